/** What stands on every sheet of paper. */
export const paperTexts = {
  'paper.page': 'Page {{page}} of {{pages}}',
  'paper.typed': 'typed',
  'paper.signature': 'Signature of {{name}}',
} as const
