import { createHash } from 'node:crypto'

const LONGEST_ID = 64

/**
 * An id for a record that has no number of its own in the file: made from what identifies it, so that the same line
 * gives the same id at the next import. Readable as long as it fits, a fingerprint when it does not.
 */
export function derivedId(...parts: readonly (string | number | null)[]): string {
  const readable = parts.map((part) => part ?? 'alle').join('.')
  if (readable.length <= LONGEST_ID) return readable
  return `h.${createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 40)}`
}
