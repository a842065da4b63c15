/** The queue of requests in English: whose turn it is and why, several at once, and what the published rule did. */
export const queueTexts = {
  // Why a request stands where it stands
  'queue.reason.arrival': 'Came in on {{day, day}} at {{minute, time}}.',
  'queue.reason.wantedDay': 'For {{wantedDay, day}}; came in on {{day, day}} at {{minute, time}}.',
  'queue.reason.ladder':
    'Rung {{step}} of the ladder: {{rungCode}}. Came in on {{day, day}} at {{minute, time}}.',
  'queue.rung.flexibleDay': 'flexible day',
  'queue.rung.studyDay': 'study day',
  'queue.rung.holidayDay': 'holiday day',
  'queue.rung.extraHour': 'extra (half) hour',
  'queue.rung.extraDay': 'extra day',
  'queue.rung.swapDay': 'swap day',
  'queue.rung.publicHolidaySwap': 'swap for a public holiday',

  // Several at once
  'queue.skipped.rival': '{{childName}} took the last place on {{day, day}}.',
  'queue.skipped.status': 'This request no longer waits: {{statusCode}}.',
  'queue.did.approveMany_one': 'Approved {{count}} request',
  'queue.did.approveMany_other': 'Approved {{count}} requests',
  'queue.did.several_one': '{{firstCode}}, and {{count}} more',
  'queue.did.several_other': '{{firstCode}}, and {{count}} more',

  // The published rule
  'queue.did.automatic': 'Approved the request of {{childName}} ({{rungCode}} {{day, day}}) automatically',
  'refusal.automaticOff': 'The rule for automatic approval is not about: {{rungCode}}.',
  'refusal.automaticHeld': 'A person looks at this request. The rule leaves it alone.',
  'refusal.automaticUnsure': 'This is not a plain and final yes. A person decides.',
  'refusal.automaticRival': 'A request that came in earlier wants the same place. A person decides.',
} as const
