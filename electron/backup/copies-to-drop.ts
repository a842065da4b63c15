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
 * Which of these copies may go, given that the newest is sound: of each of the last seven days with a copy the newest
 * stays, and of each of the last four weeks. Files with other names are never among them.
 */
export function copiesToDrop(names: readonly string[]): readonly string[] {
  const newestFirst = names
    .flatMap((name) => {
      const moment = momentOfName(name)
      return moment === undefined ? [] : [{ name, ms: Date.parse(moment) }]
    })
    .toSorted((a, b) => b.ms - a.ms)
  const kept = new Set([
    ...newestOfEach(newestFirst, DAY_MS, 0, keptCopies.days),
    ...newestOfEach(newestFirst, 7 * DAY_MS, FIRST_MONDAY_MS, keptCopies.weeks),
  ])
  return newestFirst.map(({ name }) => name).filter((name) => !kept.has(name))
}

function newestOfEach(
  newestFirst: readonly { readonly name: string; readonly ms: number }[],
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
