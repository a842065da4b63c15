/** Plan of the base groups: what changes do, what happens to a child, and why something cannot be done. */
export const baseGroupTexts = {
  'command.transferChild': '{{firstName}} goes to {{group}} from {{day, date}}',
  'command.placeChild': '{{firstName}} starts in {{group}} on {{day, date}}',
  'command.createScenario': 'Plan {{name}} saved',
  'command.changeScenario': 'Plan {{name}} changed',
  'command.discardScenario': 'Plan {{name}} thrown away',
  'command.carryOutScenario_one': 'Plan {{name}} carried out: {{count}} change',
  'command.carryOutScenario_other': 'Plan {{name}} carried out: {{count}} changes',

  'refusal.planOtherKind': '{{firstName}} cannot go to {{group}}: that is other care or another location.',
  'refusal.planNoPlace': '{{firstName}} has no place here. Give a place first.',
  'refusal.planNotStarted': '{{firstName}} only starts on {{day, date}}. Choose that day or later.',
  'refusal.planPlaceEnded': 'The place of {{firstName}} ends on {{day, date}}. Choose an earlier day.',
  'refusal.planDayPast': '{{day, date}} is over. Choose today or later.',
  'refusal.planTwice': '{{firstName}} already goes to another group on {{day, date}}. Choose one group.',
  'refusal.planTooYoung': '{{firstName}} is too young then. It can be from {{day, date}}.',
  'refusal.planTooOld': '{{firstName}} is too old then. It could be until {{day, date}}.',
  'refusal.planTooEarly': 'That is too far ahead. Settle this place of {{firstName}} from {{day, date}}.',
  'refusal.planAlreadyPlaced': '{{firstName}} already has a place, from {{day, date}}.',
  'refusal.planLaterAgreement':
    'Something is agreed for {{firstName}} from {{day, date}}. Change that first.',
  'refusal.planClosedWeekday': 'This care is closed on {{weekdayCode}}. Choose another day.',
  'refusal.planTimes': 'Look at the times on {{weekdayCode}}. The start must come before the end.',
  'refusal.planTooFull':
    '{{group}} is full on {{weekdayCode}} in week {{week, week}}: {{children}} children, it holds {{most}}.',
  'refusal.planNotAllowed':
    'The law does not allow {{group}} like this on {{weekdayCode}} in week {{week, week}} ({{children}} children).',
  'refusal.planEntryClosed': '{{firstName}} is no longer on the waiting list.',
  'refusal.scenarioNameTwice': 'There is a plan named {{name}} already. Choose another name.',
  'refusal.scenarioClosed': 'Plan {{name}} is {{statusCode}} and does not change.',
  'refusal.scenarioChangeRefused':
    'The plan was not carried out. Change {{number}} ({{child}}) cannot be done: {{sentenceCode}}',
  'scenarioStatus.open': 'open',
  'scenarioStatus.carriedOut': 'carried out',
  'scenarioStatus.discarded': 'thrown away',

  'plan.change.transfer': '{{firstName}} goes to {{group}} from {{day, date}}',
  'plan.change.place': '{{firstName}} starts in {{group}} on {{day, date}}',
  'plan.change.end': '{{firstName}} stops: last day {{day, date}}',

  'plan.fits': '{{firstName}} fits in {{group}} from {{day, day}}.',
  'plan.ends': '{{firstName}} comes until {{day, day}}.',
  'plan.over': '{{group}} {{weekdayCode}} wk {{week, week}}: {{children}} children, it holds {{most}}.',
  'plan.overLaw':
    '{{group}} {{weekdayCode}} wk {{week, week}}: these {{children}} children may not be one group.',
  'plan.overVisit':
    '{{group}} {{weekdayCode}} wk {{week, week}}: {{children}} children with visits, it holds {{most}}.',
  'plan.needRises_one':
    '{{group}} {{weekdayCode}} wk {{week, week}}: {{children}} children, so {{count}} staff (now {{requiredBefore}}).',
  'plan.needRises_other':
    '{{group}} {{weekdayCode}} wk {{week, week}}: {{children}} children, so {{count}} staff (now {{requiredBefore}}).',
  'plan.needRisesUntil_one':
    '{{group}} {{weekdayCode}} wk {{week, week}} to {{untilWeek, week}}: {{count}} staff needed (now {{requiredBefore}}).',
  'plan.needRisesUntil_other':
    '{{group}} {{weekdayCode}} wk {{week, week}} to {{untilWeek, week}}: {{count}} staff needed (now {{requiredBefore}}).',
  'plan.needRisesSchool_one':
    'School groups together {{weekdayCode}} wk {{week, week}}: {{children}} children, so {{count}} staff (now {{requiredBefore}}).',
  'plan.needRisesSchool_other':
    'School groups together {{weekdayCode}} wk {{week, week}}: {{children}} children, so {{count}} staff (now {{requiredBefore}}).',
  'plan.needRisesSchoolUntil_one':
    'School groups together {{weekdayCode}} wk {{week, week}} to {{untilWeek, week}}: {{count}} staff needed (now {{requiredBefore}}).',
  'plan.needRisesSchoolUntil_other':
    'School groups together {{weekdayCode}} wk {{week, week}} to {{untilWeek, week}}: {{count}} staff needed (now {{requiredBefore}}).',
  'plan.needFalls_one':
    '{{group}} {{weekdayCode}} wk {{week, week}}: {{count}} staff needed instead of {{requiredBefore}}.',
  'plan.needFalls_other':
    '{{group}} {{weekdayCode}} wk {{week, week}}: {{count}} staff needed instead of {{requiredBefore}}.',
  'plan.needFallsUntil_one':
    '{{group}} {{weekdayCode}} wk {{week, week}} to {{untilWeek, week}}: {{count}} staff instead of {{requiredBefore}}.',
  'plan.needFallsUntil_other':
    '{{group}} {{weekdayCode}} wk {{week, week}} to {{untilWeek, week}}: {{count}} staff instead of {{requiredBefore}}.',
  'plan.needFallsSchool_one':
    'School groups together {{weekdayCode}} wk {{week, week}}: {{count}} staff needed instead of {{requiredBefore}}.',
  'plan.needFallsSchool_other':
    'School groups together {{weekdayCode}} wk {{week, week}}: {{count}} staff needed instead of {{requiredBefore}}.',
  'plan.needFallsSchoolUntil_one':
    'School groups together {{weekdayCode}} wk {{week, week}} to {{untilWeek, week}}: {{count}} staff instead of {{requiredBefore}}.',
  'plan.needFallsSchoolUntil_other':
    'School groups together {{weekdayCode}} wk {{week, week}} to {{untilWeek, week}}: {{count}} staff instead of {{requiredBefore}}.',
  'plan.placeFreed_one': '{{group}} gets {{count}} place on {{weekdayCode}} from wk {{week, week}}.',
  'plan.placeFreed_other': '{{group}} gets {{count}} places on {{weekdayCode}} from wk {{week, week}}.',
  'plan.ageClass':
    '{{firstName}} is not {{years}} yet then: {{group}} counts as {{fromYears}} to {{toYears}} years.',
  'plan.tooYoungForGroup':
    '{{group}} is for children from {{limit}} months. {{firstName}} is {{months}} months then.',
  'plan.tooOldForGroup':
    '{{group}} is for children up to {{limit}} months. {{firstName}} is {{months}} months then.',
  'plan.tooYoungForGroupYears':
    '{{group}} is for children from {{limit}} years. {{firstName}} is {{years}} years then.',
  'plan.tooOldForGroupYears':
    '{{group}} is for children up to {{limit}} years. {{firstName}} is {{years}} years then.',
  'plan.leadTooLong': 'It can be settled from {{day, date}}: a place may be {{months}} months ahead.',
  'plan.facesLost': 'No fixed face of {{firstName}} works in {{group}}. Choose a new fixed face.',
  'plan.mentorLost':
    'The mentor of {{firstName}} ({{name}}) does not work in {{group}}. Choose a new mentor.',
  'plan.siblingApart': '{{firstName}} and {{name}} (same family) are no longer together then.',
  'plan.siblingTogether': '{{firstName}} joins {{name}} (same family) in {{group}}.',
  'plan.friendApart': '{{firstName}} and {{name}} (friends) are no longer together then.',
  'plan.friendTogether': '{{firstName}} joins {{name}} (friend) in {{group}}.',
  'plan.consentForVisits':
    'Have the parents sign for the visits of {{firstName}} in {{group}} from {{day, day}}.',
  'plan.better': 'Better: from {{day, day}}.',
  'plan.betterBirthday': 'Better: from {{day, day}}. {{firstName}} is {{years}} then.',
  'plan.betterLeaves': 'Better: from {{day, day}}. {{firstName}} has left {{group}} then.',
  'plan.betterAllowed': 'It fits from {{day, day}}, with extra staff.',
  'plan.betterAllowedBirthday':
    'It fits from {{day, day}}, with extra staff. {{firstName}} is {{years}} then.',
  'plan.betterAllowedLeaves':
    'It fits from {{day, day}}, with extra staff. {{firstName}} has left {{group}} then.',

  'plan.mark.settlingIn': '{{firstName}} visits {{group}} from {{day, date}}',
  'plan.mark.transfer': 'To {{group}} on {{day, date}}',
  'plan.mark.start': 'Starts in {{group}} on {{day, date}}',
  'plan.mark.schoolStart': 'Starts school care ({{group}}) on {{day, date}}',
  'plan.mark.leave': 'Last day {{day, date}}',
  'plan.mark.leaveAtFour': '4 years on {{birthday, date}}: last day {{day, date}}',
  'plan.mark.leaveToSchoolCare': '4 years on {{birthday, date}}: then to school care ({{group}})',
  'plan.mark.birthday': 'turns {{years}} on {{day, date}}',
  'plan.mark.birthdayLess_one':
    'turns {{years}} on {{day, date}}: {{count}} staff on {{weekdayCode}} instead of {{requiredBefore}}',
  'plan.mark.birthdayLess_other':
    'turns {{years}} on {{day, date}}: {{count}} staff on {{weekdayCode}} instead of {{requiredBefore}}',
  'plan.mark.birthdayMore_one':
    'turns {{years}} on {{day, date}}: {{count}} staff on {{weekdayCode}} instead of {{requiredBefore}}',
  'plan.mark.birthdayMore_other':
    'turns {{years}} on {{day, date}}: {{count}} staff on {{weekdayCode}} instead of {{requiredBefore}}',

  'plan.notice.leftOut': 'A change of {{child}} is left out. {{sentenceCode}}',
  'plan.notice.groupEnds_one': '{{group}} ends on {{day, date}}. {{count}} child still has a place after it.',
  'plan.notice.groupEnds_other':
    '{{group}} ends on {{day, date}}. {{count}} children still have a place after it.',
  'plan.notice.leaving':
    'The care of {{name}} ends on {{day, date}} (4 years). Ask whether a place in school care is needed.',
} as const
