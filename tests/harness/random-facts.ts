import fc from 'fast-check'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { Weekday } from '#shared/kernel/time.ts'
import { addDays, isoDay, type IsoDay } from '#shared/kernel/time.ts'
import { aSchool, aSchoolDayOff, defaultSchoolId, schoolTimes } from './builders/calendar.ts'
import { aChild, aContractDay, aGroupMove, anAbsence, anExtraAttendance } from './builders/children.ts'
import { childId, contractId, groupId, staffMemberId } from './builders/ids.ts'
import { locationFacts } from './builders/location-facts.ts'
import { aGroup, anOutOfSchoolGroup, defaultLocationId } from './builders/organisation.ts'
import { aStaffMember } from './builders/staffing.ts'
import { shiftId } from './builders/ids.ts'

/** Two school weeks and the Christmas holiday with week 53 lie within these days. */
export const randomFactsFrom = isoDay('2026-12-07')
export const randomFactsDays = 35

const groups = [
  aGroup({ id: groupId('babies'), maxAgeMonths: 24, maxChildren: 9, sortOrder: 1 }),
  aGroup({ id: groupId('ladybirds'), sortOrder: 2 }),
  aGroup({ id: groupId('preschool'), minAgeMonths: 24, isPreschoolEducation: true, sortOrder: 3 }),
  anOutOfSchoolGroup({ id: groupId('explorers'), maxChildren: 20 }),
  anOutOfSchoolGroup({ id: groupId('sailors'), maxChildren: 12, sortOrder: 11 }),
]
const dayCareGroups = ['babies', 'ladybirds', 'preschool'] as const
const schoolGroups = ['explorers', 'sailors'] as const

const minute = fc.integer({ min: 28, max: 76 }).map((quarter) => quarter * 15)
const interval = fc
  .tuple(minute, minute)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ startMinute: Math.min(a, b), endMinute: Math.max(a, b) }))
const day = fc.integer({ min: 0, max: randomFactsDays - 1 }).map((offset) => addDays(randomFactsFrom, offset))
const weekdays = fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5), { minLength: 1, maxLength: 4 })

interface RandomChild {
  readonly birthDate: IsoDay
  readonly isPupil: boolean
  readonly days: readonly Weekday[]
  readonly group: string
  readonly isOpenEnded: boolean
  readonly hours: { readonly startMinute: number; readonly endMinute: number }
  readonly absence: {
    readonly day: IsoDay
    readonly part: boolean
    readonly reason: 'ill' | 'swappedAway'
  } | null
  readonly extra: { readonly day: IsoDay; readonly group: string } | null
  readonly move: { readonly day: IsoDay; readonly group: string } | null
}

const dayCareChild = fc.record({
  birthDate: fc.integer({ min: -40, max: 1500 }).map((age) => addDays(randomFactsFrom, -age)),
  isPupil: fc.constant(false),
  days: weekdays,
  group: fc.constantFrom(...dayCareGroups),
  isOpenEnded: fc.constant(false),
  hours: interval,
  absence: fc.option(fc.record({ day, part: fc.boolean(), reason: fc.constantFrom('ill', 'swappedAway') })),
  extra: fc.option(fc.record({ day, group: fc.constantFrom(...dayCareGroups) })),
  move: fc.option(fc.record({ day, group: fc.constantFrom<string>(...dayCareGroups, ...schoolGroups) })),
})
const pupil = fc.record({
  birthDate: fc.integer({ min: 1400, max: 4600 }).map((age) => addDays(randomFactsFrom, -age)),
  isPupil: fc.constant(true),
  days: weekdays,
  group: fc.constantFrom(...schoolGroups),
  isOpenEnded: fc.boolean(),
  hours: interval,
  absence: fc.option(fc.record({ day, part: fc.boolean(), reason: fc.constantFrom('ill', 'swappedAway') })),
  extra: fc.option(fc.record({ day, group: fc.constantFrom(...schoolGroups) })),
  move: fc.option(fc.record({ day, group: fc.constantFrom<string>(...dayCareGroups, ...schoolGroups) })),
})
const randomShift = fc.record({
  staff: fc.integer({ min: 0, max: 5 }),
  day,
  group: fc.constantFrom<string>(...dayCareGroups, ...schoolGroups),
  hours: interval,
  hasBreak: fc.boolean(),
})

