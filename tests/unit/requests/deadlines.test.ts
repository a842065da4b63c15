import { describe, expect, test } from 'vitest'
import { isChargedWhenCancelled } from '#shared/domain/requests/cancelled-care.ts'
import { defaultPolicies } from '#shared/domain/policies/policies.ts'
import { addDays, isoDay, parseInstant, type Instant, type IsoDay } from '#shared/kernel/time.ts'
import { requestId } from '#tests/harness/builders/ids.ts'
import { aHouseRule } from '#tests/harness/builders/organisation.ts'
import { aHouse, anExtraDay, aRequest, aSwap, check, friday, stepOf, thursday } from './wishes.ts'

const instant = (text: string): Instant => {
  const found = parseInstant(text)
  if (found === undefined) throw new Error(`no instant: ${text}`)
  return found
}

/** Until noon on the second day before. */
const noon = [aHouseRule('extraDay.noticeDays', 2), aHouseRule('extraDay.noticeMinute', 720)]
const wednesday = addDays(friday, -2)

function noticeAt(now: string, today = wednesday) {
  return stepOf(
    check(aHouse({ houseRules: noon }), anExtraDay(), { today, now: instant(now) }),
    'noticePeriod',
  )
}

describe('EXTRA-1, SWAP-1: on the last day for asking, until a time of day', () => {
  test('a minute before noon is in time, noon is too late, by the clock of the Netherlands', () => {
    // In winter the clock is one hour before UTC.
    expect(noticeAt('2026-11-25T10:59:59.000Z').verdict).toBe('ok')
    expect(noticeAt('2026-11-25T11:00:00.000Z')).toMatchObject({
      verdict: 'no',
      message: { code: 'check.noticePeriod.tooLateTime', params: { day: wednesday, until: 720 } },
    })
  })

  test('the day before the last day the time does not matter', () => {
    expect(noticeAt('2026-11-24T22:30:00.000Z', addDays(wednesday, -1)).verdict).toBe('ok')
  })

  test('after the last day it is too late, however early', () => {
    expect(noticeAt('2026-11-26T00:30:00.000Z', thursday).message.code).toBe('check.noticePeriod.tooLateTime')
  })

  test('on the day itself: until a time of that day', () => {
    const houseRules = [aHouseRule('swap.noticeMinute', 480)]
    const at = (now: string) =>
      stepOf(check(aHouse({ houseRules }), aSwap(), { today: thursday, now: instant(now) }), 'noticePeriod')
    expect(at('2026-11-26T06:59:00.000Z').verdict).toBe('ok')
    expect(at('2026-11-26T07:00:00.000Z').verdict).toBe('no')
  })

  test('in the night in which the clock goes back, both times that are called half past two are before three', () => {
    // Sunday 25 October 2026: at 01:00 UTC three o'clock becomes two o'clock.
    const sunday = isoDay('2026-10-25')
    const houseRules = [aHouseRule('extraDay.noticeDays', 1), aHouseRule('extraDay.noticeMinute', 180)]
    const wish = anExtraDay({ wantedDay: addDays(sunday, 1) })
    const contract = { days: [2] } as const
    const at = (now: string) =>
      stepOf(
        check(aHouse({ houseRules, noorContract: contract }), wish, { today: sunday, now: instant(now) }),
        'noticePeriod',
      ).verdict
    expect(at('2026-10-25T00:30:00.000Z')).toBe('ok')
    expect(at('2026-10-25T01:30:00.000Z')).toBe('ok')
    expect(at('2026-10-25T02:00:00.000Z')).toBe('no')
  })

  test('a request that came in just before midnight is of that day, also by UTC of the day before', () => {
    // 23:30 UTC on Monday is half past midnight on Tuesday here.
    const request = aRequest(anExtraDay(), {
      id: requestId('late'),
      receivedAt: instant('2026-11-23T23:30:00.000Z'),
    })
    const houseRules = [aHouseRule('extraDay.noticeDays', 4)]
    const facts = aHouse({ houseRules, requests: [request] })
    const mine = { today: thursday, ownRequestId: request.id }
    expect(stepOf(check(facts, anExtraDay(), mine), 'noticePeriod')).toMatchObject({
      verdict: 'no',
      message: { params: { days: 3, count: 4 } },
    })
  })

  test('asked in time stays in time when it is answered late', () => {
    const request = aRequest(anExtraDay(), {
      id: requestId('early'),
      receivedAt: instant('2026-11-23T09:00:00.000Z'),
    })
    const facts = aHouse({ houseRules: noon, requests: [request] })
    const late = { today: friday, now: instant('2026-11-27T06:00:00.000Z') }
    expect(
      stepOf(check(facts, anExtraDay(), { ...late, ownRequestId: request.id }), 'noticePeriod').verdict,
    ).toBe('ok')
    expect(stepOf(check(facts, anExtraDay(), late), 'noticePeriod').verdict).toBe('no')
  })

  test('a day that is over is over, whenever it was asked', () => {
    const request = aRequest(anExtraDay(), { id: requestId('early') })
    const facts = aHouse({ requests: [request] })
    const after = { today: addDays(friday, 1), ownRequestId: request.id }
    expect(stepOf(check(facts, anExtraDay(), after), 'noticePeriod').message.code).toBe(
      'check.noticePeriod.past',
    )
  })
})

describe('care that is called off', () => {
  const policies = { ...defaultPolicies, 'extraDay.noticeDays': 2, 'extraDay.noticeMinute': 720 }
  const on = (kind: Parameters<typeof isChargedWhenCancelled>[0], day: IsoDay, minute: number) =>
    isChargedWhenCancelled(kind, { day: friday, startMinute: 480 }, policies, { day, minute })

  test('EXTRA-1: without a deadline extra care is free until it begins', () => {
    const onTheDay = (minute: number) =>
      isChargedWhenCancelled(
        'extraDay',
        { day: friday, startMinute: 480 },
        { ...policies, 'extraDay.noticeDays': 0, 'extraDay.noticeMinute': null },
        { day: friday, minute },
      )
    expect([onTheDay(479), onTheDay(480)]).toEqual([false, true])
  })

  test('EXTRA-1, EXTRA-2: extra care is free until the deadline and charged after it', () => {
    expect(on('extraDay', wednesday, 719)).toBe(false)
    expect(on('extraDay', wednesday, 720)).toBe(true)
    expect(on('extraHour', addDays(wednesday, -1), 1439)).toBe(false)
    expect(on('extraHour', friday, 0)).toBe(true)
  })

  test('FLEX-2, STUDY-2, HOL-3, SWAP-5: everything else stays charged, however early', () => {
    for (const kind of ['flexibleDay', 'studyDay', 'holidayDay', 'swapDay'] as const) {
      expect(on(kind, addDays(friday, -100), 0), kind).toBe(true)
    }
  })
})
