/**
 * Whether each typed word starts some part of the name: "ha ber" finds Hanna van den Berg, "zo" finds Zoë. Case,
 * accents and the order of the words make no difference.
 */
export function matchName(name: string, text: string): boolean {
  const parts = wordsOf(name)
  return wordsOf(text).every((word) => parts.some((part) => part.startsWith(word)))
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s\-',.]+/)
    .filter((word) => word !== '')
}
