import type { RequestKind, SwapReason } from '#shared/domain/requests/model.ts'
import type { IsoDay, MinuteOfDay } from '#shared/kernel/time.ts'
import { addDays, civilDay, parseMinute, weekdayOf } from '#shared/kernel/time.ts'
import { parseDay } from '../../app/parse-day.ts'
import type { DayPart } from './draft.ts'

/** What could be read from one line; whatever was not said is left out. */
export interface QuickLine {
  /** The words that are left: the name of the child. */
  readonly childText: string
  readonly kind?: RequestKind
  readonly givenDay?: IsoDay
  readonly wantedDay?: IsoDay
  readonly part?: DayPart
  readonly startMinute?: MinuteOfDay
  readonly endMinute?: MinuteOfDay
  readonly swapReason?: SwapReason
}

const kindWords: Readonly<Record<string, RequestKind>> = {
  ruil: 'swapDay',
  ruilt: 'swapDay',
  ruilen: 'swapDay',
  ruildag: 'swapDay',
  swap: 'swapDay',
  swaps: 'swapDay',
  extra: 'extraDay',
  erbij: 'extraDay',
}
const partWords: Readonly<Record<string, DayPart>> = {
  ochtend: 'morning',
  och: 'morning',
  morning: 'morning',
  middag: 'afternoon',
  mid: 'afternoon',
  afternoon: 'afternoon',
}
const reasonWords: Readonly<Record<string, SwapReason>> = {
  ziek: 'illness',
  ziekte: 'illness',
  ill: 'illness',
  feestdag: 'publicHoliday',
  holiday: 'publicHoliday',
  prive: 'private',
  privé: 'private',
  private: 'private',
}
/** Words people put between the parts and that say nothing by themselves. */
const fillers = new Set([
  'dag',
  'day',
  'op',
  'on',
  'van',
  'from',
  'de',
  'hele',
  'full',
  'voor',
  'for',
  'in',
  'plaats',
])
const arrows = new Set(['>', '->', '→', 'naar', 'to', 'tegen'])

interface Token {
  readonly text: string
  readonly lower: string
}

/**
 * A request as one line: `noor ruil do 26 > vr 27`, `sam extra 4 dec ochtend`, `levi ruil ma > wo 8:30-13:00`. Before
 * the arrow stands the day that is given up, after it the day that is wanted; without an arrow a swap names them in
 * that order.
 */
export function parseQuickLine(line: string, today: IsoDay): QuickLine {
  const tokens = line
    .replaceAll(/(->|→|>)/g, ' $1 ')
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text): Token => ({ text, lower: text.toLowerCase().replace(/[.,;]$/, '') }))
  const found: Found = { names: [], held: [], days: [], hasArrow: false, arrowAt: 0, said: {} }
  for (let at = 0; at < tokens.length;) at += readAt(tokens, at, found, today)
  return { childText: found.names.join(' '), ...found.said, ...daysOf(found) }
}

interface Found {
  readonly names: string[]
  /** Fillers that may turn out to be part of a surname: `noor van dijk`. */
  held: string[]
  readonly days: IsoDay[]
  hasArrow: boolean
  /** How many days stood before the arrow. */
  arrowAt: number
  said: Omit<QuickLine, 'childText' | 'givenDay' | 'wantedDay'>
}

/** Reads what stands at this place and answers how many words it took. */
function readAt(tokens: readonly Token[], at: number, found: Found, today: IsoDay): number {
  const token = tokens[at]
  if (token === undefined) return 1
  const { lower } = token
  if (arrows.has(lower)) {
    found.hasArrow = true
    found.arrowAt = found.days.length
    found.held = []
    return 1
  }
  const kind = kindWords[lower]
  if (kind !== undefined) found.said = { ...found.said, kind }
  const part = partWords[lower]
  if (part !== undefined) found.said = { ...found.said, part }
  const swapReason = reasonWords[lower]
  if (swapReason !== undefined) found.said = { ...found.said, swapReason }
  const times = readTimes(lower)
  if (times !== undefined) found.said = { ...found.said, part: 'own', ...times }
  const isSaid = kind !== undefined || part !== undefined || swapReason !== undefined || times !== undefined
  const last = found.days.at(-1)
  const read = isSaid ? undefined : readDay(tokens, at, today, last ?? today)
  if (isSaid || read !== undefined) found.held = []
  if (isSaid) return 1
  if (read !== undefined) {
    // `do > do`: to the same weekday a week later.
    found.days.push(read.day === last ? addDays(read.day, 7) : read.day)
    return read.words
  }
  if (fillers.has(lower)) {
    found.held.push(token.text)
  } else {
    if (found.names.length > 0) found.names.push(...found.held)
    found.held = []
    found.names.push(token.text)
  }
  return 1
}

