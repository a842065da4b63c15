import { ok } from '#shared/kernel/result.ts'
import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import { earliestChange, isChangeDay, nextChangeDay } from '../children/contract-change.ts'
import type { Contract } from '../children/model.ts'
import type { BaseGroupId, ContractId } from '../ids.ts'
import {
  refuseChange,
  type ChangedRecords,
  type ChangeSurroundings,
  type ChildRecords,
} from './child-records.ts'
import { contractsOf, findCurrent, findFittingGroup } from './find-contract.ts'
import type { PlannedChange } from './model.ts'
import { placeRecords } from './place-records.ts'
import { settleFrom, visitsAfterEnd, visitsAfterTransfer } from './settling-in.ts'

/**
 * The records of a child as a change would leave them, or why it cannot be done. The same for a plan that is tried and
 * for the command that carries it out. GROUP-1, CARE-2, CARE-4, CARE-5
 */
export function changeRecords(
  records: ChildRecords,
  change: PlannedChange,
  around: ChangeSurroundings,
): ChangedRecords {
  if (change.day < around.today) return refuseChange('planDayPast', { day: change.day })
  switch (change.kind) {
    case 'transfer':
      return transfer(records, change, around)
    case 'place':
      return placeRecords(records, change, around)
    case 'end':
      return end(records, change, around)
  }
}

/** The contract splits on the day; what was agreed for later in the same group goes along. GROUP-1, PLAN-3 */
function transfer(
  records: ChildRecords,
  change: Extract<PlannedChange, { kind: 'transfer' }>,
  around: ChangeSurroundings,
): ChangedRecords {
  const { child } = records
  const group = findFittingGroup(change.toGroupId, change, child, around)
  if (!group.ok) return group
  const found = findCurrent(records, change, around)
  if (!found.ok) return found
  const current = found.value
  if (current.groupId === change.toGroupId) {
    return refuseChange('ownGroup', { group: group.value.name, firstName: child.firstName })
  }
  const moved = moveContracts(records, current, change, around)
  const isStart = current.startDate === change.day
  const fromGroupId = isStart ? groupBefore(records, current) : current.groupId
  const kept = visitsAfterTransfer(records.settlingIns, current, change)
  const visit = settleFrom(change, fromGroupId, earliestVisit(records, current, isStart), around)
  return ok({ ...records, ...moved, settlingIns: visit === null ? kept : [...kept, visit] })
}

function moveContracts(
  records: ChildRecords,
  current: Contract,
  change: Extract<PlannedChange, { kind: 'transfer' }>,
  around: ChangeSurroundings,
): Pick<ChildRecords, 'contracts' | 'contractDays'> {
  const later = new Set(laterInSameGroup(records, current).map(({ id }) => id))
  const others = records.contracts.map((contract) =>
    later.has(contract.id) ? { ...contract, groupId: change.toGroupId } : contract,
  )
  if (current.startDate === change.day) {
    return {
      contracts: others.map((row) =>
        row.id === current.id ? { ...current, groupId: change.toGroupId } : row,
      ),
      contractDays: records.contractDays,
    }
  }
  const contractId = around.newId() as ContractId
  return {
    contracts: [
      ...others.map((row) =>
        row.id === current.id ? { ...current, endDate: addDays(change.day, -1) } : row,
      ),
      { ...current, id: contractId, groupId: change.toGroupId, startDate: change.day },
    ],
    contractDays: [
      ...records.contractDays,
      ...records.contractDays
        .filter((line) => line.contractId === current.id)
        .map((line) => ({ ...line, id: around.newId(), contractId })),
    ],
  }
}

/** A later contract in another group is a transfer that was agreed before; it stays, with all that comes after. */
function laterInSameGroup(records: ChildRecords, current: Contract): readonly Contract[] {
  const later = contractsOf(records, current).filter((contract) => contract.startDate > current.startDate)
  const stop = later.findIndex((contract) => contract.groupId !== current.groupId)
  return stop < 0 ? later : later.slice(0, stop)
}

function groupBefore(records: ChildRecords, current: Contract): BaseGroupId | null {
  const before = contractsOf(records, current).find(
    (contract) => contract.endDate === addDays(current.startDate, -1),
  )
  return before?.groupId ?? null
}

function earliestVisit(records: ChildRecords, current: Contract, isStart: boolean): IsoDay {
  if (!isStart) return current.startDate
  const before = contractsOf(records, current).find(
    (contract) => contract.endDate === addDays(current.startDate, -1),
  )
  return before?.startDate ?? current.startDate
}

/** Care ends earlier than it would by itself: on a change day of the house, after the notice. CARE-5 */
function end(
  records: ChildRecords,
  change: Extract<PlannedChange, { kind: 'end' }>,
  around: ChangeSurroundings,
): ChangedRecords {
  const { firstName } = records.child
  const found = findCurrent(records, change, around)
  if (!found.ok) return found
  const current = found.value
  const later = contractsOf(records, current).find((contract) => contract.startDate > change.day)
  if (later !== undefined) return refuseChange('planLaterAgreement', { firstName, day: later.startDate })
  if (current.endDate === change.day) return refuseChange('planPlaceEnded', { firstName, day: change.day })
  const policies = around.policiesOn(around.today)
  const effectiveDay = addDays(change.day, 1)
  if (!isChangeDay(effectiveDay, policies)) {
    return refuseChange('changeDay', { day: effectiveDay, next: nextChangeDay(effectiveDay, policies) })
  }
  const earliest = earliestChange(around.today, policies)
  if (effectiveDay < earliest) return refuseChange('changeTooEarly', { earliest, receivedOn: around.today })
  return ok({
    ...records,
    contracts: records.contracts.map((row) =>
      row.id === current.id ? { ...row, endDate: change.day } : row,
    ),
    settlingIns: visitsAfterEnd(records.settlingIns, current.groupId, change.day),
  })
}
