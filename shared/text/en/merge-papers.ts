/** The letter to parents about groups that are together, and the words of its reasons. GROUP-2, GROUP-3 */
export const mergePaperTexts = {
  'mergePaper.greeting': 'Dear parent,',
  'mergePaper.onDay': 'On {{day, longDay}} {{groups}} and {{last}} are together.',
  'mergePaper.period':
    'From {{from, date}} up to {{until, date}} {{groups}} and {{last}} are together more often.',
  'mergePaper.onWeekday': 'Every {{weekdayCode}} from {{start, time}} to {{end, time}}.',
  'mergePaper.times': 'That is from {{start, time}} to {{end, time}}.',
  'mergePaper.host': 'The children are in the room of {{host}} then.',
  'mergePaper.why': 'We do this because {{reasonCode}}.',
  'mergePaper.whyOther': 'Feel free to ask us why we do this.',
  'mergePaper.staff': 'There are always as many workers as the law asks.',
  'mergePaper.faces': 'A baby keeps a fixed face of its own when that worker works that day.',
  'mergePaper.noConsent': 'You need not do anything. No consent is needed for this.',
  'mergePaper.consent': 'Going to a second group every week needs your consent on paper.',
  'mergePaper.consentFree': 'You may always say no. Then we talk about what is possible.',
  'mergePaper.consentBack': 'Please hand in the form at the group before {{from, date}}.',
  'mergePaper.questions': 'Do you have questions? Please ask them at the group.',
  'mergePaper.regards': 'Kind regards, {{location}}',

  'mergePaper.reason.lowOccupancy': 'there are few children then',
  'mergePaper.reason.edgeOfDay': 'there are few children at the start and the end of the day',
  'mergePaper.reason.illness': 'a worker is ill',
  'mergePaper.reason.holiday': 'there are few children in the holidays',
  'mergePaper.reason.other': 'that suits the day better',

  'mergePaper.weekday.1': 'Monday',
  'mergePaper.weekday.2': 'Tuesday',
  'mergePaper.weekday.3': 'Wednesday',
  'mergePaper.weekday.4': 'Thursday',
  'mergePaper.weekday.5': 'Friday',
  'mergePaper.weekday.6': 'Saturday',
  'mergePaper.weekday.7': 'Sunday',
} as const
