/** Absence with credit, consent, contracts, flexible days and study days: what was done, why not, and what it brings. */
export const careTexts = {
  'command.enterAbsenceForCredit': '{{firstName}} called off for credit: {{minutes, hours}} hours more',
  'command.enterAbsenceForCreditPartly':
    '{{firstName}} called off for credit: {{minutes, hours}} hours more, {{missed}} times without credit',
  'command.removeAbsenceForCredit': 'Absence for credit of {{firstName}} withdrawn',
  'command.recordConsent': 'Consent of {{firstName}} for {{group}} recorded, from {{day, day}}',
  'command.endConsent': 'Consent of {{firstName}} for {{group}} lasts until {{day, day}}',
  'command.changeContract': 'Contract of {{firstName}} changed from {{day, date}}',
  'command.endContract': 'Contract of {{firstName}} lasts until {{day, date}}',
  'command.enterStudyDay': '{{school}} off on {{day, day}}',
  'command.removeStudyDay': '{{school}} not off on {{day, day}} after all',

  'refusal.creditNothing': 'None of the days earns credit. {{sentenceCode}}',
  'refusal.consentNotSigned': 'A consent must be signed before it holds ({{validFrom, date}}).',
  'refusal.consentTwice':
    'There is a consent for {{group}} already, from {{validFrom, date}} to {{validUntil, date}}.',
  'refusal.changeTooEarly':
    'That is too early. Asked on {{receivedOn, date}}, it can start on {{earliest, date}}.',
  'refusal.changeDay': 'A contract changes on a fixed day of the month. The next one is {{next, date}}.',
  'refusal.changeNoRoom':
    'Starting earlier does not fit on {{weekdayCode}}. {{sentenceCode}} With the notice it can start on {{earliest, date}}.',
  'refusal.contractPeriod': 'The contract does not run on {{day, date}}, or only starts then.',
  'refusal.contractDaysMissing': 'Choose at least one day. To stop, use ‘End contract’.',
  'refusal.reasonMissing': 'Write down why you end the contract.',
  'refusal.studyDayTwice': '{{school}} is off on {{day, day}} already.',
  'refusal.studyDayNoLessons': '{{school}} has no lessons on {{day, day}}.',
  'refusal.studyDayInUse': 'Children of {{school}} are registered for {{day, day}} ({{count}}).',

  'absence.credit.earned': '{{minutes, hours}} hours of credit, to be used until {{expiresOn, date}}.',
  'absence.credit.closed': 'No credit: we are closed on {{day, day}}.',
  'absence.credit.absentAlready': 'No credit: absent on {{day, day}} already.',
  'absence.credit.otherReason': 'No credit for this reason: {{reasonCode}}.',
  'absence.credit.tooLate': 'No credit: it had to be called off by {{deadline, day}}.',
  'absence.credit.tooLateAtTime':
    'No credit: it had to be called off by {{deadline, day}} at {{minute, time}}.',
  'absence.credit.givenBefore': 'No credit: this daypart was given up before.',
  'absence.credit.maximum': 'No credit: {{most}} times is the most in {{year}}.',
  'absence.credit.notContracted': '{{firstName}} has no contracted day in this period.',
  'absence.place.lessStaff': 'The place in {{group}} is free at once. Needed: {{before}} → {{after}} staff.',
  'absence.place.sameStaff_one':
    'The place in {{group}} is free at once. Still needed: {{count}} member of staff.',
  'absence.place.sameStaff_other': 'The place in {{group}} is free at once. Still needed: {{count}} staff.',
  'absence.place.free': 'The place in {{group}} is free at once.',
  'absenceReason.ill': 'ill',
  'absenceReason.holiday': 'holiday',
  'absenceReason.other': 'other',
  'absenceReason.swappedAway': 'swapped',
  'absenceReason.suspended': 'suspended',

  'contract.room.fits_one': 'Fits ({{count}} day looked at).',
  'contract.room.fits_other': 'Fits ({{count}} days looked at).',
  'contract.room.closed': 'We are closed on this day.',

  'weekday.1': 'Monday',
  'weekday.2': 'Tuesday',
  'weekday.3': 'Wednesday',
  'weekday.4': 'Thursday',
  'weekday.5': 'Friday',
  'weekday.6': 'Saturday',
  'weekday.7': 'Sunday',

  'studyDay.cluster.nobody': 'Nobody is registered yet, so there is nothing to put together.',
  'studyDay.cluster.noLaw': 'No proposal for {{day, day}}: the law counts by group on that day.',
  'studyDay.cluster.nowhere': 'At no location do the children fit within the law and the opening hours.',
  'studyDay.cluster.apart':
    'Stay apart: together takes no fewer staff ({{minutes, hours}} hours over all locations).',
  'studyDay.cluster.onlyHere':
    'There is one location with after-school care. It takes {{minutes, hours}} hours of staff.',
  'studyDay.cluster.together_one':
    'Care for {{count}} child at {{host}} (from {{locations}}). At the busiest moment: {{peak}} staff.',
  'studyDay.cluster.together_other':
    'Care for {{count}} children at {{host}} (from {{locations}}). At the busiest moment: {{peak}} staff.',
  'studyDay.cluster.saved':
    'Apart takes {{before, hours}} hours of staff, together {{after, hours}}: {{saved, hours}} hours less.',
  'studyDay.cluster.apartNotAllowed':
    'Apart is not possible. This way it takes {{minutes, hours}} hours of staff.',
  'studyDay.cluster.noSaving':
    'It takes {{after, hours}} hours of staff, apart {{before, hours}}. This way no location has too few children.',
  'studyDay.cluster.belowMinimum_one':
    'Mind: {{location}} has {{count}} registered child; you want {{minimum}} at least.',
  'studyDay.cluster.belowMinimum_other':
    'Mind: {{location}} has {{count}} registered children; you want {{minimum}} at least.',
  'studyDay.cluster.alone': 'Mind: at {{location}} one member of staff works alone. Arrange a backup.',

  'ledger.reason.calledOff': 'Called off for credit: {{day, day}}',
} as const
