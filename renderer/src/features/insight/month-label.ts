import type { Language } from '#shared/text/formats.ts'
import { civilDay } from '#shared/kernel/time.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { firstDayOfMonth } from '#shared/kernel/month.ts'

const names: Readonly<Record<Language, readonly string[]>> = {
  nl: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}

/** `nov '26`: short enough to stand under a bar. */
export function monthLabel(month: IsoMonth, language: Language): string {
  const { year, month: number } = civilDay(firstDayOfMonth(month))
  return `${names[language][number - 1] ?? ''} ’${String(year).slice(2)}`
}
