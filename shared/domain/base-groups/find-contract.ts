import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { isValidOn } from '#shared/kernel/time.ts'
import { isKeptOut } from '../child-file/secrecy.ts'
import type { Child, Contract } from '../children/model.ts'
import type { BaseGroupId } from '../ids.ts'
import type { BaseGroup } from '../organisation/model.ts'
import { lastDayInSetting } from './age-limits.ts'
import type { ChangeSurroundings, ChildRecords } from './child-records.ts'
import type { PlannedChange } from './model.ts'
import type { PlanRefusal } from './refusal-codes.ts'

/** The group a change names, when it can take this child and care on that day. GROUP-1, PRIV-3 */
export function findFittingGroup(
  groupId: BaseGroupId,
  { setting, day }: Pick<PlannedChange, 'setting' | 'day'>,
  child: Child,
  around: ChangeSurroundings,
): Result<BaseGroup, PlanRefusal> {
  const group = around.findGroup(groupId)
  if (group === undefined) return refuse({ code: 'notFound', params: { what: 'group', id: groupId } })
  if (group.setting !== setting || group.locationId !== around.locationId) {
    return refuse({ code: 'planOtherKind', params: { group: group.name, firstName: child.firstName } })
  }
  if (!isValidOn(group, day)) {
    return refuse({ code: 'groupNotValid', params: { group: group.name, day } })
  }
  if (isKeptOut(around.secrecies, child.id, group, day, null)) {
    return refuse({ code: 'secrecyNoVve', params: { group: group.name, firstName: child.firstName } })
  }
  return ok(group)
}

/** The contract that holds on the day of a change, or in words why none does. */
export function findCurrent(
  records: ChildRecords,
  { setting, day }: Pick<PlannedChange, 'setting' | 'day'>,
  around: ChangeSurroundings,
): Result<Contract, PlanRefusal> {
  const { child } = records
  const { firstName } = child
  const own = contractsOf(records, { setting, locationId: around.locationId })
  const last = own.at(-1)
  if (last === undefined) return refuse({ code: 'planNoPlace', params: { firstName } })
  const byAge = lastDayInSetting(child.birthDate, setting, around.policiesOn(day))
  if (byAge !== null && day > byAge) {
    return refuse({ code: 'planPlaceEnded', params: { firstName, day: byAge } })
  }
  const current = own.findLast(
    (contract) => contract.startDate <= day && (contract.endDate === null || day <= contract.endDate),
  )
  if (current !== undefined) return ok(current)
  const next = own.find((contract) => contract.startDate > day)
  if (next !== undefined) {
    return refuse({ code: 'planNotStarted', params: { firstName, day: next.startDate } })
  }
  return refuse({ code: 'planPlaceEnded', params: { firstName, day: last.endDate ?? day } })
}

/** Contracts of one setting here, in order of start. */
export function contractsOf(
  records: ChildRecords,
  { setting, locationId }: Pick<Contract, 'setting' | 'locationId'>,
): readonly Contract[] {
  return records.contracts
    .filter((contract) => contract.setting === setting && contract.locationId === locationId)
    .toSorted((a, b) => (a.startDate < b.startDate ? -1 : a.startDate > b.startDate ? 1 : 0))
}
