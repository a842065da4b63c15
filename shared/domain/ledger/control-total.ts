import type { LedgerEntry } from './model.ts'

/**
 * A short text over lines, the same in whatever order they come: the number of lines and two sums of 32 bits, such as
 * `12-9f00a3c1-004be77d`. A line that fell off, was changed or came in twice gives another text. It guards against
 * mistakes of files, not against somebody who wants to deceive. MONEY-4
 *
 * Per line the text `id|minutes|cents` goes through FNV-1a from two starting values; each sum is kept modulo 2^32.
 */
export function controlTotal(entries: readonly Pick<LedgerEntry, 'id' | 'minutes' | 'cents'>[]): string {
  let first = 0
  let second = 0
  for (const { id, minutes, cents } of entries) {
    const text = `${id}|${minutes}|${cents}`
    first = (first + hashOf(text, FIRST_START)) >>> 0
    second = (second + hashOf(text, SECOND_START)) >>> 0
  }
  return `${entries.length}-${hexOf(first)}-${hexOf(second)}`
}

/** The starting value of FNV-1a, and another one of our own. */
const FIRST_START = 0x811c9dc5
const SECOND_START = 0x2f0b4c47
const FNV_PRIME = 0x01000193

function hashOf(text: string, start: number): number {
  let hash = start
  // Ids are plain ASCII, so a character is a byte.
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME)
  }
  return hash >>> 0
}

function hexOf(number: number): string {
  return number.toString(16).padStart(8, '0')
}
