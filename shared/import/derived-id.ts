import { sha256Hex } from '#shared/kernel/sha-256.ts'

const LONGEST_ID = 64

/**
 * An id for a record that has no number of its own in the file: made from what identifies it, so that the same line
 * gives the same id at the next import. Readable as long as it fits, a fingerprint when it does not.
 */
export function derivedId(...parts: readonly (string | number | null)[]): string {
  const readable = parts.map((part) => part ?? 'alle').join('.')
  if (readable.length <= LONGEST_ID) return readable
  return `h.${sha256Hex(parts.join('\u0000')).slice(0, 40)}`
}
