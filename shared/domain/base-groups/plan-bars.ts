import { must } from '#shared/kernel/invariant.ts'
import { addDays, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import type { BaseGroupId } from '../ids.ts'
import type { IndexedContract } from '../occupancy/index-location-facts.ts'
import type { CareSetting } from '../organisation/model.ts'
import { policiesAt } from '../policies/policies-on.ts'
import { firstDayInSetting, lastDayInSetting } from './age-limits.ts'
import type { BasePlan, ChildCare } from './plan-model.ts'

/** A stretch of one child in one group. */
export interface PlanBar {
  readonly groupId: BaseGroupId
  readonly setting: CareSetting
  readonly startDay: IsoDay
  readonly endDay: IsoDay
  readonly isSettlingIn: boolean
  readonly weekdays: readonly Weekday[]
  readonly isPlanned: boolean
  /** The care ends on `endDay` because of the child's age. CARE-4 */
  readonly isEndOfAge: boolean
  /** The care goes on after `endDay`, or began before `startDay`, outside the weeks that are shown. */
  readonly goesOn: boolean
  readonly isBegun: boolean
}

/**
 * The bars of a child within the horizon, in order of day: one per contract, two joined when only the paper changed,
 * and one per stretch of settling in. CARE-2, CARE-4, PLAN-3
 */
export function barsOfChild(
  plan: BasePlan,
  care: ChildCare,
  settledIds: ReadonlySet<string>,
): readonly PlanBar[] {
  const bars: PlanBar[] = []
  for (const indexed of care.contracts.toReversed()) {
    const bar = barOfContract(plan, care, indexed)
    if (bar !== null) addBar(bars, bar)
  }
  const lastDay = must(plan.days.at(-1), 'a plan has days').day
  for (const visit of care.settlingIns) {
    const group = plan.index.groupById.get(visit.toGroupId)
    if (group === undefined || visit.endDay < plan.firstDay || visit.startDay > lastDay) continue
    bars.push({
      groupId: visit.toGroupId,
      setting: group.setting,
      startDay: later(visit.startDay, plan.firstDay),
      endDay: earlier(visit.endDay, lastDay),
      isSettlingIn: true,
      weekdays: weekdaysAt(care, group.setting, visit.endDay),
      isPlanned: !settledIds.has(visit.id),
      isEndOfAge: false,
      goesOn: false,
      isBegun: visit.startDay < plan.firstDay,
    })
  }
  return bars.toSorted((a, b) => (a.startDay < b.startDay ? -1 : a.startDay > b.startDay ? 1 : 0))
}

function barOfContract(
  plan: BasePlan,
  care: ChildCare,
  { contract, lines }: IndexedContract,
): PlanBar | null {
  const { birthDate } = care.child.child
  const lastDay = must(plan.days.at(-1), 'a plan has days').day
  const policies = policiesAt(plan.index.policies, later(contract.startDate, plan.firstDay))
  const byAge = lastDayInSetting(birthDate, contract.setting, policies)
  const end =
    contract.endDate === null ? byAge : byAge === null ? contract.endDate : earlier(contract.endDate, byAge)
  const start = later(contract.startDate, firstDayInSetting(birthDate, contract.setting, policies))
  const startDay = later(start, plan.firstDay)
  const endDay = end === null ? lastDay : earlier(end, lastDay)
  if (startDay > endDay || !plan.index.groupById.has(contract.groupId)) return null
  return {
    ...{ groupId: contract.groupId, setting: contract.setting, startDay, endDay, isSettlingIn: false },
    weekdays: [...lines.keys()].toSorted((a, b) => a - b),
    isPlanned: care.plannedIds.has(contract.id),
    isEndOfAge: end !== null && end === byAge && end <= lastDay,
    goesOn: end === null || end > lastDay,
    isBegun: start < plan.firstDay,
  }
}

/** Two contracts on end in one group on the same days are one bar. */
function addBar(bars: PlanBar[], bar: PlanBar): void {
  const place = bars.findLastIndex((other) => other.setting === bar.setting)
  const before = bars[place]
  const isOn =
    before !== undefined &&
    before.groupId === bar.groupId &&
    before.isPlanned === bar.isPlanned &&
    addDays(before.endDay, 1) === bar.startDay &&
    before.weekdays.join() === bar.weekdays.join()
  if (isOn) bars[place] = { ...bar, startDay: before.startDay, isBegun: before.isBegun }
  else bars.push(bar)
}

function weekdaysAt(care: ChildCare, setting: CareSetting, day: IsoDay): readonly Weekday[] {
  const held = care.contracts.find(
    ({ contract }) =>
      contract.setting === setting &&
      contract.startDate <= day &&
      (contract.endDate === null || day <= contract.endDate),
  )
  return held === undefined ? [] : [...held.lines.keys()].toSorted((a, b) => a - b)
}

function later(a: IsoDay, b: IsoDay): IsoDay {
  return a > b ? a : b
}

function earlier(a: IsoDay, b: IsoDay): IsoDay {
  return a < b ? a : b
}
