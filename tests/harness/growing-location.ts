import type { Friendship } from '#shared/domain/base-groups/model.ts'
import type { Child, FixedFace } from '#shared/domain/children/model.ts'
import type { WaitingEntryId } from '#shared/domain/ids.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import type { WaitingEntry } from '#shared/domain/waiting-list/model.ts'
import { addDays, addMonths, isoDay, weekdayOf, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import { seededRandom } from '#tests/bench/seeded-random.ts'
import { aChild, aContract, type ContractRows } from './builders/children.ts'
import { childId, groupId, staffMemberId } from './builders/ids.ts'
import { locationFacts } from './builders/location-facts.ts'
import { aGroup, anOutOfSchoolGroup, defaultLocationId } from './builders/organisation.ts'
import { aShift, aStaffMember } from './builders/staffing.ts'

export interface GrowingLocation {
  readonly facts: LocationFacts
  readonly waiting: readonly { readonly entry: WaitingEntry; readonly child: Child }[]
  readonly friendships: readonly Friendship[]
}

export interface GrowingOptions {
  readonly seed: number
  readonly today: IsoDay
  readonly children: number
  readonly waiting: number
  /** Baby, crawler, toddler and mixed groups. */
  readonly groups: readonly [number, number, number, number]
  readonly schoolGroups?: number
}

/** How often a weekday is chosen, in twentieths: Wednesday and Friday are quiet. */
const weekdayShares: readonly (readonly [Weekday, number])[] = [
  [1, 5],
  [2, 6],
  [3, 2],
  [4, 5],
  [5, 2],
]
const hours = [
  { start: '07:30', end: '18:30' },
  { start: '07:30', end: '17:30' },
  { start: '08:30', end: '18:00' },
  { start: '07:30', end: '18:30' },
  { start: '07:30', end: '13:00' },
] as const

/**
 * A location as they are: baby, crawler and toddler groups that children grow through, a mixed one, busy Mondays,
 * Tuesdays and Thursdays, brothers and sisters, friends, mentors, and families who wait. The same for the same seed.
 */
export function aGrowingLocation(options: GrowingOptions): GrowingLocation {
  const below = seededRandom(options.seed)
  const groups = listGroups(options)
  const children: Child[] = []
  const contracts: ContractRows[] = []
  const perGroup = new Map(groups.map((group) => [group.id, 0]))
  for (let number = 0; number < options.children; number += 1) {
    const ageDays = 75 + below(options.schoolGroups === undefined ? 1_330 : 2_800)
    const birthDate = addDays(options.today, -ageDays)
    const group = fittingGroup(groups, birthDate, options.today, perGroup)
    if (group === undefined) continue
    perGroup.set(group.id, (perGroup.get(group.id) ?? 0) + 1)
    const id = childId(`child-${String(number).padStart(3, '0')}`)
    // One in eight has the family of somebody before it.
    const brother = number > 5 && below(8) === 0 ? children[below(children.length)] : undefined
    children.push(
      aChild({
        id,
        firstName: `Kind${number}`,
        birthDate,
        mentorId: staffMemberId(`${group.id}-staff-${below(3)}`),
        ...(brother === undefined ? {} : { familyId: brother.familyId }),
      }),
    )
    const isSchool = group.setting === 'outOfSchoolCare'
    contracts.push(
      aContract({
        child: id,
        days: drawDays(below),
        groupId: group.id,
        setting: group.setting,
        startDate: addDays(options.today, -60),
        hours: isSchool ? { start: '14:00', end: '18:30' } : (hours[below(hours.length)] ?? hours[0]),
      }),
    )
  }
  const waiting = Array.from({ length: options.waiting }, (_, number) => aWaiting(options, below, number))
  const friendships = Array.from({ length: Math.floor(options.children / 16) }, (_, number): Friendship => ({
    id: `friends-${number}`,
    childId: children[below(children.length)]?.id ?? childId('nobody'),
    friendId: children[below(children.length)]?.id ?? childId('nobody'),
  }))
  return { facts: factsOf(options, groups, children, contracts), waiting, friendships }
}

function listGroups({ groups: [babies, crawlers, toddlers, mixed], schoolGroups = 0 }: GrowingOptions) {
  const many = (count: number, name: string, ages: Partial<BaseGroup>, first: number): BaseGroup[] =>
    Array.from({ length: count }, (_, place) =>
      aGroup({
        ...ages,
        id: groupId(`${name}-${place + 1}`),
        name: `${name} ${place + 1}`,
        sortOrder: first + place,
      }),
    )
  return [
    ...many(babies, 'babies', { minAgeMonths: 0, maxAgeMonths: 18, maxChildren: 12 }, 1),
    ...many(crawlers, 'crawlers', { minAgeMonths: 12, maxAgeMonths: 30, maxChildren: 14 }, 10),
    ...many(toddlers, 'toddlers', { minAgeMonths: 24, maxAgeMonths: 48, maxChildren: 16 }, 20),
    ...many(mixed, 'mixed', { minAgeMonths: 0, maxAgeMonths: 48, maxChildren: 14 }, 30),
    ...Array.from({ length: schoolGroups }, (_, place) =>
      anOutOfSchoolGroup({ id: groupId(`school-${place + 1}`), sortOrder: 40 + place }),
    ),
  ]
}

function fittingGroup(
  groups: readonly BaseGroup[],
  birthDate: IsoDay,
  today: IsoDay,
  perGroup: ReadonlyMap<BaseGroup['id'], number>,
): BaseGroup | undefined {
  const fitting = groups.filter(
    (group) =>
      addMonths(birthDate, group.minAgeMonths) <= today && today < addMonths(birthDate, group.maxAgeMonths),
  )
  // The emptiest for its size.
  return fitting.toSorted(
    (a, b) => (perGroup.get(a.id) ?? 0) / a.maxChildren - (perGroup.get(b.id) ?? 0) / b.maxChildren,
  )[0]
}

function drawDays(below: (bound: number) => number): readonly Weekday[] {
  const count = 2 + (below(5) < 2 ? 1 : 0)
  const days = new Set<Weekday>()
  while (days.size < count) {
    let left = below(20)
    for (const [weekday, share] of weekdayShares) {
      left -= share
      if (left < 0) {
        days.add(weekday)
        break
      }
    }
  }
  return [...days].toSorted((a, b) => a - b)
}

function aWaiting({ today }: GrowingOptions, below: (bound: number) => number, number: number) {
  const id = childId(`waits-${String(number).padStart(2, '0')}`)
  const wishedFrom = addDays(today, 20 + below(200))
  // From three months old when it starts up to two and a half years.
  const birthDate = addDays(wishedFrom, -(90 + below(3) * below(280)))
  const entry: WaitingEntry = {
    id: `entry-${number}` as WaitingEntryId,
    childId: id,
    locationId: defaultLocationId,
    setting: 'dayCare',
    days: drawDays(below).map((weekday) => ({ weekday, startMinute: null, endMinute: null })),
    minimumDays: 1,
    wishedFrom,
    receivedOn: addDays(today, -below(200)),
    priority: 'none',
    note: '',
    status: 'waiting',
    closedAt: null,
    closedReason: '',
  }
  return { entry, child: aChild({ id, firstName: `Wacht${number}`, birthDate }) }
}

function factsOf(
  { today }: GrowingOptions,
  groups: readonly BaseGroup[],
  children: readonly Child[],
  contracts: readonly ContractRows[],
): LocationFacts {
  const staffMembers = groups.flatMap((group) =>
    [0, 1, 2].map((place) => aStaffMember({ id: staffMemberId(`${group.id}-staff-${place}`) })),
  )
  const days = Array.from({ length: 14 }, (_, offset) => addDays(today, offset)).filter(
    (day) => weekdayOf(day) <= 5,
  )
  const fixedFaces = children.flatMap((child): FixedFace[] =>
    child.mentorId === null
      ? []
      : [
          {
            id: `face-${child.id}`,
            childId: child.id,
            staffMemberId: child.mentorId,
            validFrom: isoDay('2024-01-01'),
            validUntil: null,
          },
        ],
  )
  return locationFacts({
    groups,
    children,
    contracts,
    staffMembers,
    fixedFaces,
    shifts: days.flatMap((day) =>
      groups.flatMap((group) =>
        [0, 1, 2].map((place) =>
          aShift({ day, staff: staffMemberId(`${group.id}-staff-${place}`), groupId: group.id }),
        ),
      ),
    ),
  })
}
