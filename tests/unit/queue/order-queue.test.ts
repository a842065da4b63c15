import { describe, expect, test } from 'vitest'
import { ladderRungs, type HousePolicies } from '#shared/domain/policies/model.ts'
import { defaultPolicies } from '#shared/domain/policies/policies.ts'
import {
  isQueued,
  orderQueue,
  rungOf,
  type QueuedRequest,
} from '#shared/domain/requests/queue/order-queue.ts'
import { requestStatuses, type CareRequest } from '#shared/domain/requests/model.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { requestId } from '#tests/harness/builders/ids.ts'
import { asks } from './queue-house.ts'

const first = asks('bram', 1, { wantedDay: isoDay('2026-12-11') })
const second = asks('lotte', 2, { wantedDay: isoDay('2026-12-04'), kind: 'flexibleDay' })
const third = asks('mats', 3, {
  wantedDay: isoDay('2026-11-27'),
  kind: 'swapDay',
  givenDay: isoDay('2026-11-30'),
  swapReason: 'publicHoliday',
})
const fourth = asks('yara', 4, {
  wantedDay: isoDay('2026-11-27'),
  kind: 'swapDay',
  givenDay: isoDay('2026-11-30'),
  swapReason: 'private',
})
const all = [fourth, second, third, first]

function order(
  requests: readonly CareRequest[],
  by: HousePolicies['requests.order'],
  ladder: HousePolicies['requests.ladder'] = ladderRungs,
): readonly QueuedRequest[] {
  return orderQueue(requests, { 'requests.order': by, 'requests.ladder': ladder })
}

const namesOf = (queue: readonly QueuedRequest[]): readonly string[] => queue.map(({ request }) => request.id)

describe('CHECK-4: the queue', () => {
  test('is in order of arrival unless the house says otherwise', () => {
    expect(defaultPolicies['requests.order']).toBe('arrival')
    const queue = orderQueue(all, defaultPolicies)
    expect(namesOf(queue)).toEqual(['bram', 'lotte', 'mats', 'yara'])
    expect(queue.map(({ position }) => position)).toEqual([1, 2, 3, 4])
  })

  test('by the wanted day: the nearest day first, within a day by arrival', () => {
    expect(namesOf(order(all, 'wantedDay'))).toEqual(['mats', 'yara', 'lotte', 'bram'])
  })

  test('by the ladder: the rung first, then arrival; a swap for a public holiday has its own rung', () => {
    expect(namesOf(order(all, 'ladder'))).toEqual(['lotte', 'bram', 'yara', 'mats'])
    expect(namesOf(order(all, 'ladder', ladderRungs.toReversed()))).toEqual(['mats', 'yara', 'bram', 'lotte'])
    expect(rungOf(third)).toBe('publicHolidaySwap')
    expect(rungOf(fourth)).toBe('swapDay')
  })

  test('what came in at the same moment keeps one order on every machine', () => {
    const twins = ['b', 'a', 'c'].map((id) => asks('bram', 1, {}, { id: requestId(id) }))
    expect(namesOf(order(twins, 'arrival'))).toEqual(['a', 'b', 'c'])
    expect(namesOf(order(twins.toReversed(), 'ladder'))).toEqual(['a', 'b', 'c'])
  })

  test('holds what waits for a place: open and on the waiting list, not what waits for the parent', () => {
    const each = requestStatuses.map((status) => asks('bram', 1, {}, { id: requestId(status), status }))
    expect(namesOf(order(each, 'arrival'))).toEqual(['open', 'waiting'])
    expect(requestStatuses.filter((status) => isQueued({ status }))).toEqual(['open', 'waiting'])
  })

  test.each([
    ['arrival', 'Binnen op vr 20 nov om 09:02.', 'Came in on Fri 20 Nov at 09:02.'],
    [
      'wantedDay',
      'Voor vr 4 dec; binnen op vr 20 nov om 09:02.',
      'For Fri 4 Dec; came in on Fri 20 Nov at 09:02.',
    ],
    [
      'ladder',
      'Trede 1 van de ladder: flexibele dag. Binnen op vr 20 nov om 09:02.',
      'Rung 1 of the ladder: flexible day. Came in on Fri 20 Nov at 09:02.',
    ],
  ] as const)('every place says why, on the clock of the Netherlands: by %s', (by, dutch, english) => {
    const lotte = order(all, by).find(({ request }) => request.id === 'lotte')
    if (lotte === undefined) throw new Error('Lotte waits')
    expect(writeMessage(createTexts(ruleTexts, 'nl'), lotte.reason)).toBe(dutch)
    expect(writeMessage(createTexts(ruleTexts, 'en'), lotte.reason)).toBe(english)
  })

  test('every rung has a word in both languages', () => {
    for (const rung of ladderRungs) {
      expect(ruleTexts.nl[`queue.rung.${rung}`]).toMatch(/\w/)
      expect(ruleTexts.en[`queue.rung.${rung}`]).toMatch(/\w/)
    }
  })
})
