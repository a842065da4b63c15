import type { FixedFace, Contract, ContractDay, Child } from '#shared/domain/children/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import type { Shift, StaffMember } from '#shared/domain/staffing/model.ts'
import { addDays, addMonths, isoDay, isoWeekOf, weekdayOf } from '#shared/kernel/time.ts'
import type { IsoDay, Weekday } from '#shared/kernel/time.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { aChild, aContract, aFixedFace } from '#tests/harness/builders/children.ts'
import {
  childId,
  contractId,
  groupId,
  locationId,
  organisationId,
  staffMemberId,
} from '#tests/harness/builders/ids.ts'
import {
  aDaypartBoundary,
  aGroup,
  aHouseRule,
  aLocation,
  openingHours,
} from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import { withFormerFamilies } from './former-families.ts'
import { nameOfChild } from './name-of-child.ts'
import type { Rng } from './rng.ts'

/** Monday; every run begins on this morning. */
export const FIRST_DAY = isoDay('2026-11-16')
export const FIRST_MOMENT = Date.parse('2026-11-16T05:00:00.000Z')
const ROSTER_DAYS = 33
const CHILDREN_PER_GROUP = 8
const GROUPS_PER_LOCATION = 2
const QUALIFIED_PER_GROUP = 3

/** The organisation of a run: few places, so that the last one is wanted often. Every id is made here. */
export interface SimulatedOrganisation {
  readonly rows: RowSet
  readonly locationIds: readonly LocationId[]
}

export function drawOrganisation(
  rng: Rng,
  locationCount: number,
  hasFormerFamilies = false,
): SimulatedOrganisation {
  const locationIds = Array.from({ length: locationCount }, (_, place) => locationId(`place-${place + 1}`))
  const parts = locationIds.map((id) => rowsOfLocation(rng, id, locationIds))
  const all = <Name extends keyof LocationRows>(name: Name): LocationRows[Name][number][] =>
    parts.flatMap((part) => part[name] as LocationRows[Name][number][])
  const rows: RowSet = {
    organisation: [{ id: organisationId('organisation'), name: 'Stichting De Boog' }],
    location: locationIds.map((id) => aLocation({ id, name: `Locatie ${id}` })),
    opening_hours: locationIds.flatMap((id) =>
      openingHours('dayCare').map((row, place) => ({ ...row, id: `${id}-open-${place}`, locationId: id })),
    ),
    daypart_boundary: locationIds.map((id) => aDaypartBoundary({ id: `${id}-noon`, locationId: id })),
    house_rule: [aHouseRule('swap.noticeDays', 0, { id: 'rule-notice' })],
    settled_roster: locationIds.flatMap((id) =>
      [0, 7, 14, 21].map((days) => {
        const week = isoWeekOf(addDays(FIRST_DAY, days))
        return { id: `${id}-${week}`, locationId: id, week }
      }),
    ),
    base_group: all('groups'),
    staff_member: all('staff'),
    shift: all('shifts'),
    child: all('children'),
    fixed_face: all('faces'),
    contract: all('contracts'),
    contract_day: all('contractDays'),
  }
  return {
    rows: hasFormerFamilies ? withFormerFamilies(rows, locationIds, rng.fork('former')) : rows,
    locationIds,
  }
}

interface LocationRows {
  readonly groups: readonly BaseGroup[]
  readonly staff: readonly StaffMember[]
  readonly shifts: readonly Shift[]
  readonly children: readonly Child[]
  readonly faces: readonly FixedFace[]
  readonly contracts: readonly Contract[]
  readonly contractDays: readonly ContractDay[]
}

function rowsOfLocation(rng: Rng, location: LocationId, locations: readonly LocationId[]): LocationRows {
  const groups: BaseGroup[] = []
  const staff: StaffMember[] = [
    aStaffMember({ id: staffMemberId(`${location}-manager`), locationId: location, role: 'manager' }),
  ]
  const shifts: Shift[] = []
  const children: Child[] = []
  const faces: FixedFace[] = []
  const contracts: Contract[] = []
  const contractDays: ContractDay[] = []
  for (let place = 0; place < GROUPS_PER_LOCATION; place += 1) {
    const group = groupId(`${location}-group-${place + 1}`)
    const faceIds = Array.from({ length: QUALIFIED_PER_GROUP }, (_, number) => `${group}-staff-${number}`)
    staff.push(
      ...faceIds.map((id) =>
        aStaffMember({ id: staffMemberId(id), locationId: location, firstName: `Leidster ${id}` }),
      ),
    )
    shifts.push(...shiftsOf(location, group, faceIds.slice(0, 2)))
    const perDay: Record<number, number> = {}
    for (let number = 0; number < CHILDREN_PER_GROUP; number += 1) {
      const id = childId(`${group}-child-${number}`)
      children.push(
        aChild({
          id,
          firstName: nameOfChild(id),
          surname: `Achternaam ${nameOfChild(id)}`,
          birthDate: addMonths(FIRST_DAY, -(25 + rng.below(18))),
          mentorId: staffMemberId(faceIds[number % 2] ?? ''),
          // Not made of the child's own id: that is looked for after an erasure.
          familyId: `family-${location}-${place}-${String.fromCharCode(97 + number)}`,
        }),
      )
      faces.push(
        ...faceIds.slice(0, 2).map((face, which) => aFixedFace(id, face, { id: `${id}-face-${which}` })),
      )
      const days = drawDays(rng)
      for (const day of days) perDay[day] = (perDay[day] ?? 0) + 1
      addContract(`${id}-contract`, id, location, group, days)
      const elsewhere = locations.find((other) => other !== location)
      // Some children go to two locations: their rows are in two streams.
      if (elsewhere !== undefined && number === 0) {
        const free = ([1, 2, 3, 4, 5] as const).filter((day) => !days.includes(day))
        addContract(`${id}-second`, id, elsewhere, groupId(`${elsewhere}-group-1`), free.slice(0, 1))
      }
    }
    // Hardly room for more than come on the busiest day.
    const maxChildren = Math.max(...Object.values(perDay)) + rng.between(0, 1)
    groups.push(
      aGroup({
        ...{ id: group, locationId: location, name: `Groep ${group}`, code: `G${place}` },
        ...{ minAgeMonths: 24, maxAgeMonths: 48, sortOrder: place, maxChildren },
      }),
    )
  }
  return { groups, staff, shifts, children, faces, contracts, contractDays }

  function addContract(
    id: string,
    child: Child['id'],
    at: LocationId,
    group: BaseGroup['id'],
    days: readonly Weekday[],
  ): void {
    const made = aContract({ id: contractId(id), child, days, locationId: at, groupId: group })
    contracts.push(made.contract)
    contractDays.push(...made.contractDays.map((day) => ({ ...day, id: `${id}-${day.weekday}` })))
  }
}

function drawDays(rng: Rng): readonly Weekday[] {
  const days = new Set<Weekday>()
  while (days.size < 2) days.add(rng.pick([1, 1, 2, 2, 2, 3, 4, 4, 5] as const))
  return [...days].toSorted((a, b) => a - b)
}

function shiftsOf(location: LocationId, group: BaseGroup['id'], faces: readonly string[]): Shift[] {
  return rosterDays().flatMap((day) =>
    faces.map((face) => ({
      ...aShift({ day, staff: staffMemberId(face), locationId: location, groupId: group }),
      id: `${face}-${day}` as Shift['id'],
    })),
  )
}

function rosterDays(): readonly IsoDay[] {
  return Array.from({ length: ROSTER_DAYS }, (_, number) => addDays(FIRST_DAY, number)).filter(
    (day) => weekdayOf(day) <= 5,
  )
}
