import type { HqReader } from '#headquarters/store/store.ts'
import type { FactQuery } from '#shared/commands/facts.ts'
import { loadLocationFacts } from '#shared/commands/load-location-facts.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import { runAsync } from '#shared/commands/run-async.ts'
import type { ExtraAttendance } from '#shared/domain/attendance/model.ts'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts, LocationDay } from '#shared/domain/occupancy/model.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import { isOverlapping } from '#shared/kernel/time.ts'

/**
 * Care that was promised anew by one commit of headquarters. Where a person set the verdict aside and answers for it,
 * nothing is proved. CHECK-5
 */
export function promisedCare(changed: readonly RowImages[]): readonly ExtraAttendance[] {
  const overridden = new Set(
    changed.flatMap(({ table, id, after }) =>
      table === 'care_request' && after !== null && (after as CareRequest).overrideReason !== '' ? [id] : [],
    ),
  )
  return changed.flatMap(({ table, before, after }) => {
    if (table !== 'extra_attendance' || after === null || before !== null) return []
    const extra = after as ExtraAttendance
    return extra.requestId === null || overridden.has(extra.requestId) ? [] : [extra]
  })
}

/**
 * Whether a promise put more children into a group than fit, or asked for more staff than the settled roster has: the
 * day as the board computes it, with and without what was promised. Not how the check itself finds out. A place that
 * was over before somebody promised is no breach of the promise, as long as it was not made worse.
 */
export async function findOvercrowding(
  reader: HqReader,
  rulebook: Rulebook,
  promised: readonly ExtraAttendance[],
): Promise<readonly string[]> {
  const own = new Set(promised.map(({ id }) => id))
  const places = new Map(promised.map((extra) => [`${extra.locationId} ${extra.day}`, extra]))
  const found: string[] = []
  for (const { locationId, day } of places.values()) {
    const facts = await runAsync(loadLocationFacts(locationId, day, day), (query) =>
      answerFor(reader, rulebook, query),
    )
    if (facts === undefined) continue
    const without = { ...facts, extraAttendances: facts.extraAttendances.filter(({ id }) => !own.has(id)) }
    const after = dayOf(facts, rulebook, day)
    const before = dayOf(without, rulebook, day)
    const stretches = promised.filter((extra) => extra.day === day && extra.locationId === locationId)
    found.push(...tooManyChildren(facts, before, after, stretches), ...tooFewStaff(before, after, stretches))
  }
  return found
}

function answerFor(reader: HqReader, rulebook: Rulebook, query: FactQuery): Promise<unknown> {
  return query.kind === 'rulebook' ? Promise.resolve(rulebook) : reader.answer(query)
}

function dayOf(facts: LocationFacts, rulebook: Rulebook, day: IsoDay): LocationDay {
  return computeDay(indexLocationFacts(facts, rulebook.schoolHolidays), rulebook.law, day)
}

function tooManyChildren(
  facts: LocationFacts,
  before: LocationDay,
  after: LocationDay,
  promised: readonly ExtraAttendance[],
): readonly string[] {
  const found: string[] = []
  for (const { groupId, segments } of after.groups) {
    const most = facts.groups.find(({ id }) => id === groupId)?.maxChildren ?? 0
    const were = before.groups.find((group) => group.groupId === groupId)?.segments ?? []
    for (const segment of segments) {
      if (segment.children <= most || !promised.some((stretch) => isOverlapping(stretch, segment))) continue
      const earlier = Math.max(
        0,
        ...were.filter((other) => isOverlapping(other, segment)).map((other) => other.children),
      )
      if (segment.children <= earlier) continue
      const from = `${segment.startMinute} to ${segment.endMinute}, ${earlier} before`
      found.push(
        `${segment.children} children in ${groupId}, where ${most} fit, on ${after.day} from ${from}`,
      )
    }
  }
  return found
}

function tooFewStaff(
  before: LocationDay,
  after: LocationDay,
  stretches: readonly Interval[],
): readonly string[] {
  if (!after.isRosterSettled || !after.isRosterKnown) return []
  const found: string[] = []
  for (const { unitId, segments } of after.units) {
    const were = before.units.find((unit) => unit.unitId === unitId)?.segments ?? []
    for (const segment of segments) {
      const { required, rostered } = segment
      if (required !== null && required <= rostered) continue
      if (!stretches.some((stretch) => isOverlapping(stretch, segment))) continue
      const earlier = were
        .filter((other) => isOverlapping(other, segment))
        .map((other) => other.required ?? 99)
      if (required !== null && required <= Math.max(0, ...earlier)) continue
      found.push(`${rostered} staff in ${unitId}, where ${String(required)} are needed, on ${after.day}`)
    }
  }
  return found
}
