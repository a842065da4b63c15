import { describe, expect, test } from 'vitest'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { PolicyCode } from '#shared/domain/policies/model.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import type { ReplayResult } from '#shared/domain/rules-replay/model.ts'
import { replayRequests, stepsOfReplay } from '#shared/domain/rules-replay/replay-requests.ts'
import { rulesIfAlwaysSet } from '#shared/domain/rules-replay/with-house-rules.ts'
import { addDays, isoDay, parseInstant, type Instant } from '#shared/kernel/time.ts'
import { aChild, aContract, aFixedFace } from '#tests/harness/builders/children.ts'
import { childId, requestId } from '#tests/harness/builders/ids.ts'
import { aHouseRule, defaultLocationId } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'
import { aHouse, anExtraDay, aRequest, aSwap, friday, noorId } from '../requests/wishes.ts'

const wednesday = isoDay('2026-12-02')

function received(day: string): Instant {
  return parseInstant(`${day}T09:00:00.000Z`) ?? ('' as Instant)
}

function replay(
  facts: LocationFacts,
  requests: readonly CareRequest[],
  values: readonly (readonly [PolicyCode, unknown])[],
): ReplayResult {
  const index = indexLocationFacts(facts, regionalHolidays)
  const run = replayRequests({
    index,
    book: lawBook,
    newRules: rulesIfAlwaysSet(
      facts.houseRules,
      defaultLocationId,
      values.map(([code, value]) => ({ code, value: JSON.stringify(value) })),
    ),
    requests,
    accountOf: () => ({ entries: [], tariffs: [] }),
  })
  let steps = 0
  let step = run.next()
  while (step.done !== true) {
    steps += 1
    step = run.next()
  }
  expect(steps).toBe(stepsOfReplay(index, requests))
  return step.value
}

const extraOnFriday = aRequest(anExtraDay(), { id: requestId('extra'), receivedAt: received('2026-11-25') })
const swapOfWednesday = aRequest(aSwap({ wantedDay: wednesday }), {
  id: requestId('swap'),
  receivedAt: received('2026-11-23'),
})