/** Facts of a location as odd as a house can make them: overlaps, moves, absences, births to come. */
export const randomFacts: fc.Arbitrary<LocationFacts> = fc
  .record({
    children: fc.array<RandomChild>(fc.oneof(dayCareChild, pupil), { maxLength: 40 }),
    shifts: fc.array(randomShift, { maxLength: 60 }),
  })
  .map(({ children, shifts }) => {
    const ids = children.map((_, place) => childId(`child${place}`))
    const rows = children.map((random, place) => ({ random, id: ids[place] ?? childId('none'), place }))
    return locationFacts({
      fromDay: randomFactsFrom,
      untilDay: addDays(randomFactsFrom, randomFactsDays - 1),
      groups,
      schools: [aSchool()],
      schoolTimes: schoolTimes(),
      schoolDaysOff: [aSchoolDayOff(isoDay('2026-12-08'))],
      children: rows.map(({ random, id }) =>
        aChild({ id, birthDate: random.birthDate, schoolId: random.isPupil ? defaultSchoolId : null }),
      ),
      contracts: rows.map(({ random, id, place }) => ({
        contract: {
          id: contractId(`contract${place}`),
          childId: id,
          locationId: defaultLocationId,
          setting: random.isPupil ? 'outOfSchoolCare' : 'dayCare',
          groupId: groupId(random.group),
          form: 'fixed',
          isSchoolWeeksOnly: place % 3 === 0,
          startDate: isoDay('2024-01-01'),
          endDate: null,
        },
        contractDays: random.days.map((weekday) => ({
          ...aContractDay(contractId(`contract${place}`), weekday),
          ...random.hours,
          ...(random.isOpenEnded ? { startMinute: null, endMinute: 18 * 60 } : {}),
          holidayStartMinute: random.isPupil ? 8 * 60 : null,
          holidayEndMinute: random.isPupil ? 18 * 60 : null,
        })),
      })),
      absences: rows.flatMap(({ random, id }) =>
        random.absence === null
          ? []
          : [
              anAbsence({
                childId: id,
                startDay: random.absence.day,
                startMinute: random.absence.part ? random.hours.startMinute : null,
                endMinute: random.absence.part ? random.hours.startMinute + 60 : null,
                reason: random.absence.reason,
              }),
            ],
      ),
      extraAttendances: rows.flatMap(({ random, id }) =>
        random.extra === null
          ? []
          : [
              anExtraAttendance({
                childId: id,
                day: random.extra.day,
                groupId: groupId(random.extra.group),
                ...random.hours,
              }),
            ],
      ),
      groupMoves: rows.flatMap(({ random, id }) =>
        random.move === null
          ? []
          : [
              aGroupMove({
                childId: id,
                day: random.move.day,
                toGroupId: groupId(random.move.group),
                ...random.hours,
              }),
            ],
      ),
      staffMembers: [0, 1, 2, 3, 4, 5].map((place) =>
        aStaffMember({
          id: staffMemberId(`staff${place}`),
          role: place === 4 ? 'trainee' : place === 5 ? 'volunteer' : 'qualified',
          isPreschoolEducator: place < 3,
        }),
      ),
      shifts: shifts.map((shift, place) => ({
        id: shiftId(`shift${place}`),
        staffMemberId: staffMemberId(`staff${shift.staff}`),
        locationId: defaultLocationId,
        groupId: groupId(shift.group),
        day: shift.day,
        ...shift.hours,
        breaks: shift.hasBreak
          ? [
              {
                startMinute: shift.hours.startMinute,
                endMinute: Math.min(shift.hours.startMinute + 15, shift.hours.endMinute),
              },
            ]
          : [],
      })),
    })
  })
