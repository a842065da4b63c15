import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { addDays, isoDay, weekdayOf, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import { aSchool, defaultSchoolId, schoolTimes } from './builders/calendar.ts'
import { aChild, aContract, bornSoThat, type ContractRows } from './builders/children.ts'
import { childId, groupId, staffMemberId } from './builders/ids.ts'
import { locationFacts } from './builders/location-facts.ts'
import { aGroup, anOutOfSchoolGroup } from './builders/organisation.ts'
import { aShift, aStaffMember } from './builders/staffing.ts'

/** A location as large as the sample: seven groups, 140 children, staff for every group on every working day. */
export function aLargeLocation(fromDay: IsoDay, untilDay: IsoDay): LocationFacts {
  const groups = [
    aGroup({ id: groupId('babies'), maxAgeMonths: 24, maxChildren: 12, sortOrder: 1 }),
    aGroup({ id: groupId('crawlers'), maxAgeMonths: 36, maxChildren: 14, sortOrder: 2 }),
    aGroup({ id: groupId('toddlers-a'), minAgeMonths: 24, sortOrder: 3 }),
    aGroup({ id: groupId('toddlers-b'), minAgeMonths: 24, isPreschoolEducation: true, sortOrder: 4 }),
    anOutOfSchoolGroup({ id: groupId('young'), maxAgeMonths: 96, sortOrder: 10 }),
    anOutOfSchoolGroup({ id: groupId('middle'), sortOrder: 11 }),
    anOutOfSchoolGroup({ id: groupId('old'), minAgeMonths: 84, sortOrder: 12 }),
  ]
  const ages: Readonly<Record<string, readonly number[]>> = {
    babies: [0, 1],
    crawlers: [0, 1, 2],
    'toddlers-a': [2, 3],
    'toddlers-b': [2, 3],
    young: [4, 5, 6],
    middle: [5, 6, 7, 8],
    old: [7, 8, 9, 10, 11],
  }
  const children = groups.flatMap((group) =>
    Array.from({ length: 20 }, (_, place) => {
      const own = ages[group.id] ?? [2]
      const age = own[place % own.length] ?? 2
      return aChild({
        id: childId(`${group.id}-${place}`),
        birthDate: addDays(bornSoThat(age, isoDay('2026-11-24'), 2), -place * 11),
        schoolId: group.setting === 'outOfSchoolCare' ? defaultSchoolId : null,
      })
    }),
  )
  const contracts = groups.flatMap((group) =>
    Array.from({ length: 20 }, (_, place): ContractRows => {
      const isSchool = group.setting === 'outOfSchoolCare'
      const first = ((place % 5) + 1) as Weekday
      const second = (((place + 2) % 5) + 1) as Weekday
      return aContract({
        child: childId(`${group.id}-${place}`),
        days: [first, second],
        setting: group.setting,
        groupId: group.id,
        hours: isSchool
          ? { start: null, holidayStart: '08:00', holidayEnd: '18:00' }
          : { start: place % 2 === 0 ? '07:30' : '08:15', end: place % 3 === 0 ? '17:30' : '18:30' },
      })
    }),
  )
  const days: IsoDay[] = []
  for (let day = fromDay; day <= untilDay; day = addDays(day, 1)) if (weekdayOf(day) <= 5) days.push(day)
  const staffMembers = groups.flatMap((group) =>
    [0, 1, 2].map((place) =>
      aStaffMember({ id: staffMemberId(`${group.id}-staff-${place}`), isPreschoolEducator: true }),
    ),
  )
  const shifts = days.flatMap((day) =>
    groups.flatMap((group) =>
      [0, 1, 2].map((place) =>
        aShift({
          day,
          staff: staffMemberId(`${group.id}-staff-${place}`),
          groupId: group.id,
          start: place === 0 ? '07:30' : '08:30',
          end: place === 0 ? '17:00' : '18:30',
          breaks: [
            [
              ['12:30', '13:00'],
              ['13:00', '13:30'],
              ['13:30', '14:00'],
            ][place] as [string, string],
          ],
        }),
      ),
    ),
  )
  return locationFacts({
    fromDay,
    untilDay,
    groups,
    children,
    contracts,
    schools: [aSchool()],
    schoolTimes: schoolTimes(),
    staffMembers,
    shifts,
  })
}
