import { describe, expect, test } from 'vitest'
import { isoDay, addDays } from '#shared/kernel/time.ts'
import {
  aSchool,
  aSchoolDayOff,
  aSchoolHoliday,
  defaultSchoolId,
  schoolTimes,
} from '#tests/harness/builders/calendar.ts'
import { aChild, aContract, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { at, groupId, schoolId } from '#tests/harness/builders/ids.ts'
import { locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aGroup, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import { dayOf, presenceLines } from '#tests/harness/occupancy.ts'
import { linesOf, noor, second } from './noor.ts'

describe('school hours and holidays (CAL-3, CARE-7)', () => {
  const pupil = aChild({ id: noor.id, birthDate: isoDay('2019-05-15'), schoolId: defaultSchoolId })
  const school = {
    groups: [anOutOfSchoolGroup()],
    children: [pupil],
    schools: [aSchool()],
    schoolTimes: schoolTimes(),
  }
  const afterSchool = aContract({
    child: noor.id,
    days: [1, 2, 3, 4, 5],
    setting: 'outOfSchoolCare',
    groupId: groupId('explorers'),
    hours: { start: null, end: '18:30', holidayStart: '08:00', holidayEnd: '18:00' },
  })
  const schoolWeeks = { ...afterSchool, contract: { ...afterSchool.contract, isSchoolWeeksOnly: true } }

  test('after-school care starts when the school ends', () => {
    expect(linesOf({ ...school, contracts: [afterSchool] })).toEqual(['noor explorers 14:45-18:30 contract'])
  })

  test('before-school care ends when the school starts', () => {
    const before = aContract({
      child: noor.id,
      days: [2],
      setting: 'outOfSchoolCare',
      groupId: groupId('explorers'),
      hours: { start: '07:00', end: null },
    })
    expect(linesOf({ ...school, contracts: [before] })).toEqual(['noor explorers 07:00-08:30 contract'])
  })

  test('in a school holiday the holiday hours count, unless the contract is for school weeks only', () => {
    const autumn = isoDay('2026-10-20')
    expect(linesOf({ ...school, contracts: [afterSchool] }, autumn)).toEqual([
      'noor explorers 08:00-18:00 contract',
    ])
    expect(linesOf({ ...school, contracts: [schoolWeeks] }, autumn)).toEqual([])
    expect(linesOf({ ...school, contracts: [schoolWeeks] })).toHaveLength(1)
  })

  test('two blocks on one day make one holiday day', () => {
    const before = aContract({
      child: noor.id,
      days: [2],
      setting: 'outOfSchoolCare',
      groupId: groupId('explorers'),
      hours: { start: '07:00', end: null, holidayStart: '08:00', holidayEnd: '18:00' },
    })
    const both = {
      contract: afterSchool.contract,
      contractDays: [
        ...afterSchool.contractDays,
        ...before.contractDays.map((row) => ({ ...row, contractId: afterSchool.contract.id })),
      ],
    }
    expect(linesOf({ ...school, contracts: [both] }, isoDay('2026-10-20'))).toEqual([
      'noor explorers 08:00-18:00 contract',
    ])
    expect(linesOf({ ...school, contracts: [both] })).toHaveLength(2)
  })

  test('on a study day the block keeps its usual hours; the rest of the day is asked for (STUDY-1)', () => {
    const studyDay = { ...school, contracts: [afterSchool], schoolDaysOff: [aSchoolDayOff(ordinaryTuesday)] }
    expect(linesOf(studyDay)).toEqual(['noor explorers 14:45-18:30 contract'])
    const asked = anExtraAttendance({
      childId: noor.id,
      day: ordinaryTuesday,
      groupId: groupId('explorers'),
      startMinute: at('08:00'),
      endMinute: at('18:30'),
      kind: 'studyDay',
    })
    expect(linesOf({ ...studyDay, extraAttendances: [asked] })).toEqual([
      'noor explorers 08:00-14:45 studyDay',
      'noor explorers 14:45-18:30 contract',
    ])
  })

  test('on a weekday without lessons the stated hours count, else the hours of a free day', () => {
    const fourDays = { ...school, schoolTimes: schoolTimes({ weekdays: [1, 2, 4, 5] }) }
    const wednesday = addDays(ordinaryTuesday, 1)
    expect(linesOf({ ...fourDays, contracts: [afterSchool] }, wednesday)).toEqual([
      'noor explorers 08:00-18:00 contract',
    ])
  })

  test('without known school hours the child is counted for its whole daypart, and the app says so', () => {
    const lost = { ...pupil, schoolId: schoolId('closed-school') }
    const day = dayOf(
      locationFacts({ ...school, children: [lost], contracts: [afterSchool] }),
      ordinaryTuesday,
    )
    expect(presenceLines(day)).toEqual(['noor explorers 13:00-18:30 contract'])
    expect(day.notices.map((notice) => notice.code)).toEqual(['board.schoolTimesUnknown'])
  })

  test('a day-care contract for school weeks only stays away in the holidays of the region', () => {
    const schoolWeeksCare = aContract({ child: noor.id, days: [2], isSchoolWeeksOnly: true })
    expect(linesOf({ contracts: [schoolWeeksCare] }, isoDay('2026-10-20'))).toEqual([])
    expect(linesOf({ contracts: [schoolWeeksCare] }, isoDay('2026-10-13'))).toHaveLength(1)
  })

  test("a school's own holiday counts for its pupils", () => {
    const own = aSchoolHoliday({
      schoolId: defaultSchoolId,
      startDay: ordinaryTuesday,
      endDay: ordinaryTuesday,
      kind: 'spring',
    })
    expect(linesOf({ ...school, contracts: [afterSchool], schoolHolidays: [own] })).toEqual([
      'noor explorers 08:00-18:00 contract',
    ])
  })
})

describe('forms of contract (CARE-7)', () => {
  test('a flexible child comes on the days that were asked, in the group where there is room', () => {
    const flexible = aContract({ child: noor.id, days: [], form: 'flexible' })
    const asked = anExtraAttendance({
      childId: noor.id,
      day: ordinaryTuesday,
      kind: 'flexibleDay',
      groupId: second.id,
      endMinute: at('13:00'),
    })
    const day = dayOf(
      locationFacts({
        groups: [aGroup(), second],
        children: [noor],
        contracts: [flexible],
        extraAttendances: [asked],
      }),
      ordinaryTuesday,
    )
    expect(presenceLines(day)).toEqual(['noor butterflies 07:30-13:00 flexibleDay'])
    expect(day.groups[1]?.presences[0]?.ownGroupId).toBe('ladybirds')
  })

  test('a bought holiday day brings the child in the holiday', () => {
    const pupil = aChild({ id: noor.id, birthDate: isoDay('2019-05-15'), schoolId: defaultSchoolId })
    const holiday = aContract({
      child: noor.id,
      days: [],
      form: 'holidayDays',
      setting: 'outOfSchoolCare',
      groupId: groupId('explorers'),
    })
    const bought = anExtraAttendance({
      childId: noor.id,
      day: isoDay('2026-12-29'),
      kind: 'holidayDay',
      groupId: groupId('explorers'),
      startMinute: at('08:00'),
      endMinute: at('18:00'),
    })
    const lines = linesOf(
      {
        groups: [anOutOfSchoolGroup()],
        children: [pupil],
        contracts: [holiday],
        schools: [aSchool()],
        schoolTimes: schoolTimes(),
        extraAttendances: [bought],
      },
      isoDay('2026-12-29'),
    )
    expect(lines).toEqual(['noor explorers 08:00-18:00 holidayDay'])
  })
})
