/** The letter to parents about groups that are together, and the words of its reasons. GROUP-2, GROUP-3 */
export const mergePaperTexts = {
  'mergePaper.greeting': 'Beste ouder,',
  'mergePaper.onDay': 'Op {{day, longDay}} zijn {{groups}} en {{last}} samen.',
  'mergePaper.period':
    'Van {{from, date}} tot en met {{until, date}} zijn {{groups}} en {{last}} vaker samen.',
  'mergePaper.onWeekday': 'Elke {{weekdayCode}} van {{start, time}} tot {{end, time}}.',
  'mergePaper.times': 'Dat is van {{start, time}} tot {{end, time}}.',
  'mergePaper.host': 'De kinderen zijn dan in de ruimte van {{host}}.',
  'mergePaper.why': 'We doen dit, omdat {{reasonCode}}.',
  'mergePaper.whyOther': 'Vraag ons gerust waarom we dit doen.',
  'mergePaper.staff': "Er zijn steeds zoveel pm'ers als de wet vraagt.",
  'mergePaper.faces': "Een baby houdt een eigen, vast gezicht als die pm'er die dag werkt.",
  'mergePaper.noConsent': 'Je hoeft niets te doen. Toestemming is hiervoor niet nodig.',
  'mergePaper.consent': 'Elke week naar een tweede groep mag alleen met jouw toestemming op papier.',
  'mergePaper.consentFree': 'Je mag altijd nee zeggen. Dan bespreken we samen wat kan.',
  'mergePaper.consentBack': 'Geef het formulier op de groep af, vóór {{from, date}}.',
  'mergePaper.questions': 'Heb je vragen? Stel ze gerust op de groep.',
  'mergePaper.regards': 'Met vriendelijke groet, {{location}}',

  'mergePaper.reason.lowOccupancy': 'er dan weinig kinderen zijn',
  'mergePaper.reason.edgeOfDay': 'er aan het begin en einde van de dag weinig kinderen zijn',
  'mergePaper.reason.illness': "een pm'er ziek is",
  'mergePaper.reason.holiday': 'er in de vakantie weinig kinderen zijn',
  'mergePaper.reason.other': 'dat die dag beter past',

  'mergePaper.weekday.1': 'maandag',
  'mergePaper.weekday.2': 'dinsdag',
  'mergePaper.weekday.3': 'woensdag',
  'mergePaper.weekday.4': 'donderdag',
  'mergePaper.weekday.5': 'vrijdag',
  'mergePaper.weekday.6': 'zaterdag',
  'mergePaper.weekday.7': 'zondag',
} as const
