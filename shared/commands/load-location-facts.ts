import type { Child } from '#shared/domain/children/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import type { Shift, StaffMember } from '#shared/domain/staffing/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { findRow, listRows } from './facts.ts'
import type { Facts } from './facts.ts'

/**
 * Everything that decides a location's days from `fromDay` to `untilDay` (both included), or `undefined` when there is
 * no such location. Requests reach over the whole calendar years, because balances are counted by year. SWAP-1
 */
export function* loadLocationFacts(
  locationId: LocationId,
  fromDay: IsoDay,
  untilDay: IsoDay,
): Facts<LocationFacts | undefined> {
  const location = yield* findRow('location', locationId)
  if (location === undefined) return undefined
  const held = { validFrom: { until: untilDay }, validUntil: { from: fromDay, orNull: true } } as const
  const period = { validFrom: { until: untilDay }, validUntil: { from: fromDay } } as const
  const spanned = { startDay: { until: untilDay }, endDay: { from: fromDay } } as const
  const during = { from: fromDay, until: untilDay } as const

  const contracts = yield* listRows('contract', { locationId })
  const extrasHere = yield* listRows('extra_attendance', { locationId, day: during })
  const requests = yield* listRequests(locationId, fromDay, untilDay)
  const childIds = unique([...contracts, ...extrasHere, ...requests].map((row) => row.childId))
  const ofChild = { childId: { in: childIds } }
  const children: readonly Child[] = yield* listRows('child', { id: { in: childIds } })
  const schoolIds = unique(children.flatMap((child) => (child.schoolId === null ? [] : [child.schoolId])))
  const ofSchool = { schoolId: { in: schoolIds } }
  const shifts = yield* listRows('shift', { locationId, day: during })

  return {
    fromDay,
    untilDay,
    location,
    groups: yield* listRows('base_group', { locationId }),
    openingHours: yield* listRows('opening_hours', { locationId, ...held }),
    daypartBoundaries: yield* listRows('daypart_boundary', { locationId, ...held }),
    closures: [
      ...(yield* listRows('closure', { locationId: null, ...spanned })),
      ...(yield* listRows('closure', { locationId, ...spanned })),
    ],
    settledRosters: yield* listRows('settled_roster', { locationId }),
    houseRules: [
      ...(yield* listRows('house_rule', { locationId: null })),
      ...(yield* listRows('house_rule', { locationId })),
    ],
    children,
    contracts,
    contractDays: yield* listRows('contract_day', { contractId: { in: contracts.map(({ id }) => id) } }),
    consents: yield* listRows('second_group_consent', ofChild),
    fixedFaces: yield* listRows('fixed_face', { ...ofChild, ...held }),
    schools: yield* listRows('school', { id: { in: schoolIds } }),
    schoolTimes: yield* listRows('school_time', { ...ofSchool, ...held }),
    schoolDaysOff: yield* listRows('school_day_off', { ...ofSchool, day: during }),
    // A region's holidays and those of the schools concerned; few enough to take all that fall in the stretch.
    schoolHolidays: yield* listRows('school_holiday', spanned),
    absences: yield* listRows('absence', { ...ofChild, ...spanned }),
    // Also at other locations: a child that is there is not here. GROUP-2
    extraAttendances: yield* listRows('extra_attendance', { ...ofChild, day: during }),
    groupMoves: yield* listRows('group_move', { ...ofChild, day: during }),
    loggedStays: yield* listRows('logged_stay', { locationId, day: during }),
    merges: yield* listRows('group_merge', { locationId, ...period }),
    settlingIns: yield* listRows('settling_in', { ...ofChild, ...spanned }),
    // Few enough to take all: who waits for a place here is not one of the children yet. PRIV-3
    secrecies: yield* listRows('secrecy', {}),
    staffMembers: yield* listStaff(locationId, shifts),
    shifts,
    requests,
  }
}

/** Requests about a day in the years concerned, and every one that still waits. */
function* listRequests(
  locationId: LocationId,
  fromDay: IsoDay,
  untilDay: IsoDay,
): Facts<readonly CareRequest[]> {
  const wantedDay = {
    from: `${fromDay.slice(0, 4)}-01-01` as IsoDay,
    until: `${untilDay.slice(0, 4)}-12-31` as IsoDay,
  }
  const dated = yield* listRows('care_request', { locationId, wantedDay })
  const waiting = yield* listRows('care_request', {
    locationId,
    status: { in: ['open', 'offered', 'waiting'] },
  })
  const byId = new Map([...dated, ...waiting].map((request) => [request.id, request]))
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The location's own people, and those of elsewhere who work here in the stretch. */
function* listStaff(locationId: LocationId, shifts: readonly Shift[]): Facts<readonly StaffMember[]> {
  const own = yield* listRows('staff_member', { locationId })
  const known = new Set(own.map(({ id }) => id))
  const guestIds = unique(shifts.map((shift) => shift.staffMemberId)).filter((id) => !known.has(id))
  return guestIds.length === 0
    ? own
    : [...own, ...(yield* listRows('staff_member', { id: { in: guestIds } }))]
}

function unique<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)]
}
