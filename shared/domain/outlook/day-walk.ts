import type { IsoDay } from '#shared/kernel/time.ts'
import { computeDay } from '../occupancy/compute-day.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { LocationDay } from '../occupancy/model.ts'
import type { LawBook } from '../ratio/model.ts'

/** Days of one location that are computed once and asked for by many. */
export interface DayWalk {
  readonly index: LocationIndex
  readonly book: LawBook
  /** Pauses after every day that had to be computed. `undefined` outside the loaded facts. */
  dayOn(day: IsoDay): Generator<undefined, LocationDay | undefined>
}

export function createDayWalk(index: LocationIndex, book: LawBook): DayWalk {
  const known = new Map<IsoDay, LocationDay>()
  return {
    index,
    book,
    *dayOn(day) {
      if (day < index.facts.fromDay || day > index.facts.untilDay) return undefined
      const found = known.get(day)
      if (found !== undefined) return found
      const computed = computeDay(index, book, day)
      known.set(day, computed)
      yield
      return computed
    },
  }
}
