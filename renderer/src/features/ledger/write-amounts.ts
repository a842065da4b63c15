import type { Language } from '#shared/text/formats.ts'
import { writeHours, writeMoney } from '#shared/text/formats.ts'

/** Minutes as hours with at least one decimal, as in a column: 660 -> `11,0`, 30 -> `0,5`. */
export function writeColumnHours(minutes: number, language: Language): string {
  const text = writeHours(minutes, language)
  return /[.,]/.test(text) ? text : `${text}${language === 'nl' ? ',0' : '.0'}`
}

/** The same with its sign: `+0,5`, `−11,0`. */
export function writeSignedHours(minutes: number, language: Language): string {
  const text = writeColumnHours(minutes, language)
  return minutes > 0 ? `+${text}` : text
}

/** Empty where there is no amount: a balance holds no money. */
export function writeCents(cents: number, language: Language): string {
  return cents === 0 ? '' : writeMoney(cents, language)
}
