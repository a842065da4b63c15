import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { anAbsence, aContract, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { at, childId, groupId, requestId } from '#tests/harness/builders/ids.ts'
import { aClosure, aGroup, aHouseRule, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import {
  aHouse,
  aRequest,
  aSwap,
  anExtraDay,
  check,
  friday,
  hasStep,
  noorId,
  stepOf,
  thursday,
} from './wishes.ts'

const code = (result: ReturnType<typeof check>, step: Parameters<typeof stepOf>[1]): string =>
  stepOf(result, step).message.code

describe('SWAP-1: only contracted dayparts, only within the calendar year', () => {
  test('a day without contracted care cannot be given up', () => {
    const result = check(aHouse(), aSwap({ givenDay: isoDay('2026-12-04'), wantedDay: isoDay('2026-12-02') }))
    expect(code(result, 'givenDay')).toBe('check.givenDay.notContracted')
    expect(result.resolved).toBeNull()
  })

  test('extra attendance is not contracted care', () => {
    const facts = aHouse({
      extraAttendances: [anExtraAttendance({ childId: noorId, day: isoDay('2026-12-04') })],
    })
    const result = check(facts, aSwap({ givenDay: isoDay('2026-12-04'), wantedDay: isoDay('2026-12-02') }))
    expect(code(result, 'givenDay')).toBe('check.givenDay.notContracted')
  })

  test('a swap over the turn of the year is refused', () => {
    const result = check(aHouse(), aSwap({ givenDay: isoDay('2026-12-29'), wantedDay: isoDay('2027-01-06') }))
    expect(stepOf(result, 'window')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.window.otherYear' },
    })
  })

  test('a swap within ISO week 53 that stays in 2026 is within the year', () => {
    const result = check(aHouse(), aSwap({ givenDay: isoDay('2026-12-29'), wantedDay: isoDay('2026-12-30') }))
    expect(code(result, 'window')).toBe('check.window.calendarYear')
    expect(stepOf(result, 'rosterSettled').message.params).toEqual({ week: '2026-W53' })
  })

  test('within ISO week 53 from 2026 to 2027 is another year', () => {
    const result = check(aHouse(), aSwap({ givenDay: isoDay('2026-12-31'), wantedDay: isoDay('2027-01-01') }))
    expect(code(result, 'closedDay')).toBe('check.closedDay.publicHoliday')
    const weekend = check(
      aHouse({ noorContract: { days: [4] } }),
      aSwap({ givenDay: isoDay('2026-12-31'), wantedDay: isoDay('2027-01-04') }),
    )
    expect(code(weekend, 'window')).toBe('check.window.otherYear')
  })

  test('a house may narrow the window to the same week', () => {
    const houseRules = [aHouseRule('swap.window', { kind: 'sameWeek' })]
    expect(code(check(aHouse({ houseRules }), aSwap()), 'window')).toBe('check.window.sameWeek')
    const later = check(aHouse({ houseRules }), aSwap({ wantedDay: isoDay('2026-12-04') }))
    expect(stepOf(later, 'window')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.window.otherWeek' },
    })
  })

  test('a house may narrow the window to some weeks before or after', () => {
    const houseRules = [aHouseRule('swap.window', { kind: 'weeks', weeks: 2 })]
    expect(code(check(aHouse({ houseRules }), aSwap({ wantedDay: isoDay('2026-12-11') })), 'window')).toBe(
      'check.window.weeks',
    )
    const later = check(aHouse({ houseRules }), aSwap({ wantedDay: isoDay('2026-12-18') }))
    expect(stepOf(later, 'window').message).toEqual({
      code: 'check.window.outsideWeeks',
      params: { count: 2, day: thursday },
    })
  })

  test('the window that holds is the one of the wanted day', () => {
    const houseRules = [aHouseRule('swap.window', { kind: 'sameWeek' }, { validFrom: isoDay('2026-12-01') })]
    expect(code(check(aHouse({ houseRules }), aSwap()), 'window')).toBe('check.window.calendarYear')
    const december = aSwap({ givenDay: isoDay('2026-12-10'), wantedDay: isoDay('2026-12-18') })
    expect(code(check(aHouse({ houseRules }), december), 'window')).toBe('check.window.otherWeek')
  })
})

