import { afterEach, describe, expect, test } from 'vitest'
import { addDays, isoDay, parseInstant } from '#shared/kernel/time.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { anAbsence } from '#tests/harness/builders/children.ts'
import { childId, requestId } from '#tests/harness/builders/ids.ts'
import { startApp, type TestApp } from '#tests/harness/app.ts'
import {
  aHouse,
  aRequest,
  aSwap,
  anExtraDay,
  friday,
  monday,
  noorId,
  thursday,
  type HouseOptions,
} from '#tests/unit/requests/wishes.ts'
import { rowsOfHouse } from './house-rows.ts'

let app: TestApp | undefined

afterEach(() => {
  app?.close()
  app = undefined
})

async function start(options: HouseOptions = {}, requests: readonly CareRequest[] = []): Promise<TestApp> {
  const facts: LocationFacts = aHouse(options)
  app = await startApp({ data: { ...rowsOfHouse(facts), care_request: [...requests] } })
  return app
}

const locationId = 'rainbow'

describe('the inbox', () => {
  test('shows the waiting requests by the first day needed and then by arrival, each with its verdict', async () => {
    const received = (hour: number) =>
      parseInstant(`2026-11-20T0${hour}:00:00.000Z`) ?? ('' as CareRequest['receivedAt'])
    const asked = await start({ ages: { 2: 7 } }, [
      aRequest(anExtraDay({ wantedDay: isoDay('2026-12-04') }), {
        id: requestId('later'),
        receivedAt: received(7),
      }),
      aRequest(aSwap(), { id: requestId('swap'), receivedAt: received(9) }),
      aRequest(anExtraDay({ childId: 'child2-1' as never, wantedDay: thursday }), {
        id: requestId('present'),
        receivedAt: received(8),
      }),
      aRequest(anExtraDay({ wantedDay: isoDay('2026-12-09') }), {
        id: requestId('offered'),
        status: 'offered',
        offeredWish: anExtraDay({ wantedDay: isoDay('2026-12-11') }),
      }),
      aRequest(anExtraDay({ wantedDay: isoDay('2026-12-16') }), {
        id: requestId('gone'),
        status: 'withdrawn',
      }),
    ])
    const { counts, requests } = await asked.done('requests.list', { locationId, tab: 'open' })
    expect(counts).toEqual({ open: 3, offered: 1, waiting: 0, done: 1, nowFitting: 0 })
    expect(requests.map((row) => [row.request.id, row.verdict])).toEqual([
      ['present', 'no'],
      ['swap', 'ok'],
      ['later', 'ok'],
    ])
    expect(requests[1]).toMatchObject({
      childName: 'Noor Bakker',
      ageMonths: 30,
      groupName: 'Lieveheersbeestjes',
      isProvisional: false,
      alternatives: 0,
      decidedVerdict: null,
      headline: { code: 'check.headline.ok' },
    })
    expect(JSON.stringify(requests)).not.toContain('decisionSnapshot')
    expect((await asked.done('requests.list', { locationId, tab: 'offered' })).requests).toHaveLength(1)
    expect((await asked.done('requests.list', { locationId, tab: 'done' })).requests).toMatchObject([
      { request: { id: 'gone' }, verdict: 'unknown', headline: { code: 'requestStatus.withdrawn' } },
    ])
  })

  test('an unknown location is refused', async () => {
    const asked = await start()
    expect((await asked.refused('requests.list', { locationId: 'nowhere', tab: 'open' })).code).toBe(
      'refusal.notFound',
    )
  })

  test('five hundred waiting requests on the sample all carry their own verdict, the same at a second look', async () => {
    app = await startApp({ data: 'sample' })
    const { locations } = await app.done('session.get', {})
    const [location] = locations
    if (location === undefined) throw new Error('the sample has a location')
    const { children } = await app.done('children.search', { locationId: location.id, text: '', limit: 50 })
    const care_request = Array.from({ length: 500 }, (_, number): CareRequest => {
      const wantedDay = addDays(monday, 1 + (number % 40))
      const wish = anExtraDay({
        wantedDay,
        childId: children[number % children.length]?.id ?? noorId,
        locationId: location.id,
      })
      return aRequest(wish, { id: requestId(`many-${number}`) })
    })
    const entered = app.application.act('importOrganisation', { rows: { care_request } })
    expect(entered.ok).toBe(true)
    const first = await app.done('requests.list', { locationId: location.id, tab: 'open' })
    expect(first.requests).toHaveLength(500)
    expect(new Set(first.requests.map(({ verdict }) => verdict)).size).toBeGreaterThan(1)
    expect(await app.done('requests.list', { locationId: location.id, tab: 'open' })).toEqual(first)
  })
})

