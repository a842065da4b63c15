/** Plan of the base groups: what changes do, what happens to a child, and why something cannot be done. */
export const baseGroupTexts = {
  'command.transferChild': '{{firstName}} gaat per {{day, date}} naar {{group}}',
  'command.placeChild': '{{firstName}} start op {{day, date}} in {{group}}',
  'command.createScenario': 'Plan {{name}} bewaard',
  'command.changeScenario': 'Plan {{name}} gewijzigd',
  'command.discardScenario': 'Plan {{name}} weggegooid',
  'command.carryOutScenario_one': 'Plan {{name}} uitgevoerd: {{count}} wijziging',
  'command.carryOutScenario_other': 'Plan {{name}} uitgevoerd: {{count}} wijzigingen',

  'refusal.planOtherKind':
    '{{firstName}} kan niet naar {{group}}: dat is andere opvang of een andere locatie.',
  'refusal.planNoPlace': '{{firstName}} heeft hier geen plek. Geef eerst een plek.',
  'refusal.planNotStarted': '{{firstName}} begint pas op {{day, date}}. Kies die dag of later.',
  'refusal.planPlaceEnded': 'De plek van {{firstName}} loopt tot en met {{day, date}}. Kies een eerdere dag.',
  'refusal.planDayPast': '{{day, date}} is voorbij. Kies vandaag of later.',
  'refusal.planTwice': '{{firstName}} gaat op {{day, date}} al naar een andere groep. Kies één groep.',
  'refusal.planTooYoung': '{{firstName}} is dan nog te jong. Het kan vanaf {{day, date}}.',
  'refusal.planTooOld': '{{firstName}} is dan te oud. Het kon tot en met {{day, date}}.',
  'refusal.planTooEarly':
    'Zo ver vooruit kan niet. Leg deze plek van {{firstName}} vast vanaf {{day, date}}.',
  'refusal.planAlreadyPlaced': '{{firstName}} heeft al een plek, vanaf {{day, date}}.',
  'refusal.planLaterAgreement':
    'Voor {{firstName}} is al iets afgesproken vanaf {{day, date}}. Pas dat eerst aan.',
  'refusal.planClosedWeekday': 'Deze opvang is dicht op {{weekdayCode}}. Kies een andere dag.',
  'refusal.planTimes': 'Kijk naar de tijden op {{weekdayCode}}. Het begin moet voor het einde liggen.',
  'refusal.planTooFull':
    '{{group}} is vol op {{weekdayCode}} in week {{week, week}}: {{children}} kinderen, er kunnen er {{most}}.',
  'refusal.planNotAllowed':
    '{{group}} mag zo niet van de wet op {{weekdayCode}} in week {{week, week}} ({{children}} kinderen).',
  'refusal.planEntryClosed': '{{firstName}} staat niet meer op de wachtlijst.',
  'refusal.scenarioNameTwice': 'Er is al een plan met de naam {{name}}. Kies een andere naam.',
  'refusal.scenarioClosed': 'Plan {{name}} is {{statusCode}} en ligt vast.',
  'refusal.scenarioChangeRefused':
    'Het plan is niet uitgevoerd. Wijziging {{number}} ({{child}}) kan niet: {{sentenceCode}}',
  'scenarioStatus.open': 'open',
  'scenarioStatus.carriedOut': 'uitgevoerd',
  'scenarioStatus.discarded': 'weggegooid',

  'plan.change.transfer': '{{firstName}} gaat per {{day, date}} naar {{group}}',
  'plan.change.place': '{{firstName}} start op {{day, date}} in {{group}}',
  'plan.change.end': '{{firstName}} stopt: laatste dag {{day, date}}',

  'plan.fits': '{{firstName}} past in {{group}} vanaf {{day, day}}.',
  'plan.ends': '{{firstName}} komt tot en met {{day, day}}.',
  'plan.over': '{{group}} {{weekdayCode}} wk {{week, week}}: {{children}} kinderen, er kunnen er {{most}}.',
  'plan.overLaw':
    '{{group}} {{weekdayCode}} wk {{week, week}}: deze {{children}} kinderen mogen niet samen één groep zijn.',
  'plan.overVisit':
    '{{group}} {{weekdayCode}} wk {{week, week}}: met wennen {{children}} kinderen, er kunnen er {{most}}.',
  'plan.needRises_one':
    "{{group}} {{weekdayCode}} wk {{week, week}}: {{children}} kinderen, dus {{count}} pm'er (nu {{requiredBefore}}).",
  'plan.needRises_other':
    "{{group}} {{weekdayCode}} wk {{week, week}}: {{children}} kinderen, dus {{count}} pm'ers (nu {{requiredBefore}}).",
  'plan.needRisesUntil_one':
    "{{group}} {{weekdayCode}} wk {{week, week}} t/m {{untilWeek, week}}: {{count}} pm'er nodig (nu {{requiredBefore}}).",
  'plan.needRisesUntil_other':
    "{{group}} {{weekdayCode}} wk {{week, week}} t/m {{untilWeek, week}}: {{count}} pm'ers nodig (nu {{requiredBefore}}).",
  'plan.needRisesSchool_one':
    "Bso samen {{weekdayCode}} wk {{week, week}}: {{children}} kinderen, dus {{count}} pm'er (nu {{requiredBefore}}).",
  'plan.needRisesSchool_other':
    "Bso samen {{weekdayCode}} wk {{week, week}}: {{children}} kinderen, dus {{count}} pm'ers (nu {{requiredBefore}}).",
  'plan.needRisesSchoolUntil_one':
    "Bso samen {{weekdayCode}} wk {{week, week}} t/m {{untilWeek, week}}: {{count}} pm'er nodig (nu {{requiredBefore}}).",
  'plan.needRisesSchoolUntil_other':
    "Bso samen {{weekdayCode}} wk {{week, week}} t/m {{untilWeek, week}}: {{count}} pm'ers nodig (nu {{requiredBefore}}).",
  'plan.needFalls_one':
    "{{group}} {{weekdayCode}} wk {{week, week}}: {{count}} pm'er nodig in plaats van {{requiredBefore}}.",
  'plan.needFalls_other':
    "{{group}} {{weekdayCode}} wk {{week, week}}: {{count}} pm'ers nodig in plaats van {{requiredBefore}}.",
  'plan.needFallsUntil_one':
    "{{group}} {{weekdayCode}} wk {{week, week}} t/m {{untilWeek, week}}: {{count}} pm'er in plaats van {{requiredBefore}}.",
  'plan.needFallsUntil_other':
    "{{group}} {{weekdayCode}} wk {{week, week}} t/m {{untilWeek, week}}: {{count}} pm'ers in plaats van {{requiredBefore}}.",
  'plan.needFallsSchool_one':
    "Bso samen {{weekdayCode}} wk {{week, week}}: {{count}} pm'er nodig in plaats van {{requiredBefore}}.",
  'plan.needFallsSchool_other':
    "Bso samen {{weekdayCode}} wk {{week, week}}: {{count}} pm'ers nodig in plaats van {{requiredBefore}}.",
  'plan.needFallsSchoolUntil_one':
    "Bso samen {{weekdayCode}} wk {{week, week}} t/m {{untilWeek, week}}: {{count}} pm'er in plaats van {{requiredBefore}}.",
  'plan.needFallsSchoolUntil_other':
    "Bso samen {{weekdayCode}} wk {{week, week}} t/m {{untilWeek, week}}: {{count}} pm'ers in plaats van {{requiredBefore}}.",
  'plan.placeFreed_one': '{{group}} krijgt op {{weekdayCode}} {{count}} plek vrij vanaf wk {{week, week}}.',
  'plan.placeFreed_other':
    '{{group}} krijgt op {{weekdayCode}} {{count}} plekken vrij vanaf wk {{week, week}}.',
  'plan.ageClass':
    '{{firstName}} is dan nog geen {{years}} jaar: {{group}} telt als {{fromYears}} tot {{toYears}} jaar.',
  'plan.tooYoungForGroup':
    '{{group}} is voor kinderen vanaf {{limit}} maanden. {{firstName}} is dan {{months}} maanden.',
  'plan.tooOldForGroup':
    '{{group}} is voor kinderen tot {{limit}} maanden. {{firstName}} is dan {{months}} maanden.',
  'plan.tooYoungForGroupYears':
    '{{group}} is voor kinderen vanaf {{limit}} jaar. {{firstName}} is dan {{years}} jaar.',
  'plan.tooOldForGroupYears':
    '{{group}} is voor kinderen tot {{limit}} jaar. {{firstName}} is dan {{years}} jaar.',
  'plan.leadTooLong': 'Vastleggen kan vanaf {{day, date}}: een plek mag {{months}} maanden vooruit.',
  'plan.facesLost': 'Geen vast gezicht van {{firstName}} werkt in {{group}}. Kies een nieuw vast gezicht.',
  'plan.mentorLost':
    'De mentor van {{firstName}} ({{name}}) werkt niet in {{group}}. Kies een nieuwe mentor.',
  'plan.siblingApart': '{{firstName}} en {{name}} (zelfde gezin) zitten dan niet meer bij elkaar.',
  'plan.siblingTogether': '{{firstName}} komt bij {{name}} (zelfde gezin) in {{group}}.',
  'plan.friendApart': '{{firstName}} en {{name}} (vriendjes) zitten dan niet meer bij elkaar.',
  'plan.friendTogether': '{{firstName}} komt bij {{name}} (vriendje) in {{group}}.',
  'plan.consentForVisits':
    'Laat de ouders tekenen voor het wennen van {{firstName}} in {{group}} vanaf {{day, day}}.',
  'plan.better': 'Beter: vanaf {{day, day}}.',
  'plan.betterBirthday': 'Beter: vanaf {{day, day}}. {{firstName}} is dan {{years}} jaar.',
  'plan.betterLeaves': 'Beter: vanaf {{day, day}}. {{firstName}} is dan weg uit {{group}}.',
  'plan.betterAllowed': 'Het past vanaf {{day, day}}, met extra personeel.',
  'plan.betterAllowedBirthday':
    'Het past vanaf {{day, day}}, met extra personeel. {{firstName}} is dan {{years}} jaar.',
  'plan.betterAllowedLeaves':
    'Het past vanaf {{day, day}}, met extra personeel. {{firstName}} is dan weg uit {{group}}.',

  'plan.mark.settlingIn': '{{firstName}} went in {{group}} vanaf {{day, date}}',
  'plan.mark.transfer': 'Naar {{group}} op {{day, date}}',
  'plan.mark.start': 'Start in {{group}} op {{day, date}}',
  'plan.mark.schoolStart': 'Start op de bso ({{group}}) op {{day, date}}',
  'plan.mark.leave': 'Laatste dag {{day, date}}',
  'plan.mark.leaveAtFour': '4 jaar op {{birthday, date}}: laatste dag {{day, date}}',
  'plan.mark.leaveToSchoolCare': '4 jaar op {{birthday, date}}: daarna naar de bso ({{group}})',
  'plan.mark.birthday': '{{years}} jaar op {{day, date}}',
  'plan.mark.birthdayLess_one':
    "{{years}} jaar op {{day, date}}: op {{weekdayCode}} {{count}} pm'er in plaats van {{requiredBefore}}",
  'plan.mark.birthdayLess_other':
    "{{years}} jaar op {{day, date}}: op {{weekdayCode}} {{count}} pm'ers in plaats van {{requiredBefore}}",
  'plan.mark.birthdayMore_one':
    "{{years}} jaar op {{day, date}}: op {{weekdayCode}} {{count}} pm'er in plaats van {{requiredBefore}}",
  'plan.mark.birthdayMore_other':
    "{{years}} jaar op {{day, date}}: op {{weekdayCode}} {{count}} pm'ers in plaats van {{requiredBefore}}",

  'plan.notice.leftOut': 'Een wijziging van {{child}} staat er niet bij. {{sentenceCode}}',
  'plan.notice.groupEnds_one': '{{group}} stopt op {{day, date}}. {{count}} kind heeft daarna nog een plek.',
  'plan.notice.groupEnds_other':
    '{{group}} stopt op {{day, date}}. {{count}} kinderen hebben daarna nog een plek.',
  'plan.notice.leaving':
    'De opvang van {{name}} stopt op {{day, date}} (4 jaar). Vraag of een plek op de bso nodig is.',
} as const
