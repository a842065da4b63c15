/** The file for who helps. PRIV-9 */
export const supportTexts = {
  'support.title': 'Help',
  'support.sentence':
    'Does something go wrong? Make a file for who helps you. It says how the program runs, and holds no name of a child, parent or colleague.',
  'support.make': 'Make a help file',
  'support.look': 'Look at what is in it, then save it.',
  'support.save': 'Save the file',
  'support.discard': 'Throw away',
} as const
