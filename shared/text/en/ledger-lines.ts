/** How the screen and the export name a line of the ledger, and what there is to look at. */
export const ledgerLineTexts = {
  'ledger.line.charged': '{{careCode}}',
  'ledger.line.balance': '{{accountCode}}: {{whatCode}}',
  'ledger.line.against': '{{whatCode}}: {{careCode}}',
  'ledger.source.request': 'request of {{day, day}}',
  'ledger.reason.import': 'Brought in with a file.',
  'ledger.anomaly.twice': '{{childName}}: the same twice on {{day, day}} ({{minutes, hours}} hours).',
  'ledger.anomaly.noTariff': '{{childName}}: no rate for {{careCode}} on {{day, day}}.',
  'ledger.anomaly.noLine': '{{childName}}: {{careCode}} on {{day, day}} without a line.',
  'ledger.anomaly.notExpired':
    '{{childName}}: {{minutes, hours}} hours expired on {{day, day}} and still stand.',
  'ledger.anomaly.negative': '{{childName}}: {{accountCode}} stands at {{minutes, hours}} hours.',
  'command.setFamily': 'Details of the family {{surname}} changed',
} as const
