import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aSchool, aSchoolDayOff, aSchoolHoliday, schoolTimes } from './calendar.ts'
import { aChild, aConsent, aContract, aFixedFace, anAbsence, anExtraAttendance } from './children.ts'
import { childId, contractId, groupId, organisationId, shiftId, staffMemberId } from './ids.ts'
import {
  aClosure,
  aDaypartBoundary,
  aGroup,
  aHouseRule,
  aLocation,
  anOutOfSchoolGroup,
  openingHours,
} from './organisation.ts'
import { aShift, aStaffMember } from './staffing.ts'

/** A small but whole organisation: one row or more in nearly every table, all references in place. */
export function aRowSet(): RowSet {
  const noor = aChild({ id: childId('noor'), mentorId: staffMemberId('fatima') })
  const sem = aChild({
    id: childId('sem'),
    firstName: 'Sem',
    surname: 'Dekker',
    birthDate: isoDay('2019-03-02'),
    schoolId: aSchool().id,
  })
  const noorRows = aContract({ id: contractId('noor-contract'), child: noor.id, days: [1, 2, 4] })
  const semRows = aContract({
    child: sem.id,
    setting: 'outOfSchoolCare',
    groupId: groupId('explorers'),
    days: [1, 2],
    hours: { start: null, end: '18:30', holidayStart: '07:30', holidayEnd: '18:30' },
  })
  return {
    organisation: [{ id: organisationId('organisation'), name: 'Stichting De Boog' }],
    location: [aLocation()],
    opening_hours: [...openingHours('dayCare'), ...openingHours('outOfSchoolCare')],
    daypart_boundary: [aDaypartBoundary()],
    closure: [aClosure({ startDay: isoDay('2026-12-24') })],
    base_group: [
      aGroup(),
      aGroup({ id: groupId('bumblebees'), name: 'Hommels', code: 'HO', sortOrder: 2 }),
      anOutOfSchoolGroup(),
    ],
    settled_roster: [],
    house_rule: [aHouseRule('swap.noticeDays', 1)],
    school: [aSchool()],
    school_time: schoolTimes(),
    school_day_off: [aSchoolDayOff(isoDay('2026-12-04'))],
    school_holiday: [aSchoolHoliday({ startDay: isoDay('2026-10-17'), endDay: isoDay('2026-10-25') })],
    staff_member: [
      aStaffMember({ id: staffMemberId('fatima') }),
      aStaffMember({ id: staffMemberId('joris'), firstName: 'Joris', surname: 'Smit', role: 'trainee' }),
    ],
    child: [noor, sem],
    contract: [noorRows.contract, semRows.contract],
    contract_day: [...noorRows.contractDays, ...semRows.contractDays],
    second_group_consent: [aConsent(noor.id, 'bumblebees')],
    fixed_face: [aFixedFace(noor.id, 'fatima')],
    absence: [anAbsence({ id: 'noor-ill', childId: noor.id, startDay: isoDay('2026-11-26') })],
    extra_attendance: [anExtraAttendance({ childId: noor.id, day: isoDay('2026-11-25') })],
    shift: [
      aShift({ id: shiftId('fatima-tuesday'), staff: staffMemberId('fatima'), day: isoDay('2026-11-24') }),
    ],
  }
}
