/** The week board, the day view and the "why?" panel in English. Codes in `_one` and `_other` are chosen by `count`. */
export const boardTexts = {
  // What could not be computed as it should
  'board.schoolTimesUnknown': 'The school hours of {{child}} are not known. We count the whole daypart.',
  'board.unknownChild': 'Child {{child}} comes extra but is not in the list. We do not count it.',
  'board.childOutsideAge': '{{child}} is too young or too old for this care.',
  'board.attention.mergeNotAllowed': '{{groups}} together is no longer allowed on {{day, day}}.',
  'board.attention.mergeNotNeeded': '{{groups}} together is no longer needed on {{day, day}}.',
  'board.mergeGroupGone': 'Together at {{group}} does not happen on {{day, day}}: a group is not there.',
  'board.mergeOverlap': 'Together at {{group}} does not count on {{day, day}}: a group is elsewhere already.',
  'board.unknownGroup': '{{child}} is in a group we do not know.',
  'board.noLaw': 'For {{day, day}} we know no rules for the number of staff.',

  // Closed
  'board.closed.weekday': 'Closed on this day.',
  'board.closed.publicHoliday': 'Closed: {{holidayCode}}.',
  'board.closed.organisation': 'Closed by the organisation.',
  'board.closed.lowOccupancy': 'Closed: too few children.',
  'board.closed.other': 'Closed.',
  'board.closed.note': 'Closed: {{note}}.',
  'board.publicHoliday.newYear': "New Year's Day",
  'board.publicHoliday.goodFriday': 'Good Friday',
  'board.publicHoliday.easterSunday': 'Easter Sunday',
  'board.publicHoliday.easterMonday': 'Easter Monday',
  'board.publicHoliday.kingsDay': "King's Day",
  'board.publicHoliday.liberationDay': 'Liberation Day',
  'board.publicHoliday.ascensionDay': 'Ascension Day',
  'board.publicHoliday.fridayAfterAscension': 'the Friday after Ascension Day',
  'board.publicHoliday.whitSunday': 'Whit Sunday',
  'board.publicHoliday.whitMonday': 'Whit Monday',
  'board.publicHoliday.christmasDay': 'Christmas Day',
  'board.publicHoliday.boxingDay': 'Boxing Day',

  // Schools
  'board.holiday.autumn': 'autumn holiday',
  'board.holiday.christmas': 'Christmas holiday',
  'board.holiday.spring': 'spring holiday',
  'board.holiday.may': 'May holiday',
  'board.holiday.summer': 'summer holiday',
  'board.dayOff.studyDay': 'study day',
  'board.dayOff.marginDay': 'margin day',
  'board.note.schoolHoliday': 'School holiday: {{holidayCode}}.',
  'board.note.ownHoliday': '{{school}}: {{kindCode}}.',
  'board.note.hasLessons': '{{school}} has lessons as usual.',
  'board.note.dayOff': '{{school}}: {{kindCode}}.',

  // Words
  'board.daypart.morning': 'morning',
  'board.daypart.afternoon': 'afternoon',
  'board.setting.dayCare': 'day care',
  'board.setting.toddlerCare': 'toddler care',
  'board.setting.outOfSchoolCare': 'out-of-school care',

  // What to mind
  'board.caution.preschoolEducators':
    '{{required}} staff with a preschool diploma are needed ({{start, time}}–{{end, time}}); {{rostered}} are on the roster.',
  'board.caution.tightStay':
    'Too tight because {{children}} came early or stayed late ({{start, time}}–{{end, time}}).',
  'board.override_one': 'Approved against the advice: {{count}} child.',
  'board.override_other': 'Approved against the advice: {{count}} children.',
  'board.caution.fixedFace_one': 'No fixed face at work for {{children}}.',
  'board.caution.fixedFace_other': 'No fixed face at work for {{count}} children: {{children}}.',

  // Attention
  'board.attention.notAllowed': '{{day, day}} {{daypartCode}} {{group}}: this group is not allowed.',
  'board.attention.notAllowedUnit':
    '{{day, day}} {{daypartCode}} {{settingCode}}: these children may not be together.',
  'board.attention.shortage_one': '{{day, day}} {{daypartCode}} {{group}}: {{count}} staff short.',
  'board.attention.shortage_other': '{{day, day}} {{daypartCode}} {{group}}: {{count}} staff short.',
  'board.attention.shortageUnit_one': '{{day, day}} {{daypartCode}} {{settingCode}}: {{count}} staff short.',
  'board.attention.shortageUnit_other':
    '{{day, day}} {{daypartCode}} {{settingCode}}: {{count}} staff short.',
  'board.attention.fixedFace_one': '{{day, day}} {{daypartCode}} {{group}}: no fixed face for {{children}}.',
  'board.attention.fixedFace_other':
    '{{day, day}} {{daypartCode}} {{group}}: no fixed face for {{count}} children ({{children}}).',
  'board.attention.caution': '{{day, day}} {{daypartCode}} {{group}}: take care, check this.',
  'board.attention.cautionUnit': '{{day, day}} {{daypartCode}} {{settingCode}}: take care, check this.',
  'board.attention.noRoster': '{{day, day}}: children come but there is no roster yet.',
  'board.attention.notSettled': 'The roster of week {{week, week}} is not settled yet and is short.',

  // Why
  'board.why.headline_one': 'Why {{count}} staff member?',
  'board.why.headline_other': 'Why {{count}} staff?',
  'board.why.headlineUnit': 'How many fit in this group?',
  'board.why.headlineClosed': 'Why closed?',
  'board.why.headlineNotAllowed': 'Why is this not allowed?',
  'board.why.headlineEmpty': 'Nobody expected',
  'board.why.enough_one':
    'Tightest moment {{start, time}}–{{end, time}}: {{children}} children. {{count}} staff member is needed; on the roster: {{rostered}}.',
  'board.why.enough_other':
    'Tightest moment {{start, time}}–{{end, time}}: {{children}} children. {{count}} staff are needed; on the roster: {{rostered}}.',
  'board.why.enoughOneChild_one':
    'Tightest moment {{start, time}}–{{end, time}}: {{children}} child. {{count}} staff member is needed; on the roster: {{rostered}}.',
  'board.why.enoughOneChild_other':
    'Tightest moment {{start, time}}–{{end, time}}: {{children}} child. {{count}} staff are needed; on the roster: {{rostered}}.',
  'board.why.short_one':
    'Short from {{start, time}} to {{end, time}}: {{children}} children. {{count}} staff member is needed; on the roster: {{rostered}}.',
  'board.why.short_other':
    'Short from {{start, time}} to {{end, time}}: {{children}} children. {{count}} staff are needed; on the roster: {{rostered}}.',
  'board.why.shortOneChild_one':
    'Short from {{start, time}} to {{end, time}}: {{children}} child. {{count}} staff member is needed; on the roster: {{rostered}}.',
  'board.why.shortOneChild_other':
    'Short from {{start, time}} to {{end, time}}: {{children}} child. {{count}} staff are needed; on the roster: {{rostered}}.',
  'board.why.noRoster_one':
    'Tightest moment {{start, time}}–{{end, time}}: {{children}} children. {{count}} staff member is needed; there is no roster.',
  'board.why.noRoster_other':
    'Tightest moment {{start, time}}–{{end, time}}: {{children}} children. {{count}} staff are needed; there is no roster.',
  'board.why.noRosterOneChild_one':
    'Tightest moment {{start, time}}–{{end, time}}: {{children}} child. {{count}} staff member is needed; there is no roster.',
  'board.why.noRosterOneChild_other':
    'Tightest moment {{start, time}}–{{end, time}}: {{children}} child. {{count}} staff are needed; there is no roster.',
  'board.why.unit_one':
    'Busiest moment {{start, time}}–{{end, time}}: {{count}} child. The law counts the staff needed for all out-of-school care together.',
  'board.why.unit_other':
    'Busiest moment {{start, time}}–{{end, time}}: {{count}} children. The law counts the staff needed for all out-of-school care together.',
  'board.why.groupTooLarge': 'This group is too large: {{children}} children.',
  'board.why.headlineMerged': 'Together with {{host}}',
  'board.why.merged':
    'This group is together with {{host}}, from {{start, time}} to {{end, time}}. Everybody is counted there.',
  'board.why.empty': 'No children come.',
  'board.why.emptyStaffed_one': 'No children come. On the roster: {{count}} staff member.',
  'board.why.emptyStaffed_other': 'No children come. On the roster: {{count}} staff.',

  // Sums of the location, and what still fits
  'board.sum.group': '{{group}}: {{children}} present, needed {{required}}, rostered {{rostered}}.',
  'board.sum.setting': '{{settingCode}}: {{children}} present, needed {{required}}, rostered {{rostered}}.',
  'board.sum.total': 'Together needed {{required}}, rostered {{rostered}}.',
  'board.room.full': 'No more children fit.',
  'board.room.age_one': '{{count}} more child aged {{age}} fits.',
  'board.room.age_other': '{{count}} more children aged {{age}} fit.',
  'board.room.ages_one': '{{count}} more child aged {{fromAge}} to {{toAge}} fits.',
  'board.room.ages_other': '{{count}} more children aged {{fromAge}} to {{toAge}} fit.',

  // House rules that cannot be read
  'policy.unknownCode': "We do not know the house rule '{{policy}}'.",
  'policy.notJson': "The value of house rule '{{policy}}' cannot be read.",
  'policy.badValue': "The value of house rule '{{policy}}' does not fit.",
} as const