describe('one request', () => {
  test('a yes: the check, what to write to the parent, and approving is the suggested act', async () => {
    const asked = await start({}, [aRequest(aSwap())])
    const detail = await asked.done('requests.get', { requestId: 'request' })
    expect(detail).toMatchObject({
      childName: 'Noor Bakker',
      check: { verdict: 'ok', givenSide: { code: 'check.givenSide.freed' } },
      suggested: { act: 'approve' },
      lastDecisionCommandId: null,
    })
    expect(detail.replies.approve.map((line) => line.code)).toContain('reply.approve.swapDay')
    expect(detail.replies.offer).toEqual([])
  })

  test('a no with another way: offering the first one that fits is the suggested act', async () => {
    const absences = [
      anAbsence({ childId: childId('child2-1'), startDay: isoDay('2026-11-25'), reason: 'holiday' }),
    ]
    const asked = await start({ ages: { 2: 8 }, absences }, [aRequest(aSwap())])
    const detail = await asked.done('requests.get', { requestId: 'request' })
    expect(detail.check.alternatives).toMatchObject([
      { kind: 'otherDate', verdict: 'ok', wish: { wantedDay: '2026-11-25' } },
    ])
    expect(detail.suggested).toEqual({ act: 'offer', index: 0 })
    expect(detail.replies.offer).toHaveLength(1)
    await asked.done('requests.offer', {
      requestId: 'request',
      wish: aSwap({ wantedDay: isoDay('2026-11-25') }),
    })
    expect((await asked.done('requests.get', { requestId: 'request' })).request.status).toBe('offered')
    await asked.done('requests.acceptOffer', { requestId: 'request' })
    const granted = await asked.done('requests.get', { requestId: 'request' })
    expect(granted.request).toMatchObject({ status: 'approved', wantedDay: friday })
    expect(granted.check.resolved?.wantedDay).toBe('2026-11-25')
  })

  test('a no without another way: declining is all there is', async () => {
    const asked = await start({ ages: { 2: 8 } }, [aRequest(aSwap())])
    const detail = await asked.done('requests.get', { requestId: 'request' })
    expect(detail.check.verdict).toBe('no')
    expect(detail.suggested).toEqual({ act: 'decline' })
  })

  test('CHECK-5: after the decision the check is the one it was taken on, whatever changes later', async () => {
    const asked = await start({}, [aRequest(aSwap())])
    const done = await asked.done('requests.approve', { requestId: 'request', overrideReason: null })
    const decided = await asked.done('requests.get', { requestId: 'request' })
    await asked.done('absences.enter', {
      childId: 'child2-1',
      startDay: friday,
      endDay: friday,
      reason: 'ill',
    })
    const later = await asked.done('requests.get', { requestId: 'request' })
    expect(later.check).toEqual(decided.check)
    expect(decided.check.tightest?.childrenAfter).toBe(6)
    expect(decided.lastDecisionCommandId).toBe(done.commandId)
    expect((await asked.done('requests.list', { locationId, tab: 'done' })).requests).toMatchObject([
      { decidedVerdict: 'ok' },
    ])
  })

  test('an unknown request is refused', async () => {
    const asked = await start()
    expect((await asked.refused('requests.get', { requestId: 'nothing' })).code).toBe('refusal.notFound')
  })
})

describe('the acts', () => {
  test('from entering to granting, undoing and reopening, as the screen does it', async () => {
    const asked = await start()
    const entered = await asked.done('requests.enter', { wish: aSwap(), note: 'per telefoon' })
    const open = await asked.done('requests.get', { requestId: entered.requestId })
    expect(open.request).toMatchObject({ status: 'open', note: 'per telefoon', childId: noorId })
    await asked.done('requests.approve', { requestId: entered.requestId, overrideReason: null })
    await asked.done('history.undo', {})
    expect((await asked.done('requests.get', { requestId: entered.requestId })).request.status).toBe('open')
    await asked.done('history.redo', {})
    expect((await asked.done('requests.get', { requestId: entered.requestId })).request.status).toBe(
      'approved',
    )
    await asked.done('requests.reopen', { requestId: entered.requestId })
    await asked.done('requests.withdraw', { requestId: entered.requestId })
    expect((await asked.done('requests.get', { requestId: entered.requestId })).request.status).toBe(
      'withdrawn',
    )
  })

  test('a refusal to approve says which step and why', async () => {
    const asked = await start({ ages: { 2: 8 } }, [aRequest(aSwap())])
    const refusal = await asked.refused('requests.approve', { requestId: 'request', overrideReason: null })
    expect(refusal).toMatchObject({ code: 'refusal.checkSaysNo', params: { step: 'ratio' } })
    await asked.done('requests.approve', { requestId: 'request', overrideReason: 'Invaller gevonden' })
  })

  test('while somebody types the answer is there and nothing is stored', async () => {
    const asked = await start()
    const { check, childName } = await asked.done('requests.check', { wish: aSwap() })
    expect(check.verdict).toBe('ok')
    expect(childName).toBe('Noor Bakker')
    expect((await asked.done('requests.list', { locationId, tab: 'open' })).counts.open).toBe(0)
    const unknown = await asked.done('requests.check', { wish: aSwap({ childId: 'nobody' as never }) })
    expect(unknown).toMatchObject({ childName: '', groupName: '', check: { verdict: 'no' } })
  })
})
