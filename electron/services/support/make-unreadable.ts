/** What stands in the place of a name. */
export const UNREADABLE = '•••'

/** Puts a mark in the place of everything that could say who somebody is. Give it every text that leaves the house. */
export type MakeUnreadable = (text: string) => string

/** Letters of any alphabet and digits: what a word is made of. */
const WORD = /[\p{L}\p{N}]+/gu

/**
 * Whatever the letters of a name look like, with an accent or without, in capitals or not, it is taken out where it
 * stands as a word: also inside an id such as `regenboog-babies`, and in the name of a folder. PRIV-9
 *
 * @param names whole names; each of their words counts, but words of one letter and the small words of a surname
 */
export function createMakeUnreadable(names: Iterable<string>): MakeUnreadable {
  const words = new Set<string>()
  for (const name of names) {
    for (const [word] of name.matchAll(WORD))
      if (word.length > 1 && !smallWords.has(fold(word))) words.add(fold(word))
  }
  return (text) => text.replaceAll(WORD, (word) => (words.has(fold(word)) ? UNREADABLE : word))
}

/** Prefixes of surnames and articles: they say nothing of anybody, and stand in every sentence. */
const smallWords = new Set([
  'de',
  'den',
  'der',
  'het',
  'van',
  'ten',
  'ter',
  'te',
  'in',
  'op',
  'of',
  'en',
  'el',
  'al',
])

function fold(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
