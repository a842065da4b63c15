import type { CallInput } from '#shared/ipc/contract.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { addDays, isoDay, type IsoDay } from '#shared/kernel/time.ts'
import { aFixedFace } from '#tests/harness/builders/children.ts'
import { groupId, locationId, organisationId } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam } from '#tests/harness/builders/location-facts.ts'
import {
  aDaypartBoundary,
  aGroup,
  aLocation,
  anOutOfSchoolGroup,
  openingHours,
} from '#tests/harness/builders/organisation.ts'

/** Monday of the week in which the tests run. */
export const monday = isoDay('2026-11-23')
export const wednesday = addDays(monday, 2)

export const ladybirds = aGroup({ minAgeMonths: 24, roomAreaDm2: 6_000 })
export const bumblebees = aGroup({
  id: groupId('bumblebees'),
  name: 'Hommels',
  code: 'HO',
  minAgeMonths: 24,
  sortOrder: 2,
})
export const zebras = aGroup({
  id: groupId('zebras'),
  name: "Zebra's",
  code: 'ZE',
  minAgeMonths: 24,
  sortOrder: 3,
})
export const elsewhere = aGroup({
  id: groupId('elsewhere'),
  locationId: locationId('sun'),
  name: 'Elders',
  code: 'EL',
})

/** Working days of so many weeks from the Monday of the tests. */
export function workingDays(weeks: number): readonly IsoDay[] {
  return Array.from({ length: weeks * 7 }, (_, offset) => addDays(monday, offset)).filter(
    (_, offset) => offset % 7 < 5,
  )
}

/**
 * Three toddler groups. Every working day four children come to the ladybirds and three to the bumblebees, each with a
 * member of staff; two come to the zebras. Apart that asks three; any two together ask one fewer.
 */
export function quietHouse(): RowSet {
  const days = workingDays(10)
  const crowdOf = (size: number, group: string) =>
    aCrowd({ ages: { 2: size }, day: monday, prefix: `${group}-`, contract: { groupId: groupId(group) } })
  const crowds = [crowdOf(4, 'ladybirds'), crowdOf(3, 'bumblebees'), crowdOf(2, 'zebras')]
  const teams = ['ladybirds', 'bumblebees', 'zebras'].map((group) =>
    aTeam(1, days, { prefix: `at-${group}-`, groupId: groupId(group) }),
  )
  const children = crowds.flatMap((crowd) => crowd.children)
  const contracts = crowds.flatMap((crowd) => crowd.contracts)
  return {
    organisation: [{ id: organisationId('organisation'), name: 'Stichting De Boog' }],
    location: [aLocation(), aLocation({ id: elsewhere.locationId, name: 'De Zon', lrkDayCare: '100000011' })],
    opening_hours: [...openingHours('dayCare'), ...openingHours('outOfSchoolCare')],
    daypart_boundary: [aDaypartBoundary()],
    base_group: [ladybirds, bumblebees, zebras, anOutOfSchoolGroup(), elsewhere],
    closure: [
      {
        id: 'closed',
        locationId: null,
        setting: null,
        startDay: addDays(monday, 9),
        endDay: addDays(monday, 9),
        reason: 'organisation',
        note: '',
      },
    ],
    child: children,
    contract: contracts.map(({ contract }) => contract),
    contract_day: contracts.flatMap(({ contractDays }) => contractDays),
    staff_member: teams.flatMap(({ staffMembers }) => staffMembers),
    shift: teams.flatMap(({ shifts }) => shifts),
    fixed_face: children.map(({ id }) => aFixedFace(id, `at-${id.split('-')[0] ?? ''}-1`)),
  }
}

/** Wednesday's two quiet groups, together for the whole day. */
export function onWednesday(
  overrides: Partial<CallInput<'merging.accept'>> = {},
): CallInput<'merging.accept'> {
  return {
    locationId: 'rainbow',
    day: wednesday,
    groupIds: ['ladybirds', 'bumblebees'],
    hostGroupId: 'ladybirds',
    startMinute: 450,
    endMinute: 1110,
    kind: 'oneOff',
    validUntil: wednesday,
    weekdays: [3],
    reason: 'lowOccupancy',
    note: '',
    ...overrides,
  }
}
