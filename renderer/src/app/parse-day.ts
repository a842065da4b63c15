import type { IsoDay, IsoWeek } from '#shared/kernel/time.ts'
import {
  addDays,
  addWeeks,
  civilDay,
  daysInMonth,
  formatDay,
  isoWeekOf,
  mondayOfWeek,
  parseIsoDay,
  parseIsoWeek,
  weekdayOf,
} from '#shared/kernel/time.ts'

const weekdayNames = [
  ['ma', 'maandag', 'mo', 'mon', 'monday'],
  ['di', 'dinsdag', 'tu', 'tue', 'tuesday'],
  ['wo', 'woensdag', 'we', 'wed', 'wednesday'],
  ['do', 'donderdag', 'th', 'thu', 'thursday'],
  ['vr', 'vrijdag', 'fr', 'fri', 'friday'],
  ['za', 'zaterdag', 'sa', 'sat', 'saturday'],
  ['zo', 'zondag', 'su', 'sun', 'sunday'],
] as const

const monthNames = [
  ['jan', 'januari', 'january'],
  ['feb', 'februari', 'february'],
  ['mrt', 'maart', 'mar', 'march'],
  ['apr', 'april'],
  ['mei', 'may'],
  ['jun', 'juni', 'june'],
  ['jul', 'juli', 'july'],
  ['aug', 'augustus', 'august'],
  ['sep', 'sept', 'september'],
  ['okt', 'oktober', 'oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
] as const

/** A date without a year is the one nearest to the anchor: in December `4 jan` is next year's. */
function nearestYear(anchor: IsoDay, month: number, dayOfMonth: number): IsoDay | undefined {
  const { year } = civilDay(anchor)
  const candidates = [year, year + 1, year - 1]
    .filter((each) => dayOfMonth >= 1 && dayOfMonth <= daysInMonth(each, month))
    .map((each) => formatDay(each, month, dayOfMonth))
  const isUpcoming = (day: IsoDay) => day >= addDays(anchor, -182) && day <= addDays(anchor, 183)
  return candidates.find(isUpcoming) ?? candidates[0]
}

function yearOf(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

function findMonth(name: string): number | undefined {
  const index = monthNames.findIndex((names) => names.some((each) => each === name))
  return index < 0 ? undefined : index + 1
}

function parseDate(text: string, anchor: IsoDay): IsoDay | undefined {
  const numeric = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?$/.exec(text)
  const named = /^(\d{1,2})\s*([a-z]+)\.?(?:\s+(\d{4}|\d{2}))?$/.exec(text)
  const match = numeric ?? named
  if (match === null) return undefined
  const [, dayText = '', monthText = '', yearText] = match
  const month = numeric === null ? findMonth(monthText) : Number(monthText)
  if (month === undefined || month < 1 || month > 12) return undefined
  if (yearText === undefined) return nearestYear(anchor, month, Number(dayText))
  const iso = `${yearOf(yearText)}-${String(month).padStart(2, '0')}-${dayText.padStart(2, '0')}`
  return parseIsoDay(iso)
}

/**
 * A day as people type it: `26-11`, `26 nov`, `26-11-2026`, `do`, `vandaag`, `morgen`, `+7`, `wk 48` (its Monday) or
 * `2026-11-26`. Dutch and English words both work. A weekday is the first one from the anchor on, the anchor included.
 */
export function parseDay(input: string, today: IsoDay, anchor: IsoDay = today): IsoDay | undefined {
  const text = input.trim().toLowerCase()
  if (text === '') return undefined
  if (text === 'vandaag' || text === 'today') return today
  if (text === 'morgen' || text === 'tomorrow') return addDays(today, 1)
  if (text === 'gisteren' || text === 'yesterday') return addDays(today, -1)
  const shift = /^([+−-])(\d{1,3})$/.exec(text)
  if (shift !== null) return addDays(anchor, shift[1] === '+' ? Number(shift[2]) : -Number(shift[2]))
  const weekday = weekdayNames.findIndex((names) => names.some((name) => name === text))
  if (weekday >= 0) return addDays(anchor, (weekday + 1 - weekdayOf(anchor) + 7) % 7)
  const iso = parseIsoDay(text)
  if (iso !== undefined) return iso
  const week = parseWeekNumber(text, anchor)
  if (week !== undefined) return mondayOfWeek(week)
  // `do 26 nov`: the name of the day is for the reader, the date decides.
  const withoutWeekday = /^[a-z]+\.?\s+(?=\d)/.exec(text)
  const isNamedDay =
    withoutWeekday !== null && weekdayNames.some((names) => names.some((name) => text.startsWith(`${name} `)))
  return parseDate(isNamedDay ? text.slice(withoutWeekday[0].length) : text, anchor)
}

function parseWeekNumber(text: string, anchor: IsoDay): IsoWeek | undefined {
  const iso = parseIsoWeek(text.toUpperCase())
  if (iso !== undefined) return iso
  const match = /^(?:wk|week|w)\s*(\d{1,2})(?:\s*[-(/ ]?\s*(\d{4})\)?)?$/.exec(text)
  if (match === null) return undefined
  const number = (match[1] ?? '').padStart(2, '0')
  if (match[2] !== undefined) return parseIsoWeek(`${match[2]}-W${number}`)
  const anchorWeek = isoWeekOf(anchor)
  const year = Number(anchorWeek.slice(0, 4))
  const candidates = [year, year + 1, year - 1]
    .map((each) => parseIsoWeek(`${each}-W${number}`))
    .filter((week) => week !== undefined)
  const first = addWeeks(anchorWeek, -26)
  const last = addWeeks(anchorWeek, 26)
  return candidates.find((week) => week >= first && week <= last) ?? candidates[0]
}

/** A week as people type it: `wk 2`, `week 53`, `2`, `2027-W02`, or any day in it (`4 jan`). */
export function parseWeek(input: string, today: IsoDay, anchor: IsoDay = today): IsoWeek | undefined {
  const text = input.trim().toLowerCase()
  const bare = /^\d{1,2}$/.test(text) ? `wk ${text}` : text
  const week = parseWeekNumber(bare, anchor)
  if (week !== undefined) return week
  const day = parseDay(text, today, anchor)
  return day === undefined ? undefined : isoWeekOf(day)
}
