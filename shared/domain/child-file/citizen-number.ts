/** Nine digits in one go, or grouped as a citizen number is written. A date or a time never looks like this. */
const NINE_DIGITS = /(?<![\d])(?:\d{9}|\d{3}([. -])\d{3}\1\d{3}|\d{4}([. -])\d{2}\2\d{3})(?!\d)/g

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
