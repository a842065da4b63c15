import type { IsoDay } from '#shared/kernel/time.ts'
import { computeDay } from '../occupancy/compute-day.ts'
import { createDayContext, type DayContext } from '../occupancy/day-context.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LocationDay } from '../occupancy/model.ts'
import type { LawBook } from '../ratio/model.ts'

/** A day of the location as it stands, with what is true of that whole day. */
export interface ComputedDay {
  readonly context: DayContext
  readonly location: LocationDay
}

/** More than a year; one check looks at some sixty days. */
const MOST_DAYS = 500

interface KnownDays {
  readonly book: LawBook
  /** Whose day it is, for the days on which an index differs from the one below it; other days are of `rest`. */
  readonly changed: ReadonlyMap<IsoDay, Map<IsoDay, ComputedDay>>
  /** Days that are the same as in the first index of all. */
  readonly rest: Map<IsoDay, ComputedDay>
}

const daysByIndex = new WeakMap<LocationIndex, KnownDays>()

/**
 * The computed day, kept with its index: an index never changes, so a day is computed once for all checks on it.
 * `undefined` for a day outside the loaded facts. The day used longest ago goes when there are too many.
 */
export function computedDayOf(index: LocationIndex, book: LawBook, day: IsoDay): ComputedDay | undefined {
  if (day < index.facts.fromDay || day > index.facts.untilDay) return undefined
  const { changed, rest } = daysOf(index, book)
  const days = changed.get(day) ?? rest
  const known = days.get(day)
  if (known !== undefined) {
    days.delete(day)
    days.set(day, known)
    return known
  }
  const fresh: ComputedDay = { context: createDayContext(index, day), location: computeDay(index, book, day) }
  days.set(day, fresh)
  if (days.size > MOST_DAYS) {
    const [oldest] = days.keys()
    if (oldest !== undefined) days.delete(oldest)
  }
  return fresh
}

/**
 * Lets an index that differs from another on a few days only use the other's computed days for the rest. To be called
 * before a day of `index` is asked for.
 */
export function shareComputedDays(
  base: LocationIndex,
  index: LocationIndex,
  book: LawBook,
  changedDays: readonly IsoDay[],
): void {
  const below = daysOf(base, book)
  const days = new Map<IsoDay, ComputedDay>()
  const changed = new Map([...below.changed, ...changedDays.map((day) => [day, days] as const)])
  daysByIndex.set(index, { book, changed, rest: below.rest })
}

function daysOf(index: LocationIndex, book: LawBook): KnownDays {
  const known = daysByIndex.get(index)
  if (known !== undefined && known.book === book) return known
  const fresh: KnownDays = { book, changed: new Map(), rest: new Map() }
  daysByIndex.set(index, fresh)
  return fresh
}
