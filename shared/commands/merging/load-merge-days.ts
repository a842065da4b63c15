import { daysHeldWithin } from '#shared/domain/merging/agreement-days.ts'
import { LOOK_AHEAD_DAYS, type WantedMerge } from '#shared/domain/merging/judge-agreement.ts'
import { indexLocationFacts, type LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import { addDays, daysOfWeek, isoWeekOf } from '#shared/kernel/time.ts'
import { findRulebook, type Facts } from '../facts.ts'
import { loadLocationFacts } from '../load-location-facts.ts'

/** Whole weeks, because in how many rooms a child comes is counted by week. MERGE-2 */
export function* loadMergeDays(merge: WantedMerge): Facts<LocationIndex | undefined> {
  const { schoolHolidays } = yield* findRulebook()
  const held = daysHeldWithin(merge)
  const first = held[0] ?? merge.validFrom
  const ahead = addDays(merge.validFrom, LOOK_AHEAD_DAYS - 1)
  const last = held.findLast((day) => day <= ahead) ?? first
  const from = daysOfWeek(isoWeekOf(first))[0] ?? first
  const until = daysOfWeek(isoWeekOf(last)).at(-1) ?? last
  const facts = yield* loadLocationFacts(merge.locationId, from, until)
  return facts === undefined ? undefined : indexLocationFacts(facts, schoolHolidays)
}
