import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { aGroupMove, anAbsence, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { at, groupId } from '#tests/harness/builders/ids.ts'
import { aGroup, aHouseRule } from '#tests/harness/builders/organisation.ts'
import {
  aHouse,
  anExtraHour,
  aSecondGroup,
  check,
  friday,
  hasStep,
  noorId,
  stepOf,
  thursday,
} from './wishes.ts'

const longer = (start: string, end: string) =>
  anExtraHour({ wantedStartMinute: at(start), wantedEndMinute: at(end) })

describe('EXTRA-2: a longer stay joins the care of that day', () => {
  test('half an hour behind the care fits; what was left open is one step behind it', () => {
    const result = check(aHouse(), anExtraHour())
    expect(result.verdict).toBe('ok')
    expect(result.resolved?.wanted).toEqual({ startMinute: at('18:00'), endMinute: at('18:30') })
    expect(stepOf(result, 'adjoining').message).toEqual({
      code: 'check.adjoining.ok',
      params: { start: at('08:00'), end: at('18:00') },
    })
  })

  test('only an end is enough, and only a start; before the care it counts back one step', () => {
    const wanted = (wish: Parameters<typeof anExtraHour>[0]) =>
      check(aHouse(), anExtraHour(wish)).resolved?.wanted
    expect(wanted({ wantedEndMinute: at('18:30') })).toEqual({ startMinute: 1080, endMinute: 1110 })
    expect(wanted({ wantedStartMinute: at('18:00') })).toEqual({ startMinute: 1080, endMinute: 1110 })
    expect(wanted({ wantedEndMinute: at('08:00') })).toEqual({ startMinute: 450, endMinute: 480 })
  })

  test('before the care fits as well', () => {
    expect(check(aHouse(), longer('07:30', '08:00')).verdict).toBe('ok')
  })

  test('a stretch apart from the care is refused, with the hours it must join', () => {
    const contract = { hours: { start: '08:00', end: '13:00' } }
    const result = check(aHouse({ noorContract: contract }), longer('14:00', '14:30'))
    expect(stepOf(result, 'adjoining')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.adjoining.apart', params: { start: at('08:00'), end: at('13:00') } },
    })
  })

  test('without care that day there is nothing to stay longer for', () => {
    const result = check(aHouse(), anExtraHour({ wantedDay: friday }))
    expect(stepOf(result, 'adjoining').message.code).toBe('check.adjoining.noCare')
    expect(result.resolved).toBeNull()
    expect(result.alternatives).toEqual([])
  })

  test('a child that is signed off has no care to join', () => {
    const absences = [anAbsence({ childId: noorId, startDay: thursday })]
    expect(stepOf(check(aHouse({ absences }), anExtraHour()), 'adjoining').message.code).toBe(
      'check.adjoining.noCare',
    )
  })

  test('care that was granted is care to join', () => {
    const extraAttendances = [
      anExtraAttendance({ childId: noorId, day: friday, startMinute: at('08:00'), endMinute: at('13:00') }),
    ]
    const result = check(aHouse({ extraAttendances }), anExtraHour({ wantedDay: friday }))
    expect(result.resolved?.wanted).toEqual({ startMinute: at('13:00'), endMinute: at('13:30') })
    expect(stepOf(result, 'adjoining').verdict).toBe('ok')
  })

  test('it is in the group where the child is then, without new consent', () => {
    const other = aSecondGroup()
    const move = { childId: noorId, day: thursday, toGroupId: other.id, startMinute: at('17:00') }
    const facts = aHouse({
      groups: [aGroup(), other],
      groupMoves: [aGroupMove({ ...move, endMinute: at('18:00') })],
      shifts: [],
    })
    const result = check(facts, anExtraHour())
    expect(result.resolved).toMatchObject({ groupId: other.id, isOwnGroup: false })
    expect(stepOf(result, 'secondGroupConsent')).toMatchObject({
      verdict: 'ok',
      message: { code: 'check.secondGroupConsent.thereAlready' },
    })
    const back = check(facts, anExtraHour({ wantedGroupId: groupId('ladybirds') }))
    expect(stepOf(back, 'adjoining').message.code).toBe('check.adjoining.otherGroup')
  })

  test('it goes in whole steps of the house, and never rounds by itself', () => {
    const result = check(aHouse(), longer('18:00', '18:20'))
    expect(stepOf(result, 'minimumLength')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.minimumLength.steps', params: { minutes: 20, step: 30 } },
    })
    const quarters = { houseRules: [aHouseRule('extraHour.stepMinutes', 10)] }
    expect(check(aHouse(quarters), longer('18:00', '18:20')).verdict).toBe('ok')
  })

  test('outside the opening hours is refused like any care', () => {
    const result = check(aHouse(), longer('18:00', '19:00'))
    expect(stepOf(result, 'openingHours').message.code).toBe('check.openingHours.outside')
  })

  test('the ratio counts: a shift that ends at six makes it a no', () => {
    const result = check(aHouse({ ages: { 2: 8 } }), longer('18:00', '18:30'))
    expect(stepOf(result, 'ratio').verdict).toBe('no')
  })

  test('it is asked in the moment: the deadline for an extra day is not its own', () => {
    const houseRules = [aHouseRule('extraDay.noticeDays', 14)]
    const result = check(aHouse({ houseRules }), anExtraHour())
    expect(stepOf(result, 'noticePeriod').message.code).toBe('check.noticePeriod.none')
    expect(result.verdict).toBe('ok')
  })
})

describe('EXTRA-2, CHECK-3: what is possible instead of a longer stay', () => {
  test('a step less, or the other side of that day; never another date or group', () => {
    const result = check(aHouse(), longer('18:00', '19:00'))
    expect(result.alternatives.map(({ wish }) => [wish.wantedStartMinute, wish.wantedEndMinute])).toEqual([
      [at('18:00'), at('18:30')],
      [at('07:30'), at('08:00')],
    ])
    for (const { wish, kind, message } of result.alternatives) {
      expect(wish.wantedDay).toBe(thursday)
      expect(kind).toBe('otherDaypart')
      expect(message.code).toBe('alternative.otherTimes')
      expect(check(aHouse(), wish).verdict).toBe('ok')
    }
  })

  test('where staff leave early the other side is offered', () => {
    const contract = { hours: { start: '08:00', end: '17:30' } }
    const facts = aHouse({ noorContract: contract })
    const late = facts.shifts.map((shift) => ({ ...shift, endMinute: at('17:30') }))
    const result = check({ ...facts, shifts: late }, anExtraHour())
    expect(result.verdict).toBe('no')
    expect(result.alternatives.map(({ wish }) => wish.wantedEndMinute)).toEqual([at('08:00')])
  })
})

test('EXTRA-2: a longer stay gives nothing up and promises nothing', () => {
  const result = check(aHouse(), anExtraHour({ givenDay: isoDay('2026-11-24') }))
  expect(hasStep(result, 'givenDay')).toBe(false)
  expect(hasStep(result, 'guarantee')).toBe(false)
  expect(result.isGuaranteed).toBe(false)
})
