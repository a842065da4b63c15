import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import type { Contract } from '../children/model.ts'
import type { BaseGroupId } from '../ids.ts'
import type { PlannedChange, SettlingIn } from './model.ts'

type Transfer = Extract<PlannedChange, { kind: 'transfer' }>

/** The weeks of visits before a transfer, as far as the child is here and they still lie ahead; null = none. PLAN-3 */
export function settleFrom(
  change: Transfer,
  fromGroupId: BaseGroupId | null,
  notBefore: IsoDay,
  around: { readonly today: IsoDay; newId(): string },
): SettlingIn | null {
  if (fromGroupId === null || fromGroupId === change.toGroupId || change.settlingInWeeks === 0) return null
  const endDay = addDays(change.day, -1)
  const wished = addDays(change.day, -7 * change.settlingInWeeks)
  const begun = wished > notBefore ? wished : notBefore
  const startDay = begun > around.today ? begun : around.today
  if (startDay > endDay) return null
  return {
    id: around.newId(),
    childId: change.childId,
    fromGroupId,
    toGroupId: change.toGroupId,
    startDay,
    endDay,
  }
}

/** Visits that were planned before: those to the group left out go, those to a later group start from the new one. */
export function visitsAfterTransfer(
  visits: readonly SettlingIn[],
  current: Contract,
  change: Transfer,
): readonly SettlingIn[] {
  const lastDay = addDays(change.day, -1)
  return visits.flatMap((visit) => {
    const isToThisContract =
      current.startDate === change.day && visit.toGroupId === current.groupId && visit.endDay === lastDay
    if (isToThisContract) return []
    if (visit.fromGroupId !== current.groupId || visit.endDay < change.day) return [visit]
    if (visit.startDay < change.day) return [{ ...visit, endDay: lastDay }]
    return visit.toGroupId === change.toGroupId ? [] : [{ ...visit, fromGroupId: change.toGroupId }]
  })
}

/** Visits from a group end with the care there. */
export function visitsAfterEnd(
  visits: readonly SettlingIn[],
  groupId: BaseGroupId,
  lastDay: IsoDay,
): readonly SettlingIn[] {
  return visits.flatMap((visit) => {
    if (visit.fromGroupId !== groupId || visit.endDay <= lastDay) return [visit]
    return visit.startDay <= lastDay ? [{ ...visit, endDay: lastDay }] : []
  })
}
