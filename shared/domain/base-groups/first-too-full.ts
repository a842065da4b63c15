import { daysBetween } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { listDayChanges, sayDayChanges } from './day-changes.ts'
import type { PlannedChange } from './model.ts'
import { targetOf } from './people-effects.ts'
import { groupDayOf, type BasePlan } from './plan-model.ts'
import type { PlanRefusal } from './refusal-codes.ts'

/** Where changes would leave more children than may be there, and which of them does. */
export interface TooFull {
  /** The place of the change in the list. */
  readonly position: number
  readonly refusal: PlanRefusal
}

/**
 * The first day on which a group that was allowed before has more children than the house, the room or the law lets it
 * have; `undefined` when there is none. Visits alone are no reason. PLAN-4, GROUP-5, BKR-18
 */
export function firstTooFull(
  before: BasePlan,
  after: BasePlan,
  changes: readonly PlannedChange[],
): TooFull | undefined {
  const said = sayDayChanges(after, listDayChanges(before, after)).find(({ verdict }) => verdict === 'no')
  if (said === undefined) return undefined
  const { code, params } = said.message
  const dayOffset = daysBetween(after.firstDay, String(params['day']) as IsoDay)
  const position = changes.findIndex((change) => {
    if (change.kind === 'end') return false
    const row = after.groups.findIndex((group) => group.id === targetOf(change))
    return (
      after.groups[row]?.name === params['group'] &&
      (after.presences[groupDayOf(after, dayOffset, row)] ?? []).some(
        (presence) => presence.childId === change.childId,
      )
    )
  })
  return {
    position: Math.max(position, 0),
    refusal: { code: code === 'plan.over' ? 'planTooFull' : 'planNotAllowed', params },
  }
}
