/** The week board, the day view and the "why?" panel in Dutch. Codes in `_one` and `_other` are chosen by `count`. */
export const boardTexts = {
  // What could not be computed as it should
  'board.schoolTimesUnknown': 'Van {{child}} zijn de schooltijden niet bekend. We tellen het hele dagdeel.',
  'board.unknownChild': 'Kind {{child}} komt extra, maar staat niet in de lijst. We tellen het niet mee.',
  'board.childOutsideAge': '{{child}} heeft nog niet of niet meer de leeftijd voor deze opvang.',
  'board.attention.mergeNotAllowed': '{{groups}} samen mag niet meer op {{day, day}}.',
  'board.attention.mergeNotNeeded': '{{groups}} samen is niet meer nodig op {{day, day}}.',
  'board.mergeGroupGone': 'Samen bij {{group}} gaat niet door op {{day, day}}: een groep is er niet.',
  'board.mergeOverlap': 'Samen bij {{group}} telt niet op {{day, day}}: een groep is al ergens anders.',
  'board.unknownGroup': '{{child}} staat in een groep die we niet kennen.',
  'board.noLaw': "Voor {{day, day}} kennen we geen regels voor het aantal pm'ers.",

  // Closed
  'board.closed.weekday': 'Gesloten op deze dag.',
  'board.closed.publicHoliday': 'Gesloten: {{holidayCode}}.',
  'board.closed.organisation': 'Gesloten door de organisatie.',
  'board.closed.lowOccupancy': 'Gesloten: te weinig kinderen.',
  'board.closed.other': 'Gesloten.',
  'board.closed.note': 'Gesloten: {{note}}.',
  'board.publicHoliday.newYear': 'nieuwjaarsdag',
  'board.publicHoliday.goodFriday': 'Goede Vrijdag',
  'board.publicHoliday.easterSunday': 'eerste paasdag',
  'board.publicHoliday.easterMonday': 'tweede paasdag',
  'board.publicHoliday.kingsDay': 'Koningsdag',
  'board.publicHoliday.liberationDay': 'Bevrijdingsdag',
  'board.publicHoliday.ascensionDay': 'Hemelvaartsdag',
  'board.publicHoliday.fridayAfterAscension': 'de vrijdag na Hemelvaart',
  'board.publicHoliday.whitSunday': 'eerste pinksterdag',
  'board.publicHoliday.whitMonday': 'tweede pinksterdag',
  'board.publicHoliday.christmasDay': 'eerste kerstdag',
  'board.publicHoliday.boxingDay': 'tweede kerstdag',

  // Schools
  'board.holiday.autumn': 'herfstvakantie',
  'board.holiday.christmas': 'kerstvakantie',
  'board.holiday.spring': 'voorjaarsvakantie',
  'board.holiday.may': 'meivakantie',
  'board.holiday.summer': 'zomervakantie',
  'board.dayOff.studyDay': 'studiedag',
  'board.dayOff.marginDay': 'margedag',
  'board.note.schoolHoliday': 'Schoolvakantie: {{holidayCode}}.',
  'board.note.ownHoliday': '{{school}}: {{kindCode}}.',
  'board.note.hasLessons': '{{school}} heeft gewoon les.',
  'board.note.dayOff': '{{school}}: {{kindCode}}.',

  // Words
  'board.daypart.morning': 'ochtend',
  'board.daypart.afternoon': 'middag',
  'board.setting.dayCare': 'dagopvang',
  'board.setting.toddlerCare': 'peuteropvang',
  'board.setting.outOfSchoolCare': 'bso',

  // What to mind
  'board.caution.preschoolEducators':
    "Er zijn {{required}} pm'ers met een VE-diploma nodig ({{start, time}}–{{end, time}}); er staan er {{rostered}} in het rooster.",
  'board.caution.tightStay':
    'Te krap door langer of eerder blijven van {{children}} ({{start, time}}–{{end, time}}).',
  'board.override_one': 'Tegen het advies in goedgekeurd: {{count}} kind.',
  'board.override_other': 'Tegen het advies in goedgekeurd: {{count}} kinderen.',
  'board.caution.fixedFace_one': 'Geen vast gezicht aan het werk voor {{children}}.',
  'board.caution.fixedFace_other': 'Geen vast gezicht aan het werk voor {{count}} kinderen: {{children}}.',

  // Attention
  'board.attention.notAllowed': '{{day, day}} {{daypartCode}} {{group}}: deze groep mag zo niet.',
  'board.attention.notAllowedUnit':
    '{{day, day}} {{daypartCode}} {{settingCode}}: deze kinderen mogen zo niet samen.',
  'board.attention.shortage_one': "{{day, day}} {{daypartCode}} {{group}}: {{count}} pm'er tekort.",
  'board.attention.shortage_other': "{{day, day}} {{daypartCode}} {{group}}: {{count}} pm'ers tekort.",
  'board.attention.shortageUnit_one': "{{day, day}} {{daypartCode}} {{settingCode}}: {{count}} pm'er tekort.",
  'board.attention.shortageUnit_other':
    "{{day, day}} {{daypartCode}} {{settingCode}}: {{count}} pm'ers tekort.",
  'board.attention.fixedFace_one':
    '{{day, day}} {{daypartCode}} {{group}}: geen vast gezicht voor {{children}}.',
  'board.attention.fixedFace_other':
    '{{day, day}} {{daypartCode}} {{group}}: geen vast gezicht voor {{count}} kinderen ({{children}}).',
  'board.attention.caution': '{{day, day}} {{daypartCode}} {{group}}: let op, kijk dit na.',
  'board.attention.cautionUnit': '{{day, day}} {{daypartCode}} {{settingCode}}: let op, kijk dit na.',
  'board.attention.noRoster': '{{day, day}}: er komen kinderen, maar er is nog geen rooster.',
  'board.attention.notSettled':
    'Het rooster van week {{week, week}} staat nog niet vast en heeft een tekort.',

  // Why
  'board.why.headline_one': "Waarom {{count}} pm'er?",
  'board.why.headline_other': "Waarom {{count}} pm'ers?",
  'board.why.headlineUnit': 'Hoeveel past er in deze groep?',
  'board.why.headlineClosed': 'Waarom dicht?',
  'board.why.headlineNotAllowed': 'Waarom mag dit niet?',
  'board.why.headlineEmpty': 'Niemand verwacht',
  'board.why.enough_one':
    "Krapste moment {{start, time}}–{{end, time}}: {{children}} kinderen. Er is {{count}} pm'er nodig; in het rooster: {{rostered}}.",
  'board.why.enough_other':
    "Krapste moment {{start, time}}–{{end, time}}: {{children}} kinderen. Er zijn {{count}} pm'ers nodig; in het rooster: {{rostered}}.",
  'board.why.enoughOneChild_one':
    "Krapste moment {{start, time}}–{{end, time}}: {{children}} kind. Er is {{count}} pm'er nodig; in het rooster: {{rostered}}.",
  'board.why.enoughOneChild_other':
    "Krapste moment {{start, time}}–{{end, time}}: {{children}} kind. Er zijn {{count}} pm'ers nodig; in het rooster: {{rostered}}.",
  'board.why.short_one':
    "Tekort van {{start, time}} tot {{end, time}}: {{children}} kinderen. Er is {{count}} pm'er nodig; in het rooster: {{rostered}}.",
  'board.why.short_other':
    "Tekort van {{start, time}} tot {{end, time}}: {{children}} kinderen. Er zijn {{count}} pm'ers nodig; in het rooster: {{rostered}}.",
  'board.why.shortOneChild_one':
    "Tekort van {{start, time}} tot {{end, time}}: {{children}} kind. Er is {{count}} pm'er nodig; in het rooster: {{rostered}}.",
  'board.why.shortOneChild_other':
    "Tekort van {{start, time}} tot {{end, time}}: {{children}} kind. Er zijn {{count}} pm'ers nodig; in het rooster: {{rostered}}.",
  'board.why.noRoster_one':
    "Krapste moment {{start, time}}–{{end, time}}: {{children}} kinderen. Er is {{count}} pm'er nodig; het rooster ontbreekt.",
  'board.why.noRoster_other':
    "Krapste moment {{start, time}}–{{end, time}}: {{children}} kinderen. Er zijn {{count}} pm'ers nodig; het rooster ontbreekt.",
  'board.why.noRosterOneChild_one':
    "Krapste moment {{start, time}}–{{end, time}}: {{children}} kind. Er is {{count}} pm'er nodig; het rooster ontbreekt.",
  'board.why.noRosterOneChild_other':
    "Krapste moment {{start, time}}–{{end, time}}: {{children}} kind. Er zijn {{count}} pm'ers nodig; het rooster ontbreekt.",
  'board.why.unit_one':
    "Drukste moment {{start, time}}–{{end, time}}: {{count}} kind. Hoeveel pm'ers nodig zijn, telt de wet voor de hele bso.",
  'board.why.unit_other':
    "Drukste moment {{start, time}}–{{end, time}}: {{count}} kinderen. Hoeveel pm'ers nodig zijn, telt de wet voor de hele bso.",
  'board.why.groupTooLarge': 'Deze groep is te groot: {{children}} kinderen.',
  'board.why.headlineMerged': 'Samen met {{host}}',
  'board.why.merged':
    'Deze groep is samen met {{host}}, van {{start, time}} tot {{end, time}}. Daar tellen we iedereen.',
  'board.why.empty': 'Er komen geen kinderen.',
  'board.why.emptyStaffed_one': "Er komen geen kinderen. In het rooster: {{count}} pm'er.",
  'board.why.emptyStaffed_other': "Er komen geen kinderen. In het rooster: {{count}} pm'ers.",

  // Sums of the location, and what still fits
  'board.sum.group': '{{group}}: {{children}} aanwezig, nodig {{required}}, rooster {{rostered}}.',
  'board.sum.setting': '{{settingCode}}: {{children}} aanwezig, nodig {{required}}, rooster {{rostered}}.',
  'board.sum.total': 'Samen nodig {{required}}, rooster {{rostered}}.',
  'board.room.full': 'Er kan geen kind meer bij.',
  'board.room.age_one': 'Er kan nog {{count}} kind van {{age}} jaar bij.',
  'board.room.age_other': 'Er kunnen nog {{count}} kinderen van {{age}} jaar bij.',
  'board.room.ages_one': 'Er kan nog {{count}} kind van {{fromAge}} tot en met {{toAge}} jaar bij.',
  'board.room.ages_other': 'Er kunnen nog {{count}} kinderen van {{fromAge}} tot en met {{toAge}} jaar bij.',

  // House rules that cannot be read
  'policy.unknownCode': "We kennen de huisregel '{{policy}}' niet.",
  'policy.notJson': "De waarde van huisregel '{{policy}}' kunnen we niet lezen.",
  'policy.badValue': "De waarde van huisregel '{{policy}}' past niet.",
} as const
