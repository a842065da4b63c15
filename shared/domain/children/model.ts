import type { IsoDay, MinuteOfDay, Weekday } from '#shared/kernel/time.ts'
import type { BaseGroupId, ChildId, ContractId, LocationId, SchoolId, StaffMemberId } from '../ids.ts'
import type { CareSetting } from '../organisation/model.ts'

export interface Child {
  readonly id: ChildId
  readonly firstName: string
  /** "de", "van der"; kept apart so that lists sort on the surname. */
  readonly surnamePrefix: string
  readonly surname: string
  /** May lie in the future: a child is registered before it is born. */
  readonly birthDate: IsoDay
  readonly familyId: string
  readonly schoolId: SchoolId | null
  readonly mentorId: StaffMemberId | null
}

/** What the house keeps of a family as a whole; a family without a row pays by direct debit and reads Dutch. */
export interface Family {
  /** As in `Child.familyId`. */
  readonly id: string
  /** MONEY-3: the service costs differ. */
  readonly isDirectDebit: boolean
  /** The language of answers to the parents. */
  readonly language: 'nl' | 'en'
}

/** CARE-7 */
export const contractForms = ['fixed', 'flexible', 'holidayDays', 'occasional'] as const
export type ContractForm = (typeof contractForms)[number]

/** A placement contract; a change is a new contract from a day on, never an overwrite. CARE-5 */
export interface Contract {
  readonly id: ContractId
  readonly childId: ChildId
  readonly locationId: LocationId
  readonly setting: CareSetting
  /** GROUP-1: one base group per setting. */
  readonly groupId: BaseGroupId
  readonly form: ContractForm
  /** School weeks only (40 weeks), or also in the school holidays. CARE-7 */
  readonly isSchoolWeeksOnly: boolean
  readonly startDate: IsoDay
  /** Last day included; null = until the setting's own end (CARE-4). */
  readonly endDate: IsoDay | null
}

/** One stretch of care on a weekday. Two rows on a weekday are two stretches (before and after school). */
export interface ContractDay {
  readonly id: string
  readonly contractId: ContractId
  readonly weekday: Weekday
  /** null = from the moment the child's school ends that day (after-school care). */
  readonly startMinute: MinuteOfDay | null
  /** null = until the child's school starts that day (before-school care). */
  readonly endMinute: MinuteOfDay | null
  /** Out-of-school care on a day without school (school holiday); null = does not come then. */
  readonly holidayStartMinute: MinuteOfDay | null
  readonly holidayEndMinute: MinuteOfDay | null
}

/** Written consent for a second base group over an agreed period. GROUP-3 */
export interface SecondGroupConsent {
  readonly id: string
  readonly childId: ChildId
  readonly groupId: BaseGroupId
  readonly signedOn: IsoDay
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay
}

/** A staff member who is one of the child's fixed faces. BKR-17 */
export interface FixedFace {
  readonly id: string
  readonly childId: ChildId
  readonly staffMemberId: StaffMemberId
  readonly validFrom: IsoDay
  readonly validUntil: IsoDay | null
}
