import { momentOfName } from './copy-names.ts'

/**
 * How many copies stay. A week of days, because most of what goes wrong is noticed within days; and four weeks, because
 * the rest is noticed at the end of a month, when the ledger is closed. Older ones would only keep people in them longer
 * than the house has a reason for. PRIV-1
 */
export const keptCopies = { days: 7, weeks: 4 } as const

const DAY_MS = 86_400_000
/** The day before the first Monday of 1970 began three days earlier. */
const FIRST_MONDAY_MS = -3 * DAY_MS

/**
 * Which of these copies may go, given that `made` is sound: of each of the last seven days with a copy the newest stays,
 * and of each of the last four weeks, counted back from that one. Those with a later name are of a clock that stood wrong,
 * then or now, and are counted by themselves: they push nothing out. Files with other names are never among them.
 */
export function copiesToDrop(names: readonly string[], made: string): readonly string[] {
  const newestFirst = names
    .flatMap((name) => {
      const moment = momentOfName(name)
      return moment === undefined ? [] : [{ name, ms: Date.parse(moment) }]
    })
    .toSorted((a, b) => b.ms - a.ms)
  const madeMs = newestFirst.find(({ name }) => name === made)?.ms ?? Number.POSITIVE_INFINITY
  const later = newestFirst.filter(({ ms }) => ms > madeMs)
  const upToNow = newestFirst.filter(({ ms }) => ms <= madeMs)
  const kept = new Set([upToNow, later].flatMap(keptOf))
  return newestFirst.map(({ name }) => name).filter((name) => !kept.has(name))
}

function keptOf(newestFirst: readonly Dated[]): readonly string[] {
  return [
    ...newestOfEach(newestFirst, DAY_MS, 0, keptCopies.days),
    ...newestOfEach(newestFirst, 7 * DAY_MS, FIRST_MONDAY_MS, keptCopies.weeks),
  ]
}

interface Dated {
  readonly name: string
  readonly ms: number
}

function newestOfEach(
  newestFirst: readonly Dated[],
  lengthMs: number,
  originMs: number,
  most: number,
): readonly string[] {
  const newest = new Map<number, string>()
  for (const { name, ms } of newestFirst) {
    const period = Math.floor((ms - originMs) / lengthMs)
    if (!newest.has(period) && newest.size < most) newest.set(period, name)
  }
  return [...newest.values()]
}
