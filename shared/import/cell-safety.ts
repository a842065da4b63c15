import { isGarbled } from './decode-text.ts'
import type { ImportCode } from './import-codes.ts'

/** Longer than any name or note; protects what shows it later. */
export const MAX_CELL_LENGTH = 2000
const BSN_HEADERS = /bsn|burgerservice|sofinummer|sofinr|^sofi$|citizenservice|socialsecurity|servicenumber/

/** True for a column that says it holds citizen numbers. `header` is normalised. FILE-3 */
export function isCitizenNumberHeader(header: string): boolean {
  return BSN_HEADERS.test(header)
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
