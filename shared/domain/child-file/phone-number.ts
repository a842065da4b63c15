/** Digits, and what people put between them. */
const PHONE_FORM = /^(\+|00)?[0-9(][0-9()\-. ]*$/
const DUTCH_DIGITS = 10
const FOREIGN_MIN_DIGITS = 8
const FOREIGN_MAX_DIGITS = 15

/**
 * Whether a text can be called: ten digits that begin with 0, or a number of another country with + or 00 before it.
 * So nine digits alone, which may be a citizen number, never pass. FILE-1, FILE-3
 */
export function isPhoneNumber(text: string): boolean {
  const typed = text.trim()
  if (!PHONE_FORM.test(typed)) return false
  const digits = typed.replaceAll(/\D/g, '')
  if (typed.startsWith('+')) return isBetween(digits.length)
  if (digits.startsWith('00')) return isBetween(digits.length - 2)
  return digits.startsWith('0') && digits.length === DUTCH_DIGITS
}

function isBetween(count: number): boolean {
  return FOREIGN_MIN_DIGITS <= count && count <= FOREIGN_MAX_DIGITS
}
