import type { Payment, RequestKind, SwapReason } from '#shared/domain/requests/model.ts'
import type { IsoDay, MinuteOfDay } from '#shared/kernel/time.ts'
import { addDays, civilDay, parseMinute, weekdayOf } from '#shared/kernel/time.ts'
import { parseDay } from '../../app/parse-day.ts'
import type { DayPart, ExtraHourSide } from './draft.ts'
import {
  arrows,
  balanceOfKind,
  fillers,
  isLengthUnit,
  kindWords,
  partWords,
  paymentWords,
  readAddedMinutes,
  readLength,
  reasonWords,
  sideWords,
} from './quick-words.ts'

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
  /** Longer on a day of care: on which side, and by how many minutes. EXTRA-2 */
  readonly side?: ExtraHourSide
  readonly extraMinutes?: number
  readonly payment?: Payment
}

interface Token {
  readonly text: string
  readonly lower: string
}

/**
 * A request as one line: `noor ruil do 26 > vr 27`, `sam extra 4 dec ochtend`, `levi half uur vroeg di`. Before the
 * arrow stands the day that is given up, after it the day that is wanted; without an arrow a swap names them in that
 * order.
 */
export function parseQuickLine(line: string, today: IsoDay): QuickLine {
  const tokens = line
    .replaceAll(/(->|→|>)/g, ' $1 ')
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text): Token => ({ text, lower: text.toLowerCase().replace(/[.,;]$/, '') }))
  const found: Found = {
    names: [],
    held: [],
    days: [],
    hasArrow: false,
    arrowAt: 0,
    said: {},
    pays: undefined,
    line: lineKindOf(tokens),
  }
  for (let at = 0; at < tokens.length;) at += readAt(tokens, at, found, today)
  return { childText: found.names.join(' '), ...wishOf(found) }
}

/** What the line as a whole says about words that mean two things. */
interface LineKind {
  readonly isSwap: boolean
  readonly isStudyDay: boolean
  /** A kind is named that has no length: then `+30` is a number of days. */
  readonly isOfDays: boolean
}

function lineKindOf(tokens: readonly Token[]): LineKind {
  const kinds = tokens.map(({ lower }) => kindWords[lower])
  return {
    isSwap: kinds.includes('swapDay') || tokens.some(({ lower }) => arrows.has(lower)),
    isStudyDay: kinds.includes('studyDay'),
    isOfDays: kinds.some((kind) => kind !== undefined),
  }
}

interface Found {
  readonly names: string[]
  /** Fillers that may turn out to be part of a surname: `noor van dijk`. */
  held: string[]
  readonly days: IsoDay[]
  hasArrow: boolean
  /** How many days stood before the arrow. */
  arrowAt: number
  said: Omit<QuickLine, 'childText' | 'givenDay' | 'wantedDay' | 'payment'>
  pays: 'balance' | 'invoice' | undefined
  readonly line: LineKind
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
  const said = readWord(lower, found) ?? readAmount(tokens, at, found)
  if (said !== undefined) {
    found.said = { ...found.said, ...said.said }
    found.held = []
    return said.words
  }
  const last = found.days.at(-1)
  const read = readDay(tokens, at, today, last ?? today)
  if (read !== undefined) {
    found.held = []
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

interface Said {
  readonly said: Found['said']
  readonly words: number
}

/** One word that means something by itself. */
function readWord(lower: string, found: Found): Said | undefined {
  const { line, said } = found
  const part = partWords[lower]
  const side = sideWords[lower]
  const swapReason = reasonWords[lower]
  const pays = paymentWords[lower]
  const kind = kindWords[lower]
  if (swapReason !== undefined && (line.isSwap || kind === undefined))
    return { said: { swapReason }, words: 1 }
  if (pays !== undefined) {
    found.pays = pays
    return { said: {}, words: 1 }
  }
  if (kind === 'holidayDay' && line.isStudyDay) {
    // STUDY-2: a study day paid with a holiday day.
    found.pays = 'balance'
    return { said: {}, words: 1 }
  }
  if (kind !== undefined) {
    // `extra` goes with many kinds; what is said more exactly holds.
    return { said: kind === 'extraDay' && said.kind !== undefined ? {} : { kind }, words: 1 }
  }
  if (part !== undefined) return { said: { part }, words: 1 }
  return side === undefined ? undefined : { said: { side }, words: 1 }
}

/** Times and lengths, which may take more than one word: `9-12 uur`, `half uur`, `2 uur`, `+30`. */
function readAmount(tokens: readonly Token[], at: number, { line, names }: Found): Said | undefined {
  const lowers = tokens.slice(at, at + 3).map(({ lower }) => lower)
  const [first = '', second = ''] = lowers
  if (isLengthUnit(second)) {
    const timesWithUnit = readTimes(first + second)
    if (timesWithUnit !== undefined) return { said: { part: 'own', ...timesWithUnit }, words: 2 }
  }
  const times = readTimes(first)
  if (times !== undefined) return { said: { part: 'own', ...times }, words: 1 }
  for (const words of [3, 2, 1]) {
    const extraMinutes = lowers.length < words ? undefined : readLength(lowers.slice(0, words).join(' '))
    if (extraMinutes !== undefined) return { said: { extraMinutes }, words }
  }
  if (/^\d{1,2}$/.test(first) && isLengthUnit(second)) {
    // `9 uur` is no length and no date: it stays where somebody sees that it was not read.
    names.push(...tokens.slice(at, at + 2).map(({ text }) => text))
    return { said: {}, words: 2 }
  }
  const extraMinutes = line.isOfDays || line.isSwap ? undefined : readAddedMinutes(first)
  return extraMinutes === undefined ? undefined : { said: { extraMinutes }, words: 1 }
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

/** Puts what was said together: the kind decides what the days and the payment mean. */
function wishOf({ days, hasArrow, arrowAt, said, pays }: Found): Omit<QuickLine, 'childText'> {
  const isLonger = said.side !== undefined || said.extraMinutes !== undefined
  const kind =
    isLonger && (said.kind === undefined || said.kind === 'extraDay')
      ? 'extraHour'
      : (said.kind ?? (hasArrow ? 'swapDay' : undefined))
  const balance = kind === undefined ? undefined : balanceOfKind[kind]
  const payment =
    balance === undefined || pays === undefined ? undefined : pays === 'balance' ? balance : pays
  const splitAt = hasArrow ? arrowAt : 1
  const given = kind === 'swapDay' ? days[splitAt - 1] : undefined
  const wanted = kind === 'swapDay' ? days[splitAt] : days[0]
  return {
    ...said,
    ...(kind === undefined ? {} : { kind }),
    ...(payment === undefined ? {} : { payment }),
    ...(given === undefined ? {} : { givenDay: given }),
    ...(wanted === undefined ? {} : { wantedDay: wanted }),
  }
}
