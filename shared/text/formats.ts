import { parseIsoMonth } from '#shared/kernel/month.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addDays, civilDay, formatMinute, parseIsoDay, parseIsoWeek, weekdayOf } from '#shared/kernel/time.ts'

/** How values are written inside a sentence. Named in a text as `{{day, day}}`; a plain `{{count}}` is written as is. */
export const languages = ['nl', 'en'] as const
export type Language = (typeof languages)[number]

type Words = {
  readonly weekdaysShort: readonly string[]
  readonly weekdays: readonly string[]
  readonly monthsShort: readonly string[]
  readonly months: readonly string[]
  readonly today: string
  readonly yesterday: string
  readonly decimalMark: string
  readonly thousandMark: string
}

const words: Readonly<Record<Language, Words>> = {
  nl: {
    weekdaysShort: ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'],
    weekdays: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
    monthsShort: ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
    months: [
      'januari',
      'februari',
      'maart',
      'april',
      'mei',
      'juni',
      'juli',
      'augustus',
      'september',
      'oktober',
      'november',
      'december',
    ],
    today: 'vandaag',
    yesterday: 'gisteren',
    decimalMark: ',',
    thousandMark: '.',
  },
  en: {
    weekdaysShort: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    monthsShort: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    today: 'today',
    yesterday: 'yesterday',
    decimalMark: '.',
    thousandMark: ',',
  },
}

/** `do 26 nov`; a text that is no day is shown as it is, so a broken parameter is visible and harmless. */
export function writeDay(value: string, language: Language): string {
  const day = parseIsoDay(value)
  if (day === undefined) return value
  const { month, dayOfMonth } = civilDay(day)
  return `${weekdayShort(day, language)} ${dayOfMonth} ${words[language].monthsShort[month - 1]}`
}

/** `vandaag`, `gisteren`, else `wo 18 nov`: a day as people say it who look back. */
export function writeRecentDay(day: IsoDay, today: IsoDay, language: Language): string {
  if (day === today) return words[language].today
  return day === addDays(today, -1) ? words[language].yesterday : writeDay(day, language)
}

/** `donderdag 26 november 2026`. */
export function writeLongDay(value: string, language: Language): string {
  const day = parseIsoDay(value)
  if (day === undefined) return value
  const { year, month, dayOfMonth } = civilDay(day)
  return `${words[language].weekdays[weekdayOf(day) - 1]} ${dayOfMonth} ${words[language].months[month - 1]} ${year}`
}

/** `26-11-2026`. */
export function writeShortDate(value: string): string {
  const day = parseIsoDay(value)
  return day === undefined ? value : `${day.slice(8)}-${day.slice(5, 7)}-${day.slice(0, 4)}`
}

export function weekdayShort(day: IsoDay, language: Language): string {
  return words[language].weekdaysShort[weekdayOf(day) - 1] ?? ''
}

/** `week 48`; with its year when asked for at the turn of the year: `week 53 (2026)`. */
export function writeWeek(value: string, isWithYear: boolean): string {
  const week = parseIsoWeek(value)
  if (week === undefined) return value
  const number = String(Number(week.slice(6)))
  return isWithYear ? `${number} (${week.slice(0, 4)})` : number
}

/** `november 2026`. */
export function writeMonth(value: string, language: Language): string {
  const month = parseIsoMonth(value)
  if (month === undefined) return value
  return `${words[language].months[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`
}

/** Whole cents: 123450 -> `€ 1.234,50`, in English `€1,234.50`; a real minus sign. */
export function writeMoney(cents: number, language: Language): string {
  if (!Number.isInteger(cents)) return String(cents)
  const digits = String(Math.abs(cents)).padStart(3, '0')
  const { thousandMark, decimalMark } = words[language]
  const euros = digits.slice(0, -2).replaceAll(/\B(?=(?:\d{3})+$)/g, thousandMark)
  const amount = `${euros}${decimalMark}${digits.slice(-2)}`
  const minus = cents < 0 ? '−' : ''
  return language === 'nl' ? `€ ${minus}${amount}` : `${minus}€${amount}`
}

/** 450 -> `07:30`. */
export function writeTime(value: number): string {
  return Number.isInteger(value) ? formatMinute(value) : String(value)
}

/** Minutes as hours: 450 -> `7,5`; a minus is the real minus sign. */
export function writeHours(minutes: number, language: Language): string {
  return writeDecimal(Math.round((minutes / 60) * 100) / 100, language)
}

/** 3.0833 -> `3,0833`; the decimal mark of the language, a real minus sign, no needless zeros. */
export function writeDecimal(value: number, language: Language): string {
  const { thousandMark, decimalMark } = words[language]
  const [whole = '', part] = String(Math.abs(value)).split('.')
  // From ten thousand on a reader needs the groups of three; below that they stand in the way.
  const grouped = whole.length < 5 ? whole : whole.replaceAll(/\B(?=(?:\d{3})+$)/g, thousandMark)
  const text = part === undefined ? grouped : `${grouped}${decimalMark}${part}`
  return value < 0 ? `−${text}` : text
}

/** +3, −2, 0. */
export function writeChange(value: number, language: Language): string {
  return value > 0 ? `+${writeDecimal(value, language)}` : writeDecimal(value, language)
}

/** Square decimetres as square metres: 350 -> `3,5`. */
export function writeSquareMetres(dm2: number, language: Language): string {
  return writeDecimal(Math.round(dm2) / 100, language)
}

/** `10 mnd` below one year, else `2;8` (years;months). */
export function writeAge(months: number, language: Language): string {
  if (months < 12) return language === 'nl' ? `${months} mnd` : `${months} mo`
  return `${Math.floor(months / 12)};${months % 12}`
}
