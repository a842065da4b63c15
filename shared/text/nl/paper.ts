/** What stands on every sheet of paper. */
export const paperTexts = {
  'paper.page': 'Pagina {{page}} van {{pages}}',
  'paper.typed': 'getypt',
  'paper.signature': 'Handtekening van {{name}}',
} as const
