import { syncLimits } from './limits.ts'

/** A sign takes at most six bytes in JSON, as `\u0000`. */
const BYTES_A_SIGN = 6
/** A name, a number, quotes and commas. */
const BYTES_A_FIELD = 64

/** Whether a record does not fit in what is sent of it. Nearly all are so small that nothing has to be written out. */
export function isTooLargeToSend(row: object): boolean {
  if (boundOf(row) <= syncLimits.rowBytes) return false
  return bytesOf(JSON.stringify(row)) > syncLimits.rowBytes
}

/** As UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
  }
  return bytes
}

/** It is never larger than this. */
function boundOf(row: object): number {
  let bytes = 0
  for (const value of Object.values(row) as readonly unknown[]) {
    const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : value
    bytes += BYTES_A_FIELD + (typeof text === 'string' ? text.length * BYTES_A_SIGN : 0)
  }
  return bytes
}
