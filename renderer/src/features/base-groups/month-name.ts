import type { IsoMonth } from '#shared/kernel/month.ts'
import { writeMonth } from '#shared/text/formats.ts'
import type { Language } from '#shared/text/formats.ts'

/** `nov`, and with the year where one begins: `jan 2027`. */
export function monthName(month: IsoMonth, isWithYear: boolean, language: Language): string {
  const [name = '', year = ''] = writeMonth(month, language).split(' ')
  // March and May would look the same in Dutch by their first two letters; three tell all months apart.
  const short = language === 'nl' && name === 'maart' ? 'mrt' : name.slice(0, 3)
  return isWithYear ? `${short} ${year}` : short
}
