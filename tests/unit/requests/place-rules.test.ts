import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { aSchool, aSchoolDayOff, schoolTimes } from '#tests/harness/builders/calendar.ts'
import { aChild, aContract, bornSoThat } from '#tests/harness/builders/children.ts'
import { at, childId, groupId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aCrowd } from '#tests/harness/builders/location-facts.ts'
import { aGroup, aLocation, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import {
  aHouse,
  aSecondGroup,
  aSwap,
  anExtraDay,
  check,
  friday,
  hasStep,
  stepOf,
  thursday,
} from './wishes.ts'

const code = (result: ReturnType<typeof check>, step: Parameters<typeof stepOf>[1]): string =>
  stepOf(result, step).message.code

describe('BKR-18: three and a half square metres for every child', () => {
  const small = (roomAreaDm2: number) => ({
    location: aLocation({ sharedIndoorAreaDm2: 0 }),
    groups: [aGroup({ roomAreaDm2 })],
  })

  test('the last child the rooms hold fits, the next does not', () => {
    expect(stepOf(check(aHouse(small(6 * 350)), anExtraDay()), 'space').message.params).toEqual({
      children: 6,
      max: 6,
    })
    expect(stepOf(check(aHouse(small(6 * 350 - 1)), anExtraDay()), 'space')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.space.tooSmall', params: { children: 6, max: 5 } },
    })
  })

  test('children of another group of the centre take room too, those of out-of-school care do not', () => {
    const nextDoor = aGroup({ id: groupId('bumblebees'), code: 'HO', roomAreaDm2: 350 })
    const school = anOutOfSchoolGroup({ roomAreaDm2: 0 })
    const groups = [aGroup({ roomAreaDm2: 8 * 350 }), nextDoor, school]
    const crowds = [
      aCrowd({ ages: { 3: 4 }, day: thursday, prefix: 'next', contract: { groupId: nextDoor.id } }),
      aCrowd({
        ages: { 6: 9 },
        day: thursday,
        prefix: 'school',
        contract: { groupId: school.id, setting: 'outOfSchoolCare' },
      }),
    ]
    const result = check(
      aHouse({ location: aLocation({ sharedIndoorAreaDm2: 0 }), groups, crowds }),
      anExtraDay(),
    )
    expect(stepOf(result, 'space').message.params).toEqual({ children: 10, max: 9 })
  })

  test('a day swapped within itself takes no more room', () => {
    const facts = aHouse({
      ...small(6 * 350),
      noorContract: { days: [4], hours: { start: '08:00', end: '12:00' } },
    })
    const wish = aSwap({ wantedDay: thursday, wantedStartMinute: at('11:00'), wantedEndMinute: at('15:00') })
    expect(stepOf(check(facts, wish), 'space').message.params).toEqual({ children: 6, max: 6 })
  })

  test('without any known area nothing is said', () => {
    expect(hasStep(check(aHouse(small(0)), anExtraDay()), 'space')).toBe(false)
  })
})

describe('BKR-16: staff in training', () => {
  function withTrainees(facts: LocationFacts, number: number, group = 'ladybirds'): LocationFacts {
    const ids = Array.from({ length: number }, (_, index) => staffMemberId(`trainee-${index}`))
    return {
      ...facts,
      staffMembers: [...facts.staffMembers, ...ids.map((id) => aStaffMember({ id, role: 'trainee' }))],
      shifts: [
        ...facts.shifts,
        ...ids.map((staff) => aShift({ staff, day: friday, groupId: groupId(group) })),
      ],
    }
  }

  test('one in three of the staff the law asks may be in training', () => {
    // Twelve one-year-olds need three; one of those may be in training.
    const facts = withTrainees(
      aHouse({ ages: { 1: 11 }, staff: 2, noor: { birthDate: isoDay('2025-05-01') } }),
      1,
    )
    const result = check(facts, anExtraDay())
    expect(stepOf(result, 'ratio').message.params).toMatchObject({ need: 3, rostered: 3 })
    expect(stepOf(result, 'traineeShare').message).toEqual({
      code: 'check.traineeShare.ok',
      params: { trainees: 1, max: 1 },
    })
    expect(result.verdict).toBe('ok')
  })

  test('a trainee above that share does not count: the group that needs one is refused', () => {
    const facts = withTrainees(aHouse({ ages: { 2: 8 }, staff: 1 }), 1)
    const result = check(facts, anExtraDay())
    expect(stepOf(result, 'ratio').verdict).toBe('ok')
    expect(stepOf(result, 'traineeShare')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.traineeShare.tooMany', params: { trainees: 1, max: 0 } },
    })
    expect(result.sentence.code).toBe('check.sentence.staff')
  })

  test('a trainee the group can do without takes no share, so nothing is said', () => {
    const facts = withTrainees(aHouse({ ages: { 2: 4 }, staff: 1 }), 1)
    const result = check(facts, anExtraDay())
    expect(hasStep(result, 'traineeShare')).toBe(false)
    expect(result.verdict).toBe('ok')
  })

  test('too many in another group, also when it starts halfway the wish, is only something to look at', () => {
    const facts = withTrainees(
      aHouse({
        ages: { 2: 4 },
        staff: 1,
        groups: [aGroup(), aSecondGroup()],
        crowds: [
          aCrowd({
            ages: { 2: 3 },
            day: friday,
            prefix: 'other',
            contract: { groupId: groupId('bumblebees'), hours: { start: '10:00', end: '12:00' } },
          }),
        ],
      }),
      1,
      'bumblebees',
    )
    expect(stepOf(check(facts, anExtraDay()), 'traineeShare')).toMatchObject({
      verdict: 'caution',
      message: { code: 'check.traineeShare.tooMany', params: { trainees: 1, max: 0 } },
    })
  })

  test('CHECK-2: while the roster is not settled it is a caution, because who works may still change', () => {
    const tooMany = withTrainees(aHouse({ ages: { 2: 8 }, staff: 1, settledWeeks: 0 }), 1)
    expect(stepOf(check(tooMany, anExtraDay()), 'traineeShare').verdict).toBe('caution')
    const onlyTrainee = withTrainees(aHouse({ ages: { 2: 4 }, staff: 0, settledWeeks: 0 }), 1)
    expect(stepOf(check(onlyTrainee, anExtraDay()), 'traineeShare').verdict).toBe('caution')
  })

  test('a group with trainees only has no qualified member of staff that day', () => {
    const facts = withTrainees(aHouse({ ages: { 2: 4 }, staff: 0, hasFace: false }), 1)
    expect(code(check(facts, anExtraDay()), 'traineeShare')).toBe('check.traineeShare.noQualified')
  })

  test('without trainees nothing is said', () => {
    expect(hasStep(check(aHouse(), anExtraDay()), 'traineeShare')).toBe(false)
  })
})

