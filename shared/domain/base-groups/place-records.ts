import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { addDays, addMonths, type IsoDay } from '#shared/kernel/time.ts'
import type { Child, Contract, ContractDay } from '../children/model.ts'
import type { ContractId } from '../ids.ts'
import { firstDayInSetting, lastDayInSetting } from './age-limits.ts'
import {
  refuseChange,
  type ChangedRecords,
  type ChangeSurroundings,
  type ChildRecords,
} from './child-records.ts'
import { findFittingGroup } from './find-contract.ts'
import type { PlannedChange, PlannedWeekday } from './model.ts'
import type { PlanRefusal } from './refusal-codes.ts'
import { visitsAfterEnd } from './settling-in.ts'

/** A new contract for fixed days; from the waiting list it may take the place of the present one. CARE-2, CARE-3 */
export function placeRecords(
  records: ChildRecords,
  change: Extract<PlannedChange, { kind: 'place' }>,
  around: ChangeSurroundings,
): ChangedRecords {
  const { child } = records
  const { firstName } = child
  const group = findFittingGroup(change.groupId, change, child, around)
  if (!group.ok) return group
  const policies = around.policiesOn(change.day)
  const first = firstDayInSetting(child.birthDate, change.setting, policies)
  if (change.day < first) return refuseChange('planTooYoung', { firstName, day: first })
  const last = lastDayInSetting(child.birthDate, change.setting, policies)
  if (last !== null && change.day > last) return refuseChange('planTooOld', { firstName, day: last })
  const leadMonths = around.policiesOn(around.today)['placement.maxLeadMonths']
  if (around.isForReal && change.day > addMonths(around.today, leadMonths)) {
    return refuseChange('planTooEarly', { firstName, day: addMonths(change.day, -leadMonths) })
  }
  const replaced = makePlaceFor(records, change, around)
  if (!replaced.ok) return replaced
  const contractId = around.newId() as ContractId
  const lines: ContractDay[] = []
  for (const wanted of change.days) {
    const line = contractLine(change, wanted, contractId, around)
    if (!line.ok) return line
    lines.push(line.value)
  }
  const contract: Contract = {
    id: contractId,
    childId: child.id,
    locationId: around.locationId,
    setting: change.setting,
    groupId: change.groupId,
    form: 'fixed',
    isSchoolWeeksOnly: false,
    startDate: change.day,
    endDate: null,
  }
  return ok({
    ...replaced.value,
    contracts: [...replaced.value.contracts, contract],
    contractDays: [...records.contractDays, ...lines],
  })
}

/** One base group per setting: what there is ends the day before, and only for who asked for other days. GROUP-1 */
function makePlaceFor(
  records: ChildRecords,
  change: Extract<PlannedChange, { kind: 'place' }>,
  around: ChangeSurroundings,
): ChangedRecords {
  const { firstName } = records.child
  const own = records.contracts.filter(
    (contract) =>
      contract.setting === change.setting &&
      (contract.endDate === null || contract.endDate >= change.day) &&
      !isOverByAge(records.child, contract, change.day, around),
  )
  const later = own.find((contract) => contract.startDate > change.day)
  if (later !== undefined) return refuseChange('planLaterAgreement', { firstName, day: later.startDate })
  const [current] = own
  if (current === undefined) return ok(records)
  const isReplaceable =
    change.entryId !== null && current.locationId === around.locationId && current.startDate < change.day
  if (!isReplaceable) return refuseChange('planAlreadyPlaced', { firstName, day: current.startDate })
  return ok({
    ...records,
    contracts: records.contracts.map((row) =>
      row.id === current.id ? { ...row, endDate: addDays(change.day, -1) } : row,
    ),
    settlingIns: visitsAfterEnd(records.settlingIns, current.groupId, addDays(change.day, -1)),
  })
}

function isOverByAge(child: Child, contract: Contract, day: IsoDay, around: ChangeSurroundings): boolean {
  const last = lastDayInSetting(child.birthDate, contract.setting, around.policiesOn(day))
  return last !== null && last < day
}

function contractLine(
  change: Extract<PlannedChange, { kind: 'place' }>,
  wanted: PlannedWeekday,
  contractId: ContractId,
  around: ChangeSurroundings,
): Result<ContractDay, PlanRefusal> {
  const weekdayCode = `weekday.${wanted.weekday}`
  const opening = around.openingOn(change.setting, wanted.weekday, change.day)
  if (opening === null) return refuse({ code: 'planClosedWeekday', params: { weekdayCode } })
  const isSchool = change.setting === 'outOfSchoolCare'
  // After-school care starts when the school of the child ends. CAL-3
  const startMinute = wanted.startMinute ?? (isSchool ? null : opening.startMinute)
  const endMinute = wanted.endMinute ?? opening.endMinute
  if ((startMinute ?? opening.startMinute) >= endMinute) {
    return refuse({ code: 'planTimes', params: { weekdayCode } })
  }
  return ok({
    id: around.newId(),
    contractId,
    weekday: wanted.weekday,
    startMinute,
    endMinute,
    holidayStartMinute: isSchool ? opening.startMinute : null,
    holidayEndMinute: isSchool ? opening.endMinute : null,
  })
}
