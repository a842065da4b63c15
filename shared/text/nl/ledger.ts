/** Uren en tegoed: what the lines are about, what was done with them, and why something could not be done. */
export const ledgerTexts = {
  'account.swapCredit': 'ruiltegoed',
  'account.flex': 'flexibele uren',
  'account.holidayDays': 'vakantiedagen',
  'account.extraHours': 'extra uren',
  'account.serviceCosts': 'servicekosten',
  'ledgerKind.earned': 'tegoed erbij',
  'ledgerKind.granted': 'bijgeboekt',
  'ledgerKind.used': 'tegoed ingezet',
  'ledgerKind.expired': 'vervallen',
  'ledgerKind.charged': 'te factureren',
  'ledgerKind.correction': 'correctie',
  'ledgerKind.repeated': 'teruggezet',
  'ledgerSource.request': 'aanvraag',
  'ledgerSource.stay': 'snel genoteerd',
  'ledgerSource.absence': 'afmelding',
  'ledgerSource.manual': 'met de hand',
  'ledgerSource.expiry': 'vervaldatum',
  'ledgerSource.service': 'servicekosten',
  'ledgerSource.import': 'ingelezen',

  'ledger.reason.swapGiven': 'Ingeleverd voor een ruildag: {{day, day}} ({{rule}}).',
  'ledger.reason.swapUsed': 'Betaald: de ruildag op {{day, day}} ({{rule}}).',
  'ledger.reason.paidFromBalance': 'Van het tegoed af: {{kindCode}} op {{day, day}} ({{rule}}).',
  'ledger.reason.invoiced': 'Wordt achteraf berekend: {{kindCode}} op {{day, day}} ({{rule}}).',
  'ledger.reason.takenBack': 'Wat hiervoor is geboekt, is teruggedraaid ({{rule}}).',
  'ledger.reason.putBack': 'Wat was teruggedraaid, is weer geboekt ({{rule}}).',
  'ledger.reason.corrected': 'Een verkeerde regel is rechtgezet ({{rule}}).',
  'ledger.reason.bookedByHand': 'Met de hand geboekt ({{rule}}).',
  'ledger.reason.expired': 'Niet gebruikt tot en met {{day, date}} ({{rule}}).',
  'ledger.reason.serviceDirectDebit':
    'Servicekosten van het gezin over {{month, month}}, met automatische incasso ({{rule}}).',
  'ledger.reason.serviceOtherwise':
    'Servicekosten van het gezin over {{month, month}}, zonder automatische incasso ({{rule}}).',

  'command.bookBalance': '{{firstName}}: {{minutes, hours}} uur geboekt op {{accountCode}}',
  'command.correctEntry': 'Regel van {{firstName}} rechtgezet ({{accountCode}}, {{day, day}})',
  'command.setTariff': 'Tarief van {{year}} gezet: {{kindCode}}, {{centsPerHour, money}} per uur',
  'command.closeMonth': 'Maand klaargezet: {{month, month}}, {{location}}',
  'command.bookExpiries': 'Vervallen tegoed van {{location}} afgeboekt: {{lines}}×',

  'refusal.creditUsed': 'Dit tegoed is al gebruikt. Er komt {{minutes, hours}} uur tekort.',
  'refusal.balanceTooLow':
    '{{firstName}} heeft te weinig: er komt {{minutes, hours}} uur tekort ({{accountCode}}).',
  'refusal.alreadyCorrected': 'Deze regel is al rechtgezet of is zelf een correctie.',
  'refusal.tariffTooLate':
    'Het tarief van {{year}} kon tot en met {{lastDay, date}} anders. Kies een tarief vanaf {{earliestDay, date}}.',
  'refusal.monthClosed': 'De maand {{month, month}} is klaargezet. Daar verandert niets meer in.',
  'refusal.monthNotOver': 'De maand {{month, month}} kan klaargezet worden vanaf {{day, date}}.',
  'refusal.earlierMonthOpen': 'Zet eerst de maand {{month, month}} klaar.',
} as const
