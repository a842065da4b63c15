/** How the screen and the export name a line of the ledger, and what there is to look at. */
export const ledgerLineTexts = {
  'ledger.line.charged': '{{careCode}}',
  'ledger.line.balance': '{{accountCode}}: {{whatCode}}',
  'ledger.line.against': '{{whatCode}}: {{careCode}}',
  'ledger.source.request': 'aanvraag van {{day, day}}',
  'ledger.reason.import': 'Ingelezen uit een bestand.',
  'ledger.anomaly.twice': '{{childName}}: 2× hetzelfde op {{day, day}} ({{minutes, hours}} uur).',
  'ledger.anomaly.noTariff': '{{childName}}: geen tarief voor {{careCode}} op {{day, day}}.',
  'ledger.anomaly.noLine': '{{childName}}: {{careCode}} op {{day, day}} zonder regel.',
  'ledger.anomaly.notExpired':
    '{{childName}}: {{minutes, hours}} uur verliep op {{day, day}} en staat er nog.',
  'ledger.anomaly.negative': '{{childName}}: {{accountCode}} staat op {{minutes, hours}} uur.',
  'command.setFamily': 'Gegevens van gezin {{surname}} gewijzigd',
} as const
