import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { organisationId } from '#tests/harness/builders/ids.ts'

/** The facts of a house as the rows they are kept in. */
export function rowsOfHouse(facts: LocationFacts): RowSet {
  return {
    organisation: [{ id: organisationId('organisation'), name: 'Stichting De Boog' }],
    location: [facts.location],
    base_group: [...facts.groups],
    opening_hours: [...facts.openingHours],
    daypart_boundary: [...facts.daypartBoundaries],
    closure: [...facts.closures],
    settled_roster: [...facts.settledRosters],
    house_rule: [...facts.houseRules],
    school: [...facts.schools],
    school_time: [...facts.schoolTimes],
    school_day_off: [...facts.schoolDaysOff],
    staff_member: [...facts.staffMembers],
    child: [...facts.children],
    contract: [...facts.contracts],
    contract_day: [...facts.contractDays],
    second_group_consent: [...facts.consents],
    fixed_face: [...facts.fixedFaces],
    absence: [...facts.absences],
    extra_attendance: [...facts.extraAttendances],
    shift: [...facts.shifts],
  }
}
