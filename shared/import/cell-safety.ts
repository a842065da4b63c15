import { isGarbled } from './decode-text.ts'
import type { ImportCode } from './import-codes.ts'

/** Longer than any name or note; protects what shows it later. */
export const MAX_CELL_LENGTH = 2000

/** Nine digits in one go, or grouped as a citizen number is written. A date or a time never looks like this. */
const NINE_DIGITS = /(?<![\d])(?:\d{9}|\d{3}([. -])\d{3}\1\d{3}|\d{4}([. -])\d{2}\2\d{3})(?!\d)/g
const BSN_HEADERS = /bsn|burgerservice|sofinummer|sofinr|^sofi$|citizenservice|socialsecurity|servicenumber/

/** True for a column that says it holds citizen numbers. `header` is normalised. FILE-3 */
export function isCitizenNumberHeader(header: string): boolean {
  return BSN_HEADERS.test(header)
}

/** True when some nine digits in the text pass the eleven-test, so that they may be a citizen number. FILE-3 */
export function hasCitizenNumber(text: string): boolean {
  if (text.length < 9) return false
  for (const match of text.matchAll(NINE_DIGITS)) {
    if (isElevenProof(match[0].replaceAll(/\D/g, ''))) return true
  }
  return false
}

/** 9a + 8b + 7c + ... + 2h - i must be a multiple of eleven. */
function isElevenProof(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < 9; index += 1) {
    const weight = index === 8 ? -1 : 9 - index
    sum += weight * Number(digits[index])
  }
  return sum % 11 === 0 && /[1-9]/.test(digits)
}

/**
 * Why a cell may not be taken over as it is, or `undefined`. A text that starts like a formula would be run by the
 * spreadsheet somebody opens our export with; it is refused rather than changed, so that nobody's name gets an
 * invisible sign in front.
 */
export function findUnsafe(raw: string): ImportCode | undefined {
  if (raw.length > MAX_CELL_LENGTH) return 'import.tooLong'
  const text = raw.trim()
  if (/^[\t\r\n]/.test(raw) || /^[=@]/.test(text) || /^[+-](?![\d\s.,:]*$)/.test(text))
    return 'import.formula'
  if (hasControlSign(raw)) return 'import.controlSign'
  if (isGarbled(raw)) return 'import.garbled'
  return undefined
}

/** Control signs other than the line breaks and tabs a note may have. */
function hasControlSign(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || (code >= 127 && code < 160)) return true
  }
  return false
}
