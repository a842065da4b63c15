/** The file for who helps. PRIV-9 */
export const supportTexts = {
  'support.title': 'Hulp',
  'support.sentence':
    'Gaat er iets mis? Maak een bestand voor wie je helpt. Daarin staat hoe het programma loopt, en geen naam van een kind, ouder of collega.',
  'support.make': 'Maak een hulpbestand',
  'support.look': 'Kijk wat erin staat, en bewaar het daarna.',
  'support.save': 'Bewaar het bestand',
  'support.discard': 'Gooi weg',
} as const
