import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ImportEncoding } from '#shared/schema/import/model.ts'

export type DecodeRefusal =
  | 'import.fileEmpty'
  | 'import.spreadsheetFile'
  | 'import.notText'
  | 'import.encoding'

export interface DecodedText {
  readonly text: string
  readonly encoding: ImportEncoding
}

/** Node, Electron and every browser bring it; the types of shared code know none of the three. */
declare const TextDecoder: new (
  encoding: string,
  options?: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string }

/** Bytes that windows-1252 does not define. */
const UNDEFINED_BYTES = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])
/** Signs a person may have typed besides letters: quotes, dashes, euro, degrees, square, half, no-break space. */
const PLAUSIBLE_SIGNS = new Set('‘’“”„‚–—…€°²½·\u00a0')
const LETTER = /\p{L}/u
const UPPER_AFTER_LOWER = /\p{Ll}(?=[^\x00-\x7f])\p{Lu}/u
/** What UTF-8 looks like when it is read as windows-1252: "RenÃ©". */
const READ_TWICE = /[ÃÂ][^\x00-\x7f]/u

/**
 * Turns the bytes of a file into text. UTF-8 when the bytes say so or allow it, UTF-16 with a byte order mark, else
 * windows-1252 (what Excel writes by default), and only when that gives text a person could have written.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, DecodeRefusal> {
  if (bytes.length === 0) return refuse('import.fileEmpty')
  if (isSpreadsheet(bytes)) return refuse('import.spreadsheetFile')
  if (startsWith(bytes, [0xff, 0xfe])) return decodeStrictly(bytes, 'utf-16le')
  if (startsWith(bytes, [0xfe, 0xff])) return decodeStrictly(bytes, 'utf-16be')
  if (bytes.includes(0) || startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return refuse('import.notText')
  const asUtf8 = decodeStrictly(bytes, 'utf-8')
  if (asUtf8.ok || startsWith(bytes, [0xef, 0xbb, 0xbf])) return asUtf8
  const text = new TextDecoder('windows-1252').decode(bytes)
  return isPlausible(bytes, text) ? ok({ text, encoding: 'windows-1252' }) : refuse('import.encoding')
}

/** True for text that was decoded wrongly before it got here; nobody is called "RenÃ©". */
export function isGarbled(text: string): boolean {
  return text.includes('\ufffd') || /[ÃÂ][\u0080-\u00bf]/u.test(text)
}

function decodeStrictly(
  bytes: Uint8Array,
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be',
): Result<DecodedText, DecodeRefusal> {
  try {
    return ok({ text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding })
  } catch (error) {
    if (error instanceof TypeError) return refuse('import.encoding')
    throw error
  }
}

/** A zip (xlsx, ods) or an old Excel file. */
function isSpreadsheet(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

function isPlausible(bytes: Uint8Array, text: string): boolean {
  let beyondAscii = 0
  for (const byte of bytes) {
    if (UNDEFINED_BYTES.has(byte)) return false
    if (byte > 0x7f) beyondAscii += 1
  }
  if (beyondAscii * 3 > bytes.length) return false
  for (const sign of text) {
    if (sign > '\x7f' && !LETTER.test(sign) && !PLAUSIBLE_SIGNS.has(sign)) return false
  }
  return !READ_TWICE.test(text) && !UPPER_AFTER_LOWER.test(text)
}
