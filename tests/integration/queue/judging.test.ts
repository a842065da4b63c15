import { afterEach, describe, expect, test } from 'vitest'
import { createHostSchedule } from '#electron/host-schedule.ts'
import { createSystemClock } from '#electron/system-clock.ts'
import { parseInstant } from '#shared/kernel/time.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { aQueueHouse, askers, asks } from '#tests/unit/queue/queue-house.ts'
import { friday } from '#tests/unit/requests/wishes.ts'
import { judged, locationId, startHouse } from './queue-app.ts'

let app: TestApp | undefined

afterEach(() => {
  app?.close()
  app = undefined
})

const full = aQueueHouse({ ages: { 2: 8 } })

async function nowFitting({ done }: TestApp): Promise<readonly string[]> {
  const { requests } = await done('requests.listNowFitting', { locationId })
  return requests.map(({ request }) => request.id)
}

describe('CHECK-4: after a change everything that waits or was turned down is judged again', () => {
  test('three refused requests fit once a child is called off, and the screen hears of it', async () => {
    app = await startHouse(full, [asks('bram', 1), asks('lotte', 2), asks('mats', 3), asks('yara', 4)])
    for (const requestId of ['bram', 'lotte']) await app.done('requests.decline', { requestId })
    await app.done('requests.putOnWaitingList', { requestId: 'mats' })
    await judged(app)
    expect(await nowFitting(app)).toEqual([])
    expect((await app.done('requests.count', { locationId })).nowFitting).toBe(0)

    app.events.length = 0
    await app.done('absences.enter', {
      childId: 'child2-1',
      startDay: friday,
      endDay: friday,
      reason: 'holiday',
    })
    expect(app.events).toHaveLength(1)
    await judged(app)
    expect(await nowFitting(app)).toEqual(['bram', 'lotte', 'mats'])
    expect(app.events.at(-1)).toEqual({ topics: ['requests'] })
    expect(app.events).toHaveLength(2)
    const { counts, requests } = await app.done('requests.list', { locationId, tab: 'done' })
    expect(counts).toMatchObject({ open: 1, waiting: 1, done: 2, nowFitting: 3 })
    expect(requests.map(({ isNowFitting, verdict }) => [isNowFitting, verdict])).toEqual([
      [true, 'no'],
      [true, 'no'],
    ])
    const waiting = await app.done('requests.list', { locationId, tab: 'waiting' })
    expect(waiting.requests).toMatchObject([{ isNowFitting: true, verdict: 'ok', queue: { position: 1 } }])
    expect((await app.done('requests.get', { requestId: 'bram' })).isNowFitting).toBe(true)

    // The place is given to one of them; the others no longer fit, and it says so by itself.
    await app.done('requests.approve', { requestId: 'mats', overrideReason: null })
    await judged(app)
    expect(await nowFitting(app)).toEqual([])
    expect((await app.done('requests.get', { requestId: 'bram' })).isNowFitting).toBe(false)
  })

  test('a new day is a change as well: what is past is not listed any more', async () => {
    let nowMs = Date.parse('2026-11-23T08:00:00.000Z')
    const clock = createSystemClock(() => nowMs)
    app = await startHouse(full, [asks('bram', 1)], { ports: { clock } })
    await app.done('requests.decline', { requestId: 'bram' })
    await app.done('absences.enter', { childId: 'child2-1', startDay: friday, endDay: friday, reason: 'ill' })
    await judged(app)
    expect(await nowFitting(app)).toEqual(['bram'])
    nowMs = Date.parse('2026-11-27T23:30:00.000Z')
    await judged(app)
    expect(await nowFitting(app)).toEqual([])
    const { evaluatedAt } = await app.done('requests.listNowFitting', { locationId })
    expect(evaluatedAt).toBe(parseInstant('2026-11-27T23:30:00.000Z'))
  })

  test('the queue says who asked for the same place before, and the detail names them', async () => {
    app = await startHouse(aQueueHouse({ ages: { 2: 7 } }), [asks('bram', 1), asks('lotte', 2)])
    await judged(app)
    const { requests } = await app.done('requests.list', { locationId, tab: 'open' })
    expect(requests.map(({ request, queue }) => [request.id, queue?.position, queue?.rivals])).toEqual([
      ['bram', 1, 0],
      ['lotte', 2, 1],
    ])
    expect((await app.done('requests.get', { requestId: 'lotte' })).rivals).toEqual([
      { requestId: 'bram', childName: 'Bram Bakker' },
    ])
    await app.done('requests.withdraw', { requestId: 'bram' })
    // Also before the queue was judged again: who left stands in nobody's way.
    expect((await app.done('requests.get', { requestId: 'lotte' })).rivals).toEqual([])
  })

  test('a change during a round begins it anew, and closing in between is no fault', async () => {
    const requests = askers.flatMap((asker, place) => [asks(asker, place + 1)])
    const planned: (() => void)[] = []
    const schedule = {
      ...createHostSchedule(),
      soon: (work: () => void) => {
        planned.push(work)
        return () => planned.splice(0)
      },
    }
    // Every look at the watch says that the turn is over: one step a turn.
    let ms = 0
    app = await startHouse(full, requests, {
      ports: { schedule: { ...schedule, elapsedMs: () => (ms += 100) } },
    })
    const { isComplete } = await app.done('requests.listNowFitting', { locationId })
    expect(isComplete).toBe(false)
    for (let turn = 0; turn < 5; turn += 1) planned.shift()?.()
    await app.done('requests.decline', { requestId: 'bram' })
    await app.done('absences.enter', { childId: 'child2-1', startDay: friday, endDay: friday, reason: 'ill' })
    for (let turn = 0; turn < 500 && planned.length > 0; turn += 1) planned.shift()?.()
    expect(planned).toEqual([])
    expect((await app.done('requests.listNowFitting', { locationId })).isComplete).toBe(true)
    expect(await nowFitting(app)).toEqual(['bram'])
    await app.done('requests.reopen', { requestId: 'bram' })
    expect(planned).toHaveLength(1)
    app.close()
    expect(planned).toHaveLength(0)
    expect(app.logged.filter(({ level }) => level === 'error')).toEqual([])
  })
})

describe('the list', () => {
  test('does not look for alternatives that nobody asked for; what was opened is counted', async () => {
    app = await startHouse(full, [asks('bram', 1), asks('lotte', 2)])
    const list = async () => (await app?.done('requests.list', { locationId, tab: 'open' }))?.requests ?? []
    expect((await list()).map(({ alternatives, verdict }) => [alternatives, verdict])).toEqual([
      [null, 'no'],
      [null, 'no'],
    ])
    const { check } = await app.done('requests.get', { requestId: 'bram' })
    expect((await list()).map(({ alternatives }) => alternatives)).toEqual([check.alternatives.length, null])
  })

  test('says why each stands where it stands', async () => {
    app = await startHouse(full, [asks('bram', 2), asks('lotte', 1)])
    const { requests } = await app.done('requests.list', { locationId, tab: 'open' })
    expect(requests.map(({ request, queue }) => [request.id, queue?.position, queue?.reason.code])).toEqual([
      ['lotte', 1, 'queue.reason.arrival'],
      ['bram', 2, 'queue.reason.arrival'],
    ])
  })
})
