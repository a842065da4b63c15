import type { FactQuery } from '#shared/commands/facts.ts'
import { loadLocationFacts } from '#shared/commands/load-location-facts.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import { firstDayOfMonth, lastDayOfMonth, monthOf, nextMonth } from '#shared/kernel/month.ts'
import type { IsoDay } from '#shared/kernel/time.ts'

/**
 * The facts of a long stretch, read in small steps with a pause after each: what has a day is read a month at a time.
 * The requests are those given, so that their snapshots are not read again.
 */
export function* loadFactsInSteps(
  locationId: LocationId,
  fromDay: IsoDay,
  untilDay: IsoDay,
  requests: readonly CareRequest[],
  answer: (query: FactQuery) => unknown,
): Generator<undefined, LocationFacts | undefined> {
  const loading = loadLocationFacts(locationId, fromDay, untilDay)
  let step = loading.next()
  while (step.done !== true) {
    const query: FactQuery = step.value
    const isOfRequests = query.kind === 'rows' && query.table === 'care_request'
    step = loading.next(isOfRequests ? requests : yield* answerInSteps(query, answer))
  }
  return step.value
}

function* answerInSteps(
  query: FactQuery,
  answer: (query: FactQuery) => unknown,
): Generator<undefined, unknown> {
  const months = query.kind === 'rows' ? monthsOf(query.where['day']) : null
  if (query.kind !== 'rows' || months === null) {
    const whole = answer(query)
    yield
    return whole
  }
  const found: unknown[] = []
  for (const day of months) {
    const part = answer({ ...query, where: { ...query.where, day } })
    if (Array.isArray(part)) found.push(...(part as readonly unknown[]))
    yield
  }
  return found
}

interface DayRange {
  readonly from: IsoDay
  readonly until: IsoDay
}

/** The range cut at the ends of months; null for anything that is not a range of days. */
function monthsOf(filter: unknown): readonly DayRange[] | null {
  if (!isDayRange(filter)) return null
  const ranges: DayRange[] = []
  for (let month = monthOf(filter.from); month <= monthOf(filter.until); month = nextMonth(month)) {
    const first = firstDayOfMonth(month)
    const last = lastDayOfMonth(month)
    ranges.push({
      from: first < filter.from ? filter.from : first,
      until: last > filter.until ? filter.until : last,
    })
  }
  return ranges
}

function isDayRange(filter: unknown): filter is DayRange {
  return typeof filter === 'object' && filter !== null && 'from' in filter && 'until' in filter
}
