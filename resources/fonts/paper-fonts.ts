import faces from './inter.json' with { type: 'json' }

/** The faces for paper as font files in base64. They are part of the bundle: nothing is looked up beside the program. */
export const paperFonts: Readonly<Record<'regular' | 'bold', string>> = faces
