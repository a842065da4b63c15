/** Longer stays: what was done, why a line is in the ledger, and what the manager should know. */
export const quickLogTexts = {
  'command.logStay.late': '{{firstName}} bleef langer op {{day, day}}, {{start, time}}–{{end, time}}',
  'command.logStay.early': '{{firstName}} kwam eerder op {{day, day}}, {{start, time}}–{{end, time}}',
  'command.removeStay.late':
    'Langer blijven van {{firstName}} weggehaald, {{day, day}} {{start, time}}–{{end, time}}',
  'command.removeStay.early':
    'Eerder komen van {{firstName}} weggehaald, {{day, day}} {{start, time}}–{{end, time}}',
  'command.waiveLongerStay': 'Langer blijven van {{firstName}} op {{day, day}} niet gerekend',

  'quickLog.reason.late': 'Bleef langer, {{start, time}}–{{end, time}}',
  'quickLog.reason.early': 'Kwam eerder, {{start, time}}–{{end, time}}',

  'quickLog.tooTight_one':
    "Te krap van {{start, time}} tot {{end, time}}: {{count}} pm'er nodig, {{rostered}} in het rooster.",
  'quickLog.tooTight_other':
    "Te krap van {{start, time}} tot {{end, time}}: {{count}} pm'ers nodig, {{rostered}} in het rooster.",
  'quickLog.notAllowed':
    'Van {{start, time}} tot {{end, time}} was de groep te groot of mag hij zo niet samen ({{children}} kinderen).',
} as const
