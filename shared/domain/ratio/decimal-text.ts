/**
 * A fraction as decimal text with a point, for a parameter of a sentence: `decimalText(149, 48)` is `3.104`. At most
 * three decimals, cut off and not rounded: a sum just above a whole number must stay above it, and one just below it
 * must not be shown as that number. 0.001 is finer than any difference the rules can make.
 */
export function decimalText(numerator: number, denominator: number): string {
  const whole = Math.floor(numerator / denominator)
  const thousandths = Math.floor(((numerator - whole * denominator) * 1000) / denominator)
  const decimals = String(thousandths).padStart(3, '0').replace(/0+$/, '')
  return decimals === '' ? String(whole) : `${whole}.${decimals}`
}
