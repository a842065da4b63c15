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

const daysByIndex = new WeakMap<
  LocationIndex,
  { readonly book: LawBook; readonly days: Map<IsoDay, ComputedDay> }
>()

/**
 * The computed day, kept with its index: an index never changes, so a day is computed once for all checks on it.
 * `undefined` for a day outside the loaded facts. The day used longest ago goes when there are too many.
 */
export function computedDayOf(index: LocationIndex, book: LawBook, day: IsoDay): ComputedDay | undefined {
  if (day < index.facts.fromDay || day > index.facts.untilDay) return undefined
  const days = daysOf(index, book)
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

function daysOf(index: LocationIndex, book: LawBook): Map<IsoDay, ComputedDay> {
  const known = daysByIndex.get(index)
  if (known !== undefined && known.book === book) return known.days
  const days = new Map<IsoDay, ComputedDay>()
  daysByIndex.set(index, { book, days })
  return days
}