describe('a replay of requests under other house rules', () => {
  test('the same rules give the same outcome twice', () => {
    const result = replay(aHouse(), [extraOnFriday, swapOfWednesday], [['swap.noticeDays', 0]])
    expect(result.requests).toBe(2)
    expect(result.kinds).toEqual([
      { kind: 'swapDay', asked: 1, accepted: { before: 1, after: 1 } },
      { kind: 'extraDay', asked: 1, accepted: { before: 1, after: 1 } },
    ])
    expect(result.refusals).toEqual([])
    expect(result.requiredMinutes.after).toBe(result.requiredMinutes.before)
    expect(result.requiredMinutes.before).toBeGreaterThan(0)
  })

  test('a longer notice refuses what was asked later than that, with the reason, on the day it was asked', () => {
    const result = replay(aHouse(), [extraOnFriday, swapOfWednesday], [['extraDay.noticeDays', 5]])
    expect(result.kinds).toEqual([
      { kind: 'swapDay', asked: 1, accepted: { before: 1, after: 1 } },
      { kind: 'extraDay', asked: 1, accepted: { before: 1, after: 0 } },
    ])
    expect(result.refusals).toEqual([{ step: 'noticePeriod', refused: { before: 0, after: 1 } }])
    const early = { ...extraOnFriday, receivedAt: received('2026-11-20') }
    expect(replay(aHouse(), [early], [['extraDay.noticeDays', 5]]).refusals).toEqual([])
  })

  test('what is refused under the new rules leaves its place to who asked later (CHECK-4)', () => {
    // Seven two-year-olds come on Friday and one member of staff works: one more fits, two do not.
    const sam = childId('sam')
    const facts = aHouse({
      ages: { 2: 7 },
      children: [aChild({ id: sam, birthDate: isoDay('2024-05-20') })],
      contracts: [aContract({ child: sam, days: [1], hours: { start: '08:00', end: '18:00' } })],
      fixedFaces: [aFixedFace(sam, 'staff1')],
    })
    const first = aRequest(aSwap({ swapReason: 'private' }), {
      id: requestId('first'),
      receivedAt: received('2026-11-23'),
    })
    const second = aRequest(anExtraDay({ childId: sam }), {
      id: requestId('second'),
      receivedAt: received('2026-11-24'),
    })
    const result = replay(facts, [second, first], [['swap.reasons', ['illness']]])
    expect(result.kinds).toEqual([
      { kind: 'swapDay', asked: 1, accepted: { before: 1, after: 0 } },
      { kind: 'extraDay', asked: 1, accepted: { before: 0, after: 1 } },
    ])
    expect(result.refusals).toEqual([
      { step: 'ratio', refused: { before: 1, after: 0 } },
      { step: 'givenDay', refused: { before: 0, after: 1 } },
    ])
  })

  test('the same wish twice is granted once, under both sets of rules', () => {
    const again = { ...extraOnFriday, id: requestId('again'), receivedAt: received('2026-11-26') }
    const result = replay(aHouse(), [again, extraOnFriday], [['swap.noticeDays', 1]])
    expect(result.kinds).toEqual([{ kind: 'extraDay', asked: 2, accepted: { before: 1, after: 1 } }])
    expect(result.refusals).toEqual([{ step: 'alreadyPresent', refused: { before: 1, after: 1 } }])
  })

  test('a yearly maximum counts what the replay itself granted (SWAP-5)', () => {
    const swaps = [1, 2, 3].map((week) =>
      aRequest(
        aSwap({
          givenDay: addDays(isoDay('2026-11-26'), week * 7),
          wantedDay: addDays(friday, week * 7),
        }),
        { id: requestId(`swap${week}`), receivedAt: received(`2026-11-2${week}`) },
      ),
    )
    const result = replay(aHouse(), swaps, [['swap.maxPerYear', 2]])
    expect(result.kinds).toEqual([{ kind: 'swapDay', asked: 3, accepted: { before: 3, after: 2 } }])
    expect(result.refusals).toEqual([{ step: 'balance', refused: { before: 0, after: 1 } }])
  })

  test('what was decided at the time plays no part: it is judged as it was asked', () => {
    const decided = aRequest(anExtraDay(), {
      id: requestId('declined'),
      status: 'declined',
      overrideReason: '',
      decidedAt: received('2026-11-24'),
      offeredWish: anExtraDay({ wantedDay: isoDay('2026-12-04') }),
      receivedAt: received('2026-11-23'),
    })
    expect(replay(aHouse(), [decided], [['swap.noticeDays', 1]]).kinds).toEqual([
      { kind: 'extraDay', asked: 1, accepted: { before: 1, after: 1 } },
    ])
  })

  test('a day without a settled roster is judged and counted as such (CHECK-2)', () => {
    const result = replay(aHouse({ settledWeeks: 0 }), [extraOnFriday], [['swap.noticeDays', 1]])
    expect(result.withoutRoster).toBe(1)
    expect(replay(aHouse(), [extraOnFriday], [['swap.noticeDays', 1]]).withoutRoster).toBe(0)
  })

  test('staff hours are those the law asks on the days touched, with and without what was granted', () => {
    // Seven others and Noor are eight two-year-olds for one; a ninth asks a second member of staff.
    const facts = aHouse({ ages: { 2: 7 }, staff: 2 })
    const before = replay(facts, [], [['extraDay.noticeDays', 9]])
    expect(before).toMatchObject({ requests: 0, daysTouched: 0, requiredMinutes: { before: 0, after: 0 } })
    const result = replay(facts, [extraOnFriday], [['extraDay.noticeDays', 9]])
    expect(result.daysTouched).toBe(1)
    expect(result.requiredMinutes.before).toBeGreaterThanOrEqual(result.requiredMinutes.after)
  })

  test('invoiced time is only that of what was accepted', () => {
    const result = replay(aHouse(), [extraOnFriday], [['extraDay.noticeDays', 9]])
    expect(result.invoicedMinutes.after).toBe(0)
    expect(result.invoicedMinutes.before).toBeGreaterThan(0)
  })

  test('house rules of the other level stay: a location cannot replay itself looser than its organisation', () => {
    const facts = aHouse({ houseRules: [aHouseRule('extraDay.noticeDays', 5)] })
    const result = replay(facts, [extraOnFriday], [['extraDay.noticeDays', 0]])
    expect(result.kinds).toEqual([{ kind: 'extraDay', asked: 1, accepted: { before: 0, after: 0 } }])
  })

  test('nothing about a child is in the outcome (PRIV-4)', () => {
    const text = JSON.stringify(replay(aHouse(), [extraOnFriday], [['extraDay.noticeDays', 9]]))
    expect(text).not.toContain(noorId)
    expect(text).not.toContain('"extra"')
  })
})
