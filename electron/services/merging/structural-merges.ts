import { fullName } from '#shared/domain/children/person-name.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { findStructuralMerges, type StructuralMerge } from '#shared/domain/merging/structural-merges.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { addDays, addWeeks, daysOfWeek, mondayOfWeek, type IsoDay } from '#shared/kernel/time.ts'
import { noLocation, noPlan, type MergingParts } from './merging-parts.ts'

/** Half a year of days; the screen waits a minute at most. */
const DEADLINE_MS = 45_000

/** The weekdays on which the same groups could be together week after week. MERGE-3 */
export async function describeStructural(
  { facts, lawBook, plans, clock }: MergingParts,
  { locationId, fromWeek, weeks }: ParsedInput<'merging.structural'>,
): Promise<Result<CallOutput<'merging.structural'>, Message>> {
  const monday = mondayOfWeek(fromWeek)
  const view = facts.find(locationId, monday, addDays(monday, weeks * 7 - 1))
  if (view === undefined) return noLocation(locationId)
  const today = clock.today()
  const days: IsoDay[] = []
  for (let week = 0; week < weeks; week += 1) {
    days.push(...daysOfWeek(addWeeks(fromWeek, week)).filter((day) => day >= today))
  }
  // What was set aside on some days may still be worth an agreement, so it is left in.
  const planned = await plans.plan(view, {
    days,
    dismissed: [],
    mayUseDeviation: false,
    deadlineMs: DEADLINE_MS,
  })
  if (planned === undefined) return noPlan()
  const found = findStructuralMerges(view.index, lawBook, planned)
  return ok({ weekdays: found.map((merge) => lineOf(view.index, merge)), weeks })
}

function lineOf(
  index: LocationIndex,
  merge: StructuralMerge,
): CallOutput<'merging.structural'>['weekdays'][number] {
  const { withoutConsent, groupIds, sentences, ...rest } = merge
  return {
    ...rest,
    groupIds: [...groupIds],
    withoutConsent: withoutConsent.flatMap((childId) => {
      const child = index.children.get(childId)?.child
      return child === undefined ? [] : [{ childId, name: fullName(child) }]
    }),
    sentences: [...sentences],
  }
}