describe('BKR-12: preschool education', () => {
  const groups = [aGroup({ isPreschoolEducation: true, minAgeMonths: 24 })]
  const withEducators = (number: number, options: Parameters<typeof aHouse>[0] = {}) => {
    const facts = aHouse({ groups, ages: { 3: 8 }, staff: 2, ...options })
    return {
      ...facts,
      staffMembers: facts.staffMembers.map((member, index) => ({
        ...member,
        isPreschoolEducator: index < number,
      })),
    }
  }

  test('one educator for every eight children', () => {
    expect(stepOf(check(withEducators(2), anExtraDay()), 'preschoolEducation').message.params).toEqual({
      need: 2,
      rostered: 2,
    })
    const short = check(withEducators(1), anExtraDay())
    expect(stepOf(short, 'preschoolEducation')).toMatchObject({
      verdict: 'no',
      message: { params: { need: 2, rostered: 1 } },
    })
    expect(stepOf(short, 'ratio').verdict).toBe('ok')
  })

  test('before the roster is settled it is a caution', () => {
    expect(
      stepOf(check(withEducators(0, { settledWeeks: 0, ages: { 3: 4 } }), anExtraDay()), 'preschoolEducation')
        .verdict,
    ).toBe('caution')
  })

  test('another group is not asked', () => {
    expect(hasStep(check(aHouse(), anExtraDay()), 'preschoolEducation')).toBe(false)
  })
})

