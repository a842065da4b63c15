import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { aSchool, schoolTimes } from '#tests/harness/builders/calendar.ts'
import { aFixedFace, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { at, groupId, locationId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aTeam } from '#tests/harness/builders/location-facts.ts'
import { aGroup, aHouseRule, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import {
  aHouse,
  aSwap,
  anExtraDay,
  check,
  friday,
  noorId,
  stepOf,
  thursday,
  workingDays,
  type HouseOptions,
} from './wishes.ts'

describe('BKR-13: a planned break of one of two', () => {
  /** Two members of staff, the second with a break. */
  const withBreak = (twoYearOlds: number, options: HouseOptions = {}) => {
    const second = aTeam(1, workingDays(10), { prefix: 'late', breaks: [['13:00', '13:30']] })
    return aHouse({ ages: { 2: twoYearOlds }, staff: 1, ...second, ...options })
  }
  const houseRules = [aHouseRule('ratio.useDeviation', true)]

  test('is a shortage where the house does not use the three hours', () => {
    expect(stepOf(check(withBreak(9), anExtraDay()), 'ratio').message.code).toBe('check.ratio.alreadyShort')
  })

  test('stands in nobody’s way where the house uses them and the child changes nothing in it', () => {
    const result = check(withBreak(9, { houseRules }), anExtraDay())
    expect(result.verdict).toBe('ok')
    expect(stepOf(result, 'ratio').message).toEqual({
      code: 'check.ratio.okWithDip',
      params: { start: at('13:00'), end: at('13:30'), need: 2, rostered: 1 },
    })
    // Where the break is the tightest moment the headline does not say that one may have ten.
    const two = aTeam(2, workingDays(10), { prefix: 'late', breaks: [['13:00', '13:30']] })
    const tightest = check(aHouse({ ages: { 2: 9 }, staff: 1, ...two, houseRules }), anExtraDay())
    expect(tightest.headline).toMatchObject({ code: 'check.headline.okWithDip', params: { count: 2 } })
    // The swap finds its way to such a day too.
    expect(check(withBreak(9, { houseRules }), aSwap()).verdict).toBe('ok')
  })

  test('is not eaten by a request: a child that makes the break fall short does not fit', () => {
    const result = check(withBreak(8, { houseRules }), anExtraDay())
    expect(result.verdict).toBe('no')
    expect(stepOf(result, 'ratio').message).toMatchObject({
      code: 'check.ratio.short',
      params: { start: at('13:00'), end: at('13:30') },
    })
  })

  test('of more than three hours is a shortage again', () => {
    const long = aTeam(1, workingDays(10), { prefix: 'late', breaks: [['10:00', '13:30']] })
    const facts = aHouse({ ages: { 2: 9 }, staff: 1, ...long, houseRules })
    expect(stepOf(check(facts, anExtraDay()), 'ratio').message.code).toBe('check.ratio.alreadyShort')
  })
})

describe('GROUP-1: a child is in one place, and counted once', () => {
  test('a child that comes already does not make its own group short', () => {
    const result = check(aHouse({ ages: { 2: 7 } }), anExtraDay({ wantedDay: thursday }))
    expect(stepOf(result, 'ratio').verdict).toBe('ok')
    expect(result.headline).toMatchObject({ code: 'check.alreadyPresent.overlap' })
  })

  test('a child that is at another location then cannot come here as well', () => {
    const away = anExtraAttendance({
      childId: noorId,
      day: friday,
      locationId: locationId('swallow'),
      groupId: groupId('swifts'),
      startMinute: at('12:00'),
      endMinute: at('15:00'),
    })
    expect(stepOf(check(aHouse({ extraAttendances: [away] }), anExtraDay()), 'alreadyPresent')).toMatchObject(
      {
        verdict: 'no',
        message: { params: { start: at('12:00'), end: at('15:00') } },
      },
    )
    const morning = anExtraDay({ wantedStartMinute: at('08:00'), wantedEndMinute: at('12:00') })
    expect(check(aHouse({ extraAttendances: [away] }), morning).verdict).toBe('ok')
  })
})

test('BKR-17: a fixed face who helps as a volunteer that day is not at work in the group', () => {
  const helper = staffMemberId('helper')
  const facts = aHouse({
    hasFace: false,
    staffMembers: [aStaffMember({ id: helper, role: 'volunteer' })],
    shifts: [aShift({ day: friday, staff: helper })],
    fixedFaces: [aFixedFace(noorId, 'helper')],
  })
  expect(stepOf(check(facts, anExtraDay()), 'fixedFaces')).toMatchObject({
    verdict: 'no',
    message: { code: 'check.fixedFaces.missing' },
  })
})

describe('CAL-3: care after school hangs on the school', () => {
  const school = aSchool()
  const explorers = groupId('explorers')
  const wednesday = isoDay('2026-12-02')
  const afterSchool = (options: HouseOptions = {}): HouseOptions => {
    const team = aTeam(1, workingDays(10), { prefix: 'school', groupId: explorers, start: '12:00' })
    return {
      groups: [aGroup(), anOutOfSchoolGroup()],
      noor: { birthDate: isoDay('2019-03-10'), schoolId: school.id },
      noorContract: {
        setting: 'outOfSchoolCare',
        groupId: explorers,
        days: [1, 4],
        hours: { start: null, end: '18:00', holidayStart: '08:00', holidayEnd: '18:00' },
      },
      schools: [school],
      schoolTimes: [
        ...schoolTimes({ weekdays: [1, 2, 4, 5] }),
        ...schoolTimes({ weekdays: [3], end: '12:30' }),
      ],
      ...team,
      ...options,
    }
  }

  test('SWAP-5: swapped to a short Wednesday it starts when school ends and is as long as before', () => {
    const result = check(aHouse(afterSchool()), aSwap({ wantedDay: wednesday }))
    expect(result.resolved?.given).toEqual([{ startMinute: at('14:45'), endMinute: at('18:00') }])
    expect(result.resolved?.wanted).toEqual({ startMinute: at('12:30'), endMinute: at('15:45') })
    expect(result.verdict).toBe('ok')
  })

  test('without known school hours an open time gets no verdict, and a stated one does', () => {
    const facts = aHouse(afterSchool({ schoolTimes: [] }))
    const open = check(facts, anExtraDay())
    expect([open.verdict, open.headline.code]).toEqual(['unknown', 'check.openingHours.schoolUnknown'])
    const stated = anExtraDay({ wantedStartMinute: at('15:00'), wantedEndMinute: at('18:00') })
    expect(check(facts, stated).verdict).toBe('ok')
  })
})

describe('SWAP-3: a swap needs a place in the group and no extra staff', () => {
  test('with the ninth toddler one member of staff is too few', () => {
    expect(check(aHouse({ ages: { 2: 7 } }), aSwap()).verdict).toBe('ok')
    const short = check(aHouse({ ages: { 2: 8 } }), aSwap())
    expect([short.verdict, stepOf(short, 'ratio').message.code]).toEqual(['no', 'check.ratio.short'])
  })

  test('with staff enough the group may still be full', () => {
    const full = check(aHouse({ ages: { 2: 8 }, staff: 2, groups: [aGroup({ maxChildren: 8 })] }), aSwap())
    expect([full.verdict, stepOf(full, 'groupMax').message.code]).toEqual(['no', 'check.groupMax.full'])
  })
})
