import { describe, expect, test } from 'vitest'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import { isNowFitting, mayFitAgain } from '#shared/domain/requests/queue/is-now-fitting.ts'
import { createQueueJudge } from '#shared/domain/requests/queue/judge-queue.ts'
import { at } from '#tests/harness/builders/ids.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aSwap, checkInput, friday, monday, thursday } from '#tests/unit/requests/wishes.ts'
import { aQueueHouse, asks, partsOf } from './queue-house.ts'

function rivalsIn(
  facts: LocationFacts,
  requests: readonly CareRequest[],
): Readonly<Record<string, readonly string[]>> {
  const judge = createQueueJudge(partsOf(facts, requests))
  return Object.fromEntries(requests.map((request) => [request.id, judge.judge(request).rivals]))
}

const left = (places: number) => aQueueHouse({ ages: { 2: 8 - places } })

describe('CHECK-4: who stands in whose way', () => {
  test('with one place left everybody after the first has the first as a rival, and nobody else', () => {
    expect(rivalsIn(left(1), [asks('bram', 1), asks('lotte', 2), asks('mats', 3)])).toEqual({
      bram: [],
      lotte: ['bram'],
      mats: ['bram'],
    })
  })

  test('with room for all nobody is a rival', () => {
    expect(rivalsIn(left(3), [asks('bram', 1), asks('lotte', 2), asks('mats', 3)])).toEqual({
      bram: [],
      lotte: [],
      mats: [],
    })
  })

  test('two who take the last two places together stand in the way of the third', () => {
    expect(rivalsIn(left(2), [asks('bram', 1), asks('lotte', 2), asks('mats', 3)])).toEqual({
      bram: [],
      lotte: [],
      mats: ['bram', 'lotte'],
    })
  })

  test('of two who come at another time only the one who takes the place is a rival', () => {
    const morning = { wantedStartMinute: at('08:00'), wantedEndMinute: at('12:00') }
    const afternoon = { wantedStartMinute: at('13:00'), wantedEndMinute: at('18:00') }
    const requests = [asks('bram', 1, morning), asks('lotte', 2, afternoon), asks('mats', 3, afternoon)]
    expect(rivalsIn(left(1), requests)).toEqual({ bram: [], lotte: [], mats: ['lotte'] })
  })

  test('another day is another place', () => {
    const later = { wantedDay: isoDay('2026-12-04') }
    expect(rivalsIn(left(1), [asks('bram', 1), asks('lotte', 2, later)])).toEqual({ bram: [], lotte: [] })
  })

  test('what does not fit anyway has no rivals: its own step says why', () => {
    expect(rivalsIn(left(0), [asks('bram', 1), asks('lotte', 2)])).toEqual({ bram: [], lotte: [] })
  })

  test('a place that an earlier swap gives up is no quarrel', () => {
    const swap = asks('bram', 1, { ...aSwap({ wantedDay: isoDay('2026-11-25'), givenDay: monday }) })
    expect(rivalsIn(left(1), [swap, asks('lotte', 2)])['lotte']).toEqual([])
  })
})

describe('CHECK-4: what fits again', () => {
  const full = checkWithoutAlternatives(checkInput(left(0), asks('bram', 1)))
  const free = checkWithoutAlternatives(checkInput(left(1), asks('bram', 1)))
  const declined = asks('bram', 1, {}, { status: 'declined', decisionSnapshot: full })

  test('a declined request for which a place came free', () => {
    expect(isNowFitting(declined, free, monday)).toBe(true)
    expect(isNowFitting(declined, full, monday)).toBe(false)
  })

  test('one on the waiting list too, also when its check was never kept', () => {
    const waiting = asks('bram', 1, {}, { status: 'waiting' })
    expect(isNowFitting(waiting, free, monday)).toBe(true)
    expect(isNowFitting({ ...waiting, decisionSnapshot: full }, free, monday)).toBe(true)
  })

  test('what was declined although there was a place is left alone', () => {
    expect(isNowFitting({ ...declined, decisionSnapshot: free }, free, monday)).toBe(false)
    expect(isNowFitting({ ...declined, decisionSnapshot: null }, free, monday)).toBe(false)
  })

  test('a day gone by is not looked at again, today is', () => {
    expect(mayFitAgain(declined, friday)).toBe(true)
    expect(mayFitAgain(declined, isoDay('2026-11-28'))).toBe(false)
  })

  test('nor is what is open, offered, withdrawn, granted or called off', () => {
    for (const status of ['open', 'offered', 'withdrawn', 'approved', 'cancelled'] as const) {
      expect(mayFitAgain({ ...declined, status }, thursday)).toBe(false)
    }
  })
})
