import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { Child } from '#shared/domain/children/model.ts'
import type { Shift, StaffMember } from '#shared/domain/staffing/model.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aChild, aContract, bornSoThat, type ContractOptions, type ContractRows } from './children.ts'
import { childId, staffMemberId } from './ids.ts'
import { aDaypartBoundary, aGroup, aLocation, openingHours } from './organisation.ts'
import { aShift, aStaffMember, type ShiftOptions } from './staffing.ts'

/** A Tuesday in an ordinary week: no holiday, no school holiday. */
export const ordinaryTuesday = isoDay('2026-11-24')

export interface FactsOptions extends Partial<Omit<LocationFacts, 'contracts' | 'contractDays'>> {
  readonly contracts?: readonly ContractRows[]
}

/** One location with one day-care group, open Monday to Friday for both settings; everything else empty. */
export function locationFacts(options: FactsOptions = {}): LocationFacts {
  const { contracts = [], ...overrides } = options
  return {
    fromDay: isoDay('2020-01-01'),
    untilDay: isoDay('2030-12-31'),
    location: aLocation(),
    groups: [aGroup()],
    openingHours: [
      ...openingHours('dayCare'),
      ...openingHours('toddlerCare'),
      ...openingHours('outOfSchoolCare'),
    ],
    daypartBoundaries: [aDaypartBoundary()],
    closures: [],
    settledRosters: [],
    houseRules: [],
    children: [],
    contracts: contracts.map((rows) => rows.contract),
    contractDays: contracts.flatMap((rows) => rows.contractDays),
    consents: [],
    fixedFaces: [],
    schools: [],
    schoolTimes: [],
    schoolDaysOff: [],
    schoolHolidays: [],
    absences: [],
    extraAttendances: [],
    groupMoves: [],
    loggedStays: [],
    merges: [],
    settlingIns: [],
    secrecies: [],
    staffMembers: [],
    shifts: [],
    requests: [],
    ...overrides,
  }
}

export interface CrowdOptions {
  /** Children by completed years on `day`: `{ 1: 5, 2: 3 }`. */
  readonly ages: Readonly<Record<number, number>>
  readonly day: IsoDay
  /** Prefix of the child ids: `<prefix><age>-<number>`. */
  readonly prefix?: string
  readonly contract?: Partial<Omit<ContractOptions, 'child'>>
}

export interface Crowd {
  readonly children: readonly Child[]
  readonly contracts: readonly ContractRows[]
}

/** Children of given ages with a contract on every weekday: the quickest way to fill a group. */
export function aCrowd(options: CrowdOptions): Crowd {
  const children: Child[] = []
  const contracts: ContractRows[] = []
  for (const [age, number] of Object.entries(options.ages)) {
    for (let index = 1; index <= number; index += 1) {
      const id = childId(`${options.prefix ?? 'child'}${age}-${index}`)
      children.push(aChild({ id, birthDate: bornSoThat(Number(age), options.day) }))
      contracts.push(
        aContract({ days: [1, 2, 3, 4, 5] as readonly Weekday[], ...options.contract, child: id }),
      )
    }
  }
  return { children, contracts }
}

export interface Team {
  readonly staffMembers: readonly StaffMember[]
  readonly shifts: readonly Shift[]
}

/** So many qualified members of staff with the same shift on every given day. */
export function aTeam(
  size: number,
  days: readonly IsoDay[],
  shift: Partial<Omit<ShiftOptions, 'day' | 'staff'>> & { readonly prefix?: string } = {},
): Team {
  const { prefix = 'staff', ...options } = shift
  const staffMembers: StaffMember[] = []
  const shifts: Shift[] = []
  for (let index = 1; index <= size; index += 1) {
    const id = staffMemberId(`${prefix}${index}`)
    staffMembers.push(aStaffMember({ id }))
    for (const day of days) shifts.push(aShift({ ...options, day, staff: id }))
  }
  return { staffMembers, shifts }
}