describe('SWAP-2: reasons', () => {
  test('all reasons are allowed unless the house leaves one out', () => {
    expect(stepOf(check(aHouse(), aSwap({ swapReason: 'private' })), 'givenDay').verdict).toBe('ok')
    const houseRules = [aHouseRule('swap.reasons', ['illness', 'publicHoliday'])]
    const result = check(aHouse({ houseRules }), aSwap({ swapReason: 'private' }))
    expect(stepOf(result, 'givenDay').message).toEqual({
      code: 'check.givenDay.reasonNotAllowed',
      params: { reasonCode: 'swapReason.private' },
    })
  })

  test('a contracted day on which a public holiday closed the house may be swapped, also afterwards', () => {
    // 25 December 2026 is a Friday.
    const facts = aHouse({ noorContract: { days: [5] } })
    const wish = aSwap({
      givenDay: isoDay('2026-12-25'),
      wantedDay: isoDay('2026-12-29'),
      swapReason: 'publicHoliday',
    })
    const result = check(facts, wish, { today: isoDay('2026-12-28') })
    expect(code(result, 'givenDay')).toBe('check.givenDay.closedHoliday')
    expect(result.givenSide).toEqual({ code: 'check.givenSide.closed', params: { day: '2026-12-25' } })
    expect(result.verdict).toBe('ok')
  })

  test('a holiday cannot be swapped for another reason, and a closure of the house itself not at all', () => {
    const facts = aHouse({
      noorContract: { days: [5] },
      closures: [aClosure({ startDay: isoDay('2026-12-18') })],
    })
    const holiday = check(
      facts,
      aSwap({ givenDay: isoDay('2026-12-25'), wantedDay: isoDay('2026-12-29'), swapReason: 'private' }),
    )
    const closure = check(
      facts,
      aSwap({ givenDay: isoDay('2026-12-18'), wantedDay: isoDay('2026-12-17'), swapReason: 'publicHoliday' }),
    )
    expect(code(holiday, 'givenDay')).toBe('check.givenDay.closed')
    expect(code(closure, 'givenDay')).toBe('check.givenDay.closed')
  })

  test('a child that is ill may swap that day for illness, and for nothing else', () => {
    const facts = aHouse({ absences: [anAbsence({ childId: noorId, startDay: thursday, reason: 'ill' })] })
    expect(stepOf(check(facts, aSwap({ swapReason: 'illness' })), 'givenDay').verdict).toBe('ok')
    expect(stepOf(check(facts, aSwap({ swapReason: 'private' })), 'givenDay').message).toEqual({
      code: 'check.givenDay.absent',
      params: { day: thursday, reasonCode: 'absenceReason.ill' },
    })
  })
})

describe('SWAP-5: like for like, and given up once', () => {
  test('longer than what is given up is refused, as long or shorter is fine', () => {
    const longer = check(aHouse(), aSwap({ wantedStartMinute: at('07:30'), wantedEndMinute: at('18:30') }))
    const shorter = check(aHouse(), aSwap({ wantedStartMinute: at('09:00'), wantedEndMinute: at('12:00') }))
    expect(stepOf(longer, 'likeForLike').message).toEqual({
      code: 'check.likeForLike.longer',
      params: { wanted: 660, given: 600 },
    })
    expect(stepOf(shorter, 'likeForLike').verdict).toBe('ok')
  })

  test('a house may let that go', () => {
    const houseRules = [aHouseRule('swap.likeForLike', false)]
    const longer = check(
      aHouse({ houseRules }),
      aSwap({ wantedStartMinute: at('07:30'), wantedEndMinute: at('18:30') }),
    )
    expect(hasStep(longer, 'likeForLike')).toBe(false)
    expect(longer.verdict).toBe('ok')
  })

  test('another kind of care is refused', () => {
    const facts = aHouse({ groups: [aGroup(), anOutOfSchoolGroup()] })
    const result = check(facts, aSwap({ wantedGroupId: groupId('explorers') }))
    expect(code(result, 'likeForLike')).toBe('check.likeForLike.otherSetting')
  })

  test('a day that was swapped before is gone', () => {
    const absences = [anAbsence({ childId: noorId, startDay: thursday, reason: 'swappedAway' })]
    expect(code(check(aHouse({ absences }), aSwap()), 'givenDay')).toBe('check.givenDay.alreadyGiven')
  })

  test('of a day of which the morning was swapped before, the afternoon is left', () => {
    const absences = [
      anAbsence({
        childId: noorId,
        startDay: thursday,
        startMinute: at('08:00'),
        endMinute: at('13:00'),
        reason: 'swappedAway',
      }),
    ]
    const result = check(aHouse({ absences }), aSwap())
    expect(result.resolved?.given).toEqual([{ startMinute: at('13:00'), endMinute: at('18:00') }])
    const again = check(
      aHouse({ absences }),
      aSwap({ givenStartMinute: at('08:00'), givenEndMinute: at('14:00') }),
    )
    expect(code(again, 'givenDay')).toBe('check.givenDay.alreadyGiven')
  })

  test('a day that another open request wants to give up too is a caution', () => {
    const other = aRequest(aSwap({ wantedDay: isoDay('2026-12-02') }), { id: requestId('other') })
    const result = check(aHouse({ requests: [other] }), aSwap())
    expect(stepOf(result, 'givenDay')).toMatchObject({
      verdict: 'caution',
      message: { code: 'check.givenDay.alsoAsked' },
    })
    expect(
      stepOf(check(aHouse({ requests: [other] }), aSwap(), { ownRequestId: other.id }), 'givenDay').verdict,
    ).toBe('ok')
  })

  test('a limit of swaps a year counts the granted ones of that year', () => {
    const houseRules = [aHouseRule('swap.maxPerYear', 2)]
    const granted = (id: string, wantedDay: string) =>
      aRequest(aSwap({ wantedDay: isoDay(wantedDay) }), { id: requestId(id), status: 'approved' })
    const once = aHouse({ houseRules, requests: [granted('a', '2026-03-04'), granted('b', '2025-03-04')] })
    const twice = aHouse({ houseRules, requests: [granted('a', '2026-03-04'), granted('b', '2026-04-01')] })
    expect(stepOf(check(once, aSwap()), 'balance').message).toEqual({
      code: 'check.balance.ok',
      params: { left: 1, max: 2, year: '2026' },
    })
    expect(stepOf(check(twice, aSwap()), 'balance')).toMatchObject({
      verdict: 'no',
      message: { params: { used: 2, count: 2 } },
    })
    expect(hasStep(check(twice, anExtraDay()), 'balance')).toBe(false)
    expect(hasStep(check(aHouse(), aSwap()), 'balance')).toBe(false)
  })
})

