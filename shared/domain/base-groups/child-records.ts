import type { Result } from '#shared/kernel/result.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { Interval, IsoDay, Weekday } from '#shared/kernel/time.ts'
import type { Secrecy } from '../child-file/model.ts'
import type { Child, Contract, ContractDay } from '../children/model.ts'
import type { BaseGroupId, LocationId } from '../ids.ts'
import type { BaseGroup, CareSetting } from '../organisation/model.ts'
import type { HousePolicies } from '../policies/model.ts'
import type { SettlingIn } from './model.ts'
import type { PlanRefusal, PlanRefusalCode } from './refusal-codes.ts'

/** What is recorded of one child's care; the same shape before and after a change. */
export interface ChildRecords {
  readonly child: Child
  readonly contracts: readonly Contract[]
  readonly contractDays: readonly ContractDay[]
  readonly settlingIns: readonly SettlingIn[]
}

/** What a change is checked against besides the child's own records. */
export interface ChangeSurroundings {
  readonly locationId: LocationId
  readonly today: IsoDay
  /** Only carried out for real a place must not be asked too long beforehand. CARE-3 */
  readonly isForReal: boolean
  /** Who may not be placed in preschool education, and when. PRIV-3 */
  readonly secrecies: readonly Secrecy[]
  findGroup(groupId: BaseGroupId): BaseGroup | undefined
  policiesOn(day: IsoDay): HousePolicies
  /** When a setting is open on such a weekday at that time; null = it is not. CAL-1 */
  openingOn(setting: CareSetting, weekday: Weekday, day: IsoDay): Interval | null
  newId(): string
}

export type ChangedRecords = Result<ChildRecords, PlanRefusal>

/** A change that cannot be done. */
export function refuseChange(
  code: PlanRefusalCode,
  params: PlanRefusal['params'],
): Result<never, PlanRefusal> {
  return refuse({ code, params })
}
