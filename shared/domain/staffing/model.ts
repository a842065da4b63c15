import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import type { BaseGroupId, LocationId, ShiftId, StaffMemberId } from '../ids.ts'

/** How a staff member counts for the ratio: only the first three ever do, the middle two up to a share. BKR-16 */
export const staffRoles = [
  'qualified',
  'trainee',
  'intern',
  'groupAssistant',
  'volunteer',
  'manager',
] as const
export type StaffRole = (typeof staffRoles)[number]

export interface StaffMember {
  readonly id: StaffMemberId
  readonly locationId: LocationId
  readonly firstName: string
  readonly surnamePrefix: string
  readonly surname: string
  readonly role: StaffRole
  /** Qualified for preschool education. BKR-12 */
  readonly isPreschoolEducator: boolean
}

export interface Shift extends Interval {
  readonly id: ShiftId
  readonly staffMemberId: StaffMemberId
  readonly locationId: LocationId
  readonly groupId: BaseGroupId
  readonly day: IsoDay
  /** Breaks lie inside the shift and do not overlap; on a break one does not count for the ratio. */
  readonly breaks: readonly Interval[]
}
