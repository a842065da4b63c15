/** The queue of requests in Dutch: whose turn it is and why, several at once, and what the published rule did. */
export const queueTexts = {
  // Why a request stands where it stands
  'queue.reason.arrival': 'Binnen op {{day, day}} om {{minute, time}}.',
  'queue.reason.wantedDay': 'Voor {{wantedDay, day}}; binnen op {{day, day}} om {{minute, time}}.',
  'queue.reason.ladder':
    'Trede {{step}} van de ladder: {{rungCode}}. Binnen op {{day, day}} om {{minute, time}}.',
  'queue.rung.flexibleDay': 'flexibele dag',
  'queue.rung.studyDay': 'studiedag',
  'queue.rung.holidayDay': 'vakantiedag',
  'queue.rung.extraHour': 'extra (half) uur',
  'queue.rung.extraDay': 'extra dag',
  'queue.rung.swapDay': 'ruildag',
  'queue.rung.publicHolidaySwap': 'ruildag voor een feestdag',

  // Several at once
  'queue.skipped.rival': '{{childName}} nam de laatste plek op {{day, day}}.',
  'queue.skipped.status': 'Deze aanvraag wacht niet meer: {{statusCode}}.',
  'queue.did.approveMany_one': '{{count}} aanvraag goedgekeurd',
  'queue.did.approveMany_other': '{{count}} aanvragen goedgekeurd',
  'queue.did.several_one': '{{firstCode}}, en nog {{count}}',
  'queue.did.several_other': '{{firstCode}}, en nog {{count}}',

  // The published rule
  'queue.did.automatic': 'Aanvraag van {{childName}} ({{rungCode}} {{day, day}}) automatisch goedgekeurd',
  'refusal.automaticOff': 'De regel voor automatisch goedkeuren geldt niet voor: {{rungCode}}.',
  'refusal.automaticHeld': 'Een mens kijkt naar deze aanvraag. De regel laat hem met rust.',
  'refusal.automaticUnsure': 'Dit is geen gewoon en definitief ja. Een mens beslist.',
  'refusal.automaticRival': 'Een aanvraag die eerder kwam wil dezelfde plek. Een mens beslist.',
} as const
