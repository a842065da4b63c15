import type { Child, FixedFace, SecondGroupConsent } from '#shared/domain/children/model.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import type { Shift, StaffMember } from '#shared/domain/staffing/model.ts'
import { addDays, formatMinute, isoDay, weekdayOf, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import { seededRandom } from '#tests/bench/seeded-random.ts'
import {
  aChild,
  aConsent,
  aContract,
  aFixedFace,
  bornSoThat,
  type ContractRows,
} from './builders/children.ts'
import { childId, groupId, staffMemberId } from './builders/ids.ts'
import { locationFacts } from './builders/location-facts.ts'
import { aGroup } from './builders/organisation.ts'
import { aShift, aStaffMember } from './builders/staffing.ts'

export interface QuietOptions {
  readonly seed: number
  readonly groups: number
  readonly children: number
  /** Left out = a roster with as many people as a group of that size usually has. */
  readonly hasRoster?: boolean
  /** Some rooms small, some groups with preschool education, odd times. */
  readonly isOdd?: boolean
}

/** Monday of an ordinary week without holidays. */
export const quietMonday = isoDay('2026-11-23')

const ageRanges = [
  [0, 18],
  [0, 24],
  [12, 36],
  [18, 48],
  [24, 48],
  [0, 48],
] as const

/** A location with day-care groups only, on Wednesdays and Fridays half empty: the same for the same seed. */
export function aQuietLocation(options: QuietOptions): LocationFacts {
  const draw = seededRandom(options.seed * 7919 + 17)
  const isOdd = options.isOdd ?? false
  const groups = Array.from({ length: options.groups }, (_, place) => aQuietGroup(draw, place, isOdd))
  const children: Child[] = []
  const contracts: ContractRows[] = []
  const fixedFaces: FixedFace[] = []
  const consents: SecondGroupConsent[] = []
  for (let place = 0; place < options.children; place += 1) {
    const group = groups[place % groups.length] ?? aGroup()
    const child = aQuietChild(draw, place, group, children)
    children.push(child)
    contracts.push(contractOf(draw, child, group, isOdd))
    if (draw(3) > 0) fixedFaces.push(aFixedFace(child.id, `${group.id}-staff-${draw(3)}`))
    if (draw(6) === 0) {
      const other = groups[draw(groups.length)] ?? group
      if (other.id !== group.id) consents.push(aConsent(child.id, other.id))
    }
  }
  const { staffMembers, shifts } =
    options.hasRoster === false ? { staffMembers: [], shifts: [] } : aQuietRoster(draw, groups, isOdd)
  return locationFacts({
    fromDay: addDays(quietMonday, -7),
    untilDay: addDays(quietMonday, 27),
    groups,
    children,
    contracts,
    fixedFaces,
    consents,
    staffMembers,
    shifts,
  })
}

type Draw = (below: number) => number

function aQuietGroup(draw: Draw, place: number, isOdd: boolean): BaseGroup {
  const [minAgeMonths, maxAgeMonths] = ageRanges[draw(ageRanges.length)] ?? [0, 48]
  return aGroup({
    id: groupId(`group${String(place).padStart(2, '0')}`),
    name: `Groep ${place + 1}`,
    minAgeMonths,
    maxAgeMonths,
    maxChildren: isOdd ? 8 + draw(9) : 16,
    roomAreaDm2: isOdd && draw(8) === 0 ? 0 : 3_500 + draw(2_600),
    isPreschoolEducation: isOdd && minAgeMonths >= 24 && draw(3) === 0,
    sortOrder: place,
  })
}

function aQuietChild(draw: Draw, place: number, group: BaseGroup, before: readonly Child[]): Child {
  const ageMonths = group.minAgeMonths + draw(Math.max(group.maxAgeMonths - group.minAgeMonths - 2, 1)) + 2
  const sibling = draw(8) === 0 ? before[draw(Math.max(before.length, 1))] : undefined
  return aChild({
    id: childId(`child${String(place).padStart(3, '0')}`),
    firstName: `Kind ${place}`,
    birthDate: addDays(bornSoThat(0, quietMonday, ageMonths), -draw(25)),
    familyId: sibling?.familyId ?? `family${place}`,
  })
}

function contractOf(draw: Draw, child: Child, group: BaseGroup, isOdd: boolean): ContractRows {
  // Mondays, Tuesdays and Thursdays are wanted more.
  const wanted = ([1, 2, 4, 1, 2, 4, 3, 5] as const).filter(() => draw(3) === 0)
  const days = [...new Set<Weekday>(wanted.length === 0 ? [1] : wanted)].sort((a, b) => a - b)
  const start = 450 + draw(isOdd ? 120 : 7) * (isOdd ? 1 : 15)
  const end = 990 + draw(isOdd ? 120 : 9) * (isOdd ? 1 : 15)
  return aContract({
    child: child.id,
    days,
    groupId: group.id,
    hours: { start: formatMinute(start), end: formatMinute(end) },
  })
}

function aQuietRoster(
  draw: Draw,
  groups: readonly BaseGroup[],
  isOdd: boolean,
): { readonly staffMembers: readonly StaffMember[]; readonly shifts: readonly Shift[] } {
  const staffMembers: StaffMember[] = []
  const shifts: Shift[] = []
  for (const group of groups) {
    for (let place = 0; place < 3; place += 1) {
      const id = staffMemberId(`${group.id}-staff-${place}`)
      staffMembers.push(
        aStaffMember({
          id,
          role: isOdd && place === 2 && draw(3) === 0 ? 'trainee' : 'qualified',
          isPreschoolEducator: draw(4) > 0,
        }),
      )
      for (const day of workingDays()) {
        if (isOdd && draw(4) === 0) continue
        shifts.push(shiftOf(draw, day, group, id, place))
      }
    }
  }
  return { staffMembers, shifts }
}

function workingDays(): readonly IsoDay[] {
  return Array.from({ length: 28 }, (_, offset) => addDays(quietMonday, offset)).filter(
    (day) => weekdayOf(day) <= 5,
  )
}

function shiftOf(draw: Draw, day: IsoDay, group: BaseGroup, id: StaffMember['id'], place: number): Shift {
  const breakAt = 720 + place * 30 + draw(2) * 15
  return aShift({
    day,
    staff: id,
    groupId: group.id,
    start: place === 1 ? '08:30' : '07:30',
    end: place === 0 ? '17:15' : '18:30',
    breaks: [[formatMinute(breakAt), formatMinute(breakAt + 30)]],
  })
}
