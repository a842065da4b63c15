import type { TableName } from '#shared/schema/rows/table-rows.ts'

/**
 * A fingerprint of which rows a stream holds at which version. Every row adds its own number, so the order does not
 * matter and a row is taken out by subtracting it: both sides keep it up to date as they go. It is not meant to resist
 * somebody who wants two sets to look alike; it finds rows that got lost. 16 hexadecimal digits.
 */
export interface StreamDigest {
  readonly high: number
  readonly low: number
}

export const emptyDigest: StreamDigest = { high: 0, low: 0 }

export function addToDigest(digest: StreamDigest, row: StreamDigest): StreamDigest {
  const low = digest.low + row.low
  return { high: (digest.high + row.high + (low > MAX_WORD ? 1 : 0)) >>> 0, low: low >>> 0 }
}

export function takeFromDigest(digest: StreamDigest, row: StreamDigest): StreamDigest {
  const low = digest.low - row.low
  return { high: (digest.high - row.high - (low < 0 ? 1 : 0)) >>> 0, low: low >>> 0 }
}

export function writeDigest(digest: StreamDigest): string {
  return word(digest.high) + word(digest.low)
}

/** Throws on anything but 16 hexadecimal digits: only what `writeDigest` made is ever read. */
export function readDigest(text: string): StreamDigest {
  if (!/^[0-9a-f]{16}$/.test(text)) throw new TypeError('a digest is 16 hexadecimal digits')
  return { high: Number.parseInt(text.slice(0, 8), 16), low: Number.parseInt(text.slice(8), 16) }
}

/** What one live row adds: two differently mixed 32-bit hashes of its table, id and version. */
export function digestOfRow(table: TableName, id: string, version: number): StreamDigest {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  const text = `${table}|${id}|${version}`
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2_654_435_761)
    low = Math.imul(low ^ code, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return { high: high >>> 0, low: low >>> 0 }
}

const MAX_WORD = 0xffff_ffff

function word(value: number): string {
  return value.toString(16).padStart(8, '0')
}
