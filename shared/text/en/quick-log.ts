/** Longer stays: what was done, why a line is in the ledger, and what the manager should know. */
export const quickLogTexts = {
  'command.logStay.late': '{{firstName}} stayed longer on {{day, day}}, {{start, time}}–{{end, time}}',
  'command.logStay.early': '{{firstName}} came earlier on {{day, day}}, {{start, time}}–{{end, time}}',
  'command.removeStay.late':
    'Longer stay of {{firstName}} taken away, {{day, day}} {{start, time}}–{{end, time}}',
  'command.removeStay.early':
    'Earlier arrival of {{firstName}} taken away, {{day, day}} {{start, time}}–{{end, time}}',
  'command.waiveLongerStay': 'Longer stay of {{firstName}} on {{day, day}} not charged',

  'quickLog.reason.late': 'Stayed longer, {{start, time}}–{{end, time}}',
  'quickLog.reason.early': 'Came earlier, {{start, time}}–{{end, time}}',

  'quickLog.tooTight_one':
    'Too tight from {{start, time}} to {{end, time}}: {{count}} member of staff needed, {{rostered}} rostered.',
  'quickLog.tooTight_other':
    'Too tight from {{start, time}} to {{end, time}}: {{count}} staff needed, {{rostered}} rostered.',
  'quickLog.notAllowed':
    'From {{start, time}} to {{end, time}} the group was too large or may not be mixed like this ({{children}} children).',
} as const