describe('BKR-5 and BKR-6: out-of-school care counts over the whole location', () => {
  const explorers = anOutOfSchoolGroup()
  const discoverers = anOutOfSchoolGroup({
    id: groupId('discoverers'),
    name: 'Doeners',
    code: 'DO',
    sortOrder: 11,
  })
  const sem = childId('sem')
  const afternoon = { start: null, end: '18:30', holidayStart: '07:30', holidayEnd: '18:30' } as const
  const block = { setting: 'outOfSchoolCare', hours: { start: '14:45', end: '18:30' } } as const

  function aSchoolHouse(
    first: Readonly<Record<number, number>>,
    second: Readonly<Record<number, number>>,
    staff: number,
  ) {
    const crowds = [
      aCrowd({
        ages: first,
        day: thursday,
        prefix: 'explorer',
        contract: { ...block, groupId: explorers.id },
      }),
      aCrowd({
        ages: second,
        day: thursday,
        prefix: 'doer',
        contract: { ...block, groupId: discoverers.id },
      }),
    ]
    const facts = aHouse({
      ages: {},
      staff: 0,
      hasFace: false,
      groups: [explorers, discoverers],
      schools: [aSchool()],
      schoolTimes: schoolTimes(),
      schoolDaysOff: [aSchoolDayOff(isoDay('2026-12-04'))],
      crowds,
    })
    const own = aContract({
      child: sem,
      days: [2, 4],
      setting: 'outOfSchoolCare',
      groupId: explorers.id,
      hours: afternoon,
    })
    const ids = Array.from({ length: staff }, (_, index) => staffMemberId(`school-${index}`))
    // All of them stand in the second group: the law does not look at that any more.
    const days = [friday, isoDay('2026-12-02'), isoDay('2026-12-04')]
    return {
      ...facts,
      children: [
        ...facts.children,
        aChild({ id: sem, firstName: 'Sem', birthDate: bornSoThat(6, thursday), schoolId: aSchool().id }),
      ],
      contracts: [...facts.contracts, own.contract],
      contractDays: [...facts.contractDays, ...own.contractDays],
      staffMembers: ids.map((id) => aStaffMember({ id })),
      shifts: ids.flatMap((staffId) =>
        days.map((day) => aShift({ staff: staffId, day, groupId: discoverers.id, start: '07:30' })),
      ),
    }
  }

  test('children and staff of all groups count together', () => {
    const nineteen = aSchoolHouse({ 5: 10 }, { 6: 9 }, 2)
    const twenty = aSchoolHouse({ 5: 10 }, { 6: 10 }, 2)
    const fits = check(nineteen, anExtraDay({ childId: sem }))
    const full = check(twenty, anExtraDay({ childId: sem }))
    expect(fits.verdict).toBe('ok')
    expect(stepOf(fits, 'ratio').message.params).toMatchObject({
      need: 2,
      rostered: 2,
      before: 19,
      after: 20,
    })
    expect(fits.tightest).toMatchObject({ children: 19, childrenAfter: 20 })
    expect(stepOf(full, 'ratio').message.params).toMatchObject({ need: 3, rostered: 2 })
  })

  test('the weight follows the ages: thirteen older children are not thirteen young ones', () => {
    const older = check(aSchoolHouse({ 8: 10 }, { 9: 10 }, 2), anExtraDay({ childId: sem }))
    expect(stepOf(older, 'ratio').message.params).toMatchObject({ need: 2 })
  })

  test('a base group above thirty is refused, above the former maxima a caution', () => {
    const thirty = check(aSchoolHouse({ 5: 30 }, {}, 4), anExtraDay({ childId: sem }))
    const twenty = check(aSchoolHouse({ 5: 20 }, {}, 4), anExtraDay({ childId: sem }))
    expect(stepOf(thirty, 'groupMax').verdict).toBe('no')
    expect(stepOf(twenty, 'ratio')).toMatchObject({
      verdict: 'caution',
      message: { code: 'check.ratio.lawUnsure' },
    })
  })

  test('CAL-3: open times start when school is out, and on a study day at the usual hour', () => {
    const facts = aSchoolHouse({ 5: 3 }, {}, 1)
    const lessons = check(facts, anExtraDay({ childId: sem }))
    const studyDay = check(facts, anExtraDay({ childId: sem, wantedDay: isoDay('2026-12-04') }))
    expect(lessons.resolved?.wanted).toEqual({ startMinute: at('14:45'), endMinute: at('18:30') })
    expect(studyDay.resolved?.wanted).toEqual({ startMinute: at('07:30'), endMinute: at('18:30') })
    expect(studyDay.verdict).toBe('ok')
  })

  test('a day with care before and after school is given up as a whole, and asks the longer of the two', () => {
    const facts = aSchoolHouse({ 5: 3 }, {}, 1)
    const own = facts.contractDays.find((day) => day.weekday === 4 && day.startMinute === null)
    const early = { ...own, id: 'early', startMinute: at('07:30'), endMinute: null }
    const contractDays = own === undefined ? [] : [...facts.contractDays, { ...own, ...early }]
    const result = check({ ...facts, contractDays }, aSwap({ childId: sem }))
    expect(result.resolved?.given).toHaveLength(2)
    expect(result.resolved?.wanted).toEqual({ startMinute: at('14:45'), endMinute: at('18:30') })
    expect(code(result, 'givenDay')).toBe('check.givenDay.okWhole')
    expect(result.headline.code).toBe('check.headline.okLocation')
  })

  test('a swap of an afternoon asks an afternoon', () => {
    const result = check(aSchoolHouse({ 5: 3 }, {}, 1), aSwap({ childId: sem }))
    expect(result.resolved?.given).toEqual([{ startMinute: at('14:45'), endMinute: at('18:30') }])
    expect(result.resolved?.wanted).toEqual({ startMinute: at('14:45'), endMinute: at('18:30') })
    expect(result.verdict).toBe('ok')
  })

  test('hours in which the child has lessons are a caution', () => {
    const wish = anExtraDay({ childId: sem, wantedStartMinute: at('12:00'), wantedEndMinute: at('18:00') })
    expect(stepOf(check(aSchoolHouse({ 5: 3 }, {}, 1), wish), 'openingHours')).toMatchObject({
      verdict: 'caution',
      message: {
        code: 'check.openingHours.atSchool',
        params: { schoolStart: at('08:30'), schoolEnd: at('14:45') },
      },
    })
  })

  test('BKR-17 asks no fixed face in out-of-school care', () => {
    expect(hasStep(check(aSchoolHouse({ 5: 3 }, {}, 1), anExtraDay({ childId: sem })), 'fixedFaces')).toBe(
      false,
    )
  })

  test('GROUP-1: another base group of the location needs consent as well', () => {
    const result = check(
      aSchoolHouse({ 5: 3 }, { 5: 3 }, 2),
      anExtraDay({ childId: sem, wantedGroupId: discoverers.id }),
    )
    expect(code(result, 'secondGroupConsent')).toBe('check.secondGroupConsent.missing')
  })
})
