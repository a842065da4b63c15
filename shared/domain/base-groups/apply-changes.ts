import { groupBy } from '#shared/kernel/group-by.ts'
import { isValidOn, type IsoDay } from '#shared/kernel/time.ts'
import type { Contract } from '../children/model.ts'
import type { ChildId, ContractId } from '../ids.ts'
import type { IndexedContract, LocationIndex } from '../occupancy/index-location-facts.ts'
import { policiesAt } from '../policies/policies-on.ts'
import { changeRecords } from './change-records.ts'
import type { ChangeSurroundings, ChildRecords } from './child-records.ts'
import { withCare } from './create-base-plan.ts'
import type { PlannedChange } from './model.ts'
import type { BasePlan, ChildCare } from './plan-model.ts'
import type { PlanRefusal } from './refusal-codes.ts'

/** What became of one change of a list. */
export interface AppliedChange {
  readonly change: PlannedChange
  readonly firstName: string
  /** null = it is in the plan; otherwise it was left out. */
  readonly refusal: PlanRefusal | null
}

export interface ChangedPlan {
  readonly plan: BasePlan
  /** In the order of the changes. */
  readonly applied: readonly AppliedChange[]
}

/** The records of a child in a plan. */
export function recordsOfCare(care: ChildCare): ChildRecords {
  return {
    child: care.child.child,
    contracts: care.contracts.map(({ contract }) => contract),
    contractDays: care.contracts.flatMap(({ lines }) => [...lines.values()].flat()),
    settlingIns: care.settlingIns,
  }
}

/** The care that follows from changed records; what is new or in another group is marked as planned. */
export function careOfRecords(before: ChildCare, records: ChildRecords): ChildCare {
  const linesByContract = groupBy(records.contractDays, (line) => line.contractId)
  const knownGroups = new Map(before.contracts.map(({ contract }) => [contract.id, contract.groupId]))
  const plannedIds = new Set<ContractId>(before.plannedIds)
  for (const contract of records.contracts) {
    if (knownGroups.get(contract.id) !== contract.groupId) plannedIds.add(contract.id)
  }
  const contracts = records.contracts.toSorted(newestFirst).map((contract): IndexedContract => ({
    contract,
    child: before.child,
    lines: groupBy(linesByContract.get(contract.id) ?? [], (line) => line.weekday),
  }))
  return { child: before.child, contracts, settlingIns: records.settlingIns, plannedIds }
}

/** As the index of a location orders them: where two overlap, the newest counts. */
function newestFirst(a: Contract, b: Contract): number {
  if (a.startDate !== b.startDate) return a.startDate < b.startDate ? 1 : -1
  return a.id < b.id ? -1 : 1
}

/** The house as changes find it, for a plan that is only tried: ids are made up. */
export function surroundingsOf(
  index: LocationIndex,
  today: IsoDay,
  isForReal: boolean,
  newId: () => string,
): ChangeSurroundings {
  return {
    locationId: index.facts.location.id,
    today,
    isForReal,
    newId,
    secrecies: index.facts.secrecies,
    findGroup: (groupId) => index.groupById.get(groupId),
    policiesOn: (day) => policiesAt(index.policies, day),
    openingOn: (setting, weekday, day) => {
      const rows = index.facts.openingHours.filter(
        (row) => row.setting === setting && row.weekday === weekday && isValidOn(row, day),
      )
      if (rows.length === 0) return null
      return {
        startMinute: Math.min(...rows.map((row) => row.startMinute)),
        endMinute: Math.max(...rows.map((row) => row.endMinute)),
      }
    },
  }
}

/**
 * The plan with changes carried out in order, each on what the ones before made of it. What cannot be done is left out
 * and says why. Whether it still fits is for the numbers to say. PLAN-4
 */
export function applyChanges(
  plan: BasePlan,
  changes: readonly PlannedChange[],
  today: IsoDay,
  isForReal = false,
): ChangedPlan {
  let idsMade = plan.idsMade
  const newId = () => {
    idsMade += 1
    return `planned.${idsMade}`
  }
  const around = surroundingsOf(plan.index, today, isForReal, newId)
  const care = new Map<ChildId, ChildCare>()
  const transfers = new Set<string>()
  const applied = changes.map((change): AppliedChange => {
    const before = care.get(change.childId) ?? plan.care.get(change.childId)
    if (before === undefined) {
      const refusal = { code: 'notFound', params: { what: 'child', id: change.childId } } as const
      return { change, firstName: '', refusal }
    }
    const { firstName } = before.child.child
    const key = `${change.childId} ${change.setting} ${change.day}`
    if (change.kind === 'transfer' && transfers.has(key)) {
      return { change, firstName, refusal: { code: 'planTwice', params: { firstName, day: change.day } } }
    }
    const changed = changeRecords(recordsOfCare(before), change, around)
    if (!changed.ok) return { change, firstName, refusal: changed.refusal }
    if (change.kind === 'transfer') transfers.add(key)
    care.set(change.childId, careOfRecords(before, changed.value))
    return { change, firstName, refusal: null }
  })
  return { plan: { ...withCare(plan, care), idsMade }, applied }
}
