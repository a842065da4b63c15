import type { Shift, StaffMember } from '#shared/domain/staffing/model.ts'
import type { StaffMemberId } from '#shared/domain/ids.ts'
import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import { at, groupId, nextId, shiftId, staffMemberId } from './ids.ts'
import { defaultLocationId } from './organisation.ts'

/** A qualified member of staff. */
export function aStaffMember(overrides: Partial<StaffMember> = {}): StaffMember {
  return {
    id: staffMemberId(nextId('staff')),
    locationId: defaultLocationId,
    firstName: 'Fatima',
    surnamePrefix: '',
    surname: 'Aydin',
    role: 'qualified',
    isPreschoolEducator: false,
    ...overrides,
  }
}

export interface ShiftOptions extends Partial<Omit<Shift, 'day' | 'staffMemberId' | 'breaks'>> {
  readonly day: IsoDay
  readonly staff: StaffMemberId
  readonly start?: string
  readonly end?: string
  /** `[['12:30', '13:00']]` */
  readonly breaks?: readonly (readonly [string, string])[]
}

/** A shift of the whole opening day without a break. */
export function aShift(options: ShiftOptions): Shift {
  const { day, staff, start, end, breaks = [], ...overrides } = options
  return {
    id: shiftId(nextId('shift')),
    staffMemberId: staff,
    locationId: defaultLocationId,
    groupId: groupId('ladybirds'),
    day,
    startMinute: at(start ?? '07:30'),
    endMinute: at(end ?? '18:30'),
    breaks: breaks.map(([from, until]): Interval => ({ startMinute: at(from), endMinute: at(until) })),
    ...overrides,
  }
}