describe('the given day itself', () => {
  test('must be named', () => {
    expect(code(check(aHouse(), aSwap({ givenDay: null })), 'givenDay')).toBe('check.givenDay.missing')
  })

  test('may not be over, but today still counts', () => {
    const today = isoDay('2026-11-26')
    expect(code(check(aHouse(), aSwap({ givenDay: isoDay('2026-11-24') }), { today }), 'givenDay')).toBe(
      'check.givenDay.past',
    )
    expect(code(check(aHouse(), aSwap(), { today }), 'givenDay')).toBe('check.givenDay.ok')
  })

  test('times in the wrong order and times outside the care are told apart', () => {
    const reversed = check(aHouse(), aSwap({ givenStartMinute: at('13:00'), givenEndMinute: at('08:00') }))
    const outside = check(aHouse(), aSwap({ givenStartMinute: at('07:00'), givenEndMinute: at('13:00') }))
    expect(code(reversed, 'givenDay')).toBe('check.givenDay.reversed')
    expect(stepOf(outside, 'givenDay').message).toMatchObject({
      code: 'check.givenDay.outsideCare',
      params: { start: at('07:00') },
    })
  })

  test('counts the contract that held on that day, not the one of now', () => {
    const facts = aHouse({ noorContract: { days: [4], endDate: isoDay('2026-11-29') } })
    const next = aContract({ child: noorId, days: [1, 2], startDate: isoDay('2026-11-30') })
    const both = {
      ...facts,
      contracts: [...facts.contracts, next.contract],
      contractDays: [...facts.contractDays, ...next.contractDays],
    }
    const result = check(both, aSwap({ wantedDay: isoDay('2026-12-02') }))
    expect(result.verdict).toBe('ok')
    expect(result.resolved?.wanted).toEqual({ startMinute: at('08:00'), endMinute: at('18:00') })
    expect(
      check(both, aSwap({ givenDay: isoDay('2026-12-03'), wantedDay: isoDay('2026-12-02') })).steps.at(-1)
        ?.message.code,
    ).toBe('check.givenDay.notContracted')
  })
})

describe('asking in time', () => {
  test('the house says how many days ahead, counted to the first of both days', () => {
    const houseRules = [aHouseRule('swap.noticeDays', 3), aHouseRule('extraDay.noticeDays', 5)]
    expect(stepOf(check(aHouse({ houseRules }), aSwap()), 'noticePeriod').message).toEqual({
      code: 'check.noticePeriod.ok',
      params: { days: 3, count: 3 },
    })
    expect(
      stepOf(check(aHouse({ houseRules }), aSwap(), { today: isoDay('2026-11-24') }), 'noticePeriod'),
    ).toMatchObject({
      verdict: 'no',
      message: { code: 'check.noticePeriod.tooLate', params: { days: 2, count: 3 } },
    })
    expect(stepOf(check(aHouse({ houseRules }), anExtraDay()), 'noticePeriod').message.params).toEqual({
      days: 4,
      count: 5,
    })
  })

  test('without a rule any day that still comes is in time', () => {
    expect(code(check(aHouse(), anExtraDay({ wantedDay: friday }), { today: friday }), 'noticePeriod')).toBe(
      'check.noticePeriod.none',
    )
  })

  test('a wanted day that is over is refused', () => {
    const result = check(aHouse(), anExtraDay({ wantedDay: friday }), { today: isoDay('2026-11-28') })
    expect(stepOf(result, 'noticePeriod')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.noticePeriod.past' },
    })
  })
})

test('SWAP-6: a swap is bound to the child: what a brother gives up is not this child’s', () => {
  const brother = childId('brother')
  const facts = aHouse({ noorContract: { days: [1] } })
  const own = aContract({ child: brother, days: [4] })
  const both = {
    ...facts,
    contracts: [...facts.contracts, own.contract],
    contractDays: [...facts.contractDays, ...own.contractDays],
  }
  expect(code(check(both, aSwap()), 'givenDay')).toBe('check.givenDay.notContracted')
})
