import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import type { Contract, ContractDay } from '#shared/domain/children/model.ts'
import type { RequestId } from '#shared/domain/ids.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import type { Shift } from '#shared/domain/staffing/model.ts'
import { addDays, isoDay, isoWeekOf, weekdayOf, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { aChild, aContract } from './builders/children.ts'
import { childId, contractId, groupId, locationId, organisationId, staffMemberId } from './builders/ids.ts'
import { aGroup, aLocation, openingHours } from './builders/organisation.ts'
import { aShift, aStaffMember } from './builders/staffing.ts'

export const GROUPS_PER_LOCATION = 4
export const CHILDREN_PER_LOCATION = 48
export const STAFF_PER_LOCATION = 12
export const REQUESTS_PER_LOCATION = 24
const firstMonday = isoDay('2026-11-23')
/** A Tuesday; everybody who comes on Tuesdays can have a longer stay written down. */
export const workDay = isoDay('2026-11-24')

export const nameOfLocation = (place: number): string => `place-${place}`
export const nameOfGroup = (place: number, group: number): string => `place-${place}-group-${group}`
export const nameOfChild = (place: number, child: number): string => `place-${place}-child-${child}`
export const nameOfStaff = (place: number, member: number): string => `place-${place}-staff-${member}`
export const nameOfManager = (place: number): string => `place-${place}-manager`
export const nameOfRequest = (place: number, request: number): string => `place-${place}-request-${request}`

export interface ManyLocationsOptions {
  readonly locations: number
  /** Weeks of roster from this week on: 12 members of staff, five days a week, each a shift. */
  readonly rosterWeeks: number
}

/**
 * An organisation of so many alike locations: four groups of sixteen, 48 children who come two days a week, twelve
 * qualified staff and a manager, and two dozen open requests for an extra day. The same ids every time.
 */
export function manyLocations({ locations, rosterWeeks }: ManyLocationsOptions): RowSet {
  const parts = Array.from({ length: locations }, (_, place) => oneLocation(place, rosterWeeks))
  return {
    organisation: [{ id: organisationId('organisation'), name: 'Stichting De Boog' }],
    location: parts.map(({ location }) => location),
    opening_hours: parts.flatMap((part) => part.hours),
    base_group: parts.flatMap((part) => part.groups),
    staff_member: parts.flatMap((part) => part.staff),
    child: parts.flatMap((part) => part.children),
    contract: parts.flatMap((part) => part.contracts),
    contract_day: parts.flatMap((part) => part.contractDays),
    shift: parts.flatMap((part) => part.shifts),
    settled_roster: parts.flatMap((part) => part.settled),
    care_request: parts.flatMap((part) => part.requests),
  }
}

function oneLocation(place: number, rosterWeeks: number) {
  const id = locationId(nameOfLocation(place))
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number)
  const contracts: Contract[] = []
  const contractDays: ContractDay[] = []
  const children = numbers(CHILDREN_PER_LOCATION).map((number) => {
    const child = aChild({ id: childId(nameOfChild(place, number)), firstName: `Kind ${number}` })
    const made = aContract({
      id: contractId(`${child.id}-contract`),
      child: child.id,
      days: daysOf(number),
      locationId: id,
      groupId: groupId(nameOfGroup(place, number % GROUPS_PER_LOCATION)),
      hours: { start: '08:00', end: '17:30' },
    })
    contracts.push(made.contract)
    contractDays.push(...made.contractDays.map((day) => ({ ...day, id: `${child.id}-day-${day.weekday}` })))
    return child
  })
  return {
    location: aLocation({ id, name: `Locatie ${place}` }),
    hours: openingHours('dayCare').map((row) => ({
      ...row,
      id: `${id}-open-${row.weekday}`,
      locationId: id,
    })),
    groups: numbers(GROUPS_PER_LOCATION).map((number) =>
      aGroup({
        id: groupId(nameOfGroup(place, number)),
        locationId: id,
        name: `Groep ${number}`,
        code: `G${number}`,
        sortOrder: number,
      }),
    ),
    staff: [
      aStaffMember({ id: staffMemberId(nameOfManager(place)), locationId: id, role: 'manager' }),
      ...numbers(STAFF_PER_LOCATION).map((number) =>
        aStaffMember({ id: staffMemberId(nameOfStaff(place, number)), locationId: id }),
      ),
    ],
    children,
    contracts,
    contractDays,
    shifts: numbers(rosterWeeks).flatMap((week) => rosterOf(place, addDays(firstMonday, week * 7))),
    settled: numbers(rosterWeeks).map((week) => ({
      id: `${id}-settled-${week}`,
      locationId: id,
      week: isoWeekOf(addDays(firstMonday, week * 7)),
    })),
    requests: numbers(REQUESTS_PER_LOCATION).map((number) => requestOf(place, number)),
  }
}

/** The three of a group go one after another. */
const breaks: readonly (readonly [string, string])[] = [
  ['12:00', '12:30'],
  ['12:30', '13:00'],
  ['13:00', '13:30'],
]

/** Monday to Friday of one week: everybody works, three in each group. */
function rosterOf(place: number, monday: IsoDay): readonly Shift[] {
  return [0, 1, 2, 3, 4].flatMap((later) =>
    Array.from({ length: STAFF_PER_LOCATION }, (_, number): Shift => {
      const day = addDays(monday, later)
      return aShift({
        id: `${nameOfStaff(place, number)}-${day}` as Shift['id'],
        day,
        staff: staffMemberId(nameOfStaff(place, number)),
        locationId: locationId(nameOfLocation(place)),
        groupId: groupId(nameOfGroup(place, number % GROUPS_PER_LOCATION)),
        breaks: [breaks[Math.floor(number / GROUPS_PER_LOCATION)] ?? ['12:30', '13:00']],
      })
    }),
  )
}

/** Half of the children come on Tuesday and Thursday, the others on Monday and Tuesday. */
function daysOf(child: number): readonly Weekday[] {
  return child % 2 === 0 ? [2, 4] : [1, 2]
}

/** An extra Wednesday or Friday, on which hardly anybody comes: it fits. */
function requestOf(place: number, number: number): CareRequest {
  const week = Math.floor(number / 2) % 2
  return {
    id: nameOfRequest(place, number) as RequestId,
    kind: 'extraDay',
    childId: childId(nameOfChild(place, number)),
    locationId: locationId(nameOfLocation(place)),
    wantedDay: addDays(number % 2 === 0 ? isoDay('2026-12-02') : isoDay('2026-12-04'), week * 7),
    wantedStartMinute: 510,
    wantedEndMinute: 990,
    wantedGroupId: null,
    givenDay: null,
    givenStartMinute: null,
    givenEndMinute: null,
    swapReason: null,
    payment: null,
    receivedAt: '2026-11-20T09:00:00.000Z' as Instant,
    note: '',
    status: 'open',
    offeredWish: null,
    decidedAt: null,
    decidedBy: null,
    overrideReason: '',
    isAutomatic: false,
    isHeldForPerson: false,
    decisionSnapshot: null,
  }
}

/** The working days from a day on, as many as asked. */
export function workingDaysFrom(first: IsoDay, count: number): readonly IsoDay[] {
  const days: IsoDay[] = []
  for (let day = first; days.length < count; day = addDays(day, 1)) {
    if (weekdayOf(day) <= 5) days.push(day)
  }
  return days
}