/** The longest run of words here that is a day: `do 26 nov`, `26 nov`, `do 26`, `26-11`, `do`. */
function readDay(
  tokens: readonly Token[],
  at: number,
  today: IsoDay,
  anchor: IsoDay,
): { readonly day: IsoDay; readonly words: number } | undefined {
  for (const words of [4, 3, 2, 1]) {
    const run = tokens.slice(at, at + words)
    if (run.length < words) continue
    const text = run.map(({ lower }) => lower).join(' ')
    const day = parseDay(text, today, anchor) ?? parseDayOfMonth(text, today, anchor)
    if (day !== undefined) return { day, words }
  }
  return undefined
}

/** `do 26` or `26e`: the nearest such day to the anchor that is not past, on that weekday when one is named. */
function parseDayOfMonth(text: string, today: IsoDay, anchor: IsoDay): IsoDay | undefined {
  const match = /^(?:([a-z]{2,9}) )?(\d{1,2})(?:e|th|st|nd|rd)?$/.exec(text)
  if (match === null) return undefined
  const [, weekdayText, dayText = ''] = match
  const named = weekdayText === undefined ? undefined : parseDay(weekdayText, today, today)
  // A word that names no weekday belongs to the name of the child.
  if (weekdayText !== undefined && named === undefined) return undefined
  const isAsked = (day: IsoDay) =>
    day >= today &&
    civilDay(day).dayOfMonth === Number(dayText) &&
    (named === undefined || weekdayOf(day) === weekdayOf(named))
  for (let distance = 0; distance <= 370; distance += 1) {
    const day = [addDays(anchor, distance), addDays(anchor, -distance)].find(isAsked)
    if (day !== undefined) return day
  }
  return undefined
}

/** `8:30-13:00`, `8.30–13`, `8-13u`. */
function readTimes(
  text: string,
): { readonly startMinute: MinuteOfDay; readonly endMinute: MinuteOfDay } | undefined {
  const match = /^(\d{1,2}(?:[:.]\d{2})?)[-–](\d{1,2}(?:[:.]\d{2})?)(u|uur|h)?$/.exec(text)
  if (match === null) return undefined
  const [, startText = '', endText = '', unit] = match
  // `26-11` is a date; two bare hours are times only when somebody says so.
  if (unit === undefined && !/[:.]/.test(startText + endText)) return undefined
  const startMinute = minuteOf(startText)
  const endMinute = minuteOf(endText)
  return startMinute === undefined || endMinute === undefined ? undefined : { startMinute, endMinute }
}

function minuteOf(text: string): MinuteOfDay | undefined {
  const withColon = text.replace('.', ':')
  return parseMinute(withColon.includes(':') ? withColon : `${withColon}:00`)
}

function daysOf({
  days,
  hasArrow,
  arrowAt,
  said,
}: Found): Pick<QuickLine, 'givenDay' | 'wantedDay' | 'kind'> {
  const isSwap = said.kind === 'swapDay' || (said.kind === undefined && hasArrow)
  if (!isSwap) return days[0] === undefined ? {} : { wantedDay: days[0] }
  const splitAt = hasArrow ? arrowAt : 1
  const given = days[splitAt - 1]
  const wanted = days[splitAt]
  return {
    kind: 'swapDay',
    ...(given === undefined ? {} : { givenDay: given }),
    ...(wanted === undefined ? {} : { wantedDay: wanted }),
  }
}
