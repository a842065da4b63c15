import { afterEach, describe, expect, test } from 'vitest'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { addDays, isoDay, parseInstant, type Instant } from '#shared/kernel/time.ts'
import { startApp, type TestApp } from '#tests/harness/app.ts'
import { requestId } from '#tests/harness/builders/ids.ts'
import { aHouseRule, defaultLocationId } from '#tests/harness/builders/organisation.ts'
import { aHouse, anExtraDay, aRequest, aSwap, friday, monday } from '#tests/unit/requests/wishes.ts'
import { rowsOfHouse } from '../requests/house-rows.ts'

let app: TestApp | undefined

afterEach(() => {
  app?.close()
  app = undefined
})

const locationId = 'rainbow'

function received(day: string): Instant {
  return parseInstant(`${day}T07:00:00.000Z`) ?? ('' as Instant)
}

async function start(house: Parameters<typeof aHouse>[0] = {}): Promise<TestApp> {
  const care_request = [
    aRequest(anExtraDay(), { id: requestId('extra'), receivedAt: received('2026-11-20') }),
    aRequest(aSwap({ wantedDay: isoDay('2026-12-02') }), {
      id: requestId('swap'),
      receivedAt: received('2026-11-19'),
    }),
    aRequest(anExtraDay({ wantedDay: isoDay('2026-12-11') }), {
      id: requestId('gone'),
      status: 'withdrawn',
      receivedAt: received('2026-11-18'),
    }),
  ]
  app = await startApp({ data: { ...rowsOfHouse(aHouse(house)), care_request } })
  return app
}

type Policy = CallOutput<'rules.list'>['groups'][number]['lines'][number][number]

async function policyOf(shown: TestApp, code: string, day: string = monday): Promise<Policy> {
  const { groups } = await shown.done('rules.list', { locationId, day })
  const found = groups.flatMap(({ lines }) => lines.flat()).find((policy) => policy.code === code)
  if (found === undefined) throw new Error(`no policy ${code}`)
  return found
}

describe('the list of house rules', () => {
  test('shows every rule in force with where it comes from and what is planned', async () => {
    const shown = await start({
      houseRules: [
        aHouseRule('swap.noticeDays', 2, { id: 'org', validFrom: isoDay('2026-01-01') }),
        aHouseRule('swap.noticeDays', 1, { id: 'loc', locationId: defaultLocationId }),
      ],
    })
    expect(await policyOf(shown, 'swap.noticeDays')).toMatchObject({
      value: '2',
      origin: 'organisation',
      since: '2026-01-01',
      own: { value: '1' },
      isOwnHeldBack: true,
      planned: [],
    })
    expect(await policyOf(shown, 'swap.maxPerYear')).toMatchObject({ value: 'null', origin: 'default' })
    await shown.done('rules.set', {
      locationId,
      code: 'swap.noticeDays',
      value: '9',
      validFrom: '2027-01-01',
    })
    expect((await policyOf(shown, 'swap.noticeDays')).planned).toEqual([
      { level: 'location', value: '9', validFrom: '2027-01-01' },
    ])
    expect(await policyOf(shown, 'swap.noticeDays', '2027-01-01')).toMatchObject({
      value: '9',
      origin: 'location',
    })
  })

  test('a location that is not there is refused', async () => {
    const shown = await start()
    expect((await shown.refused('rules.list', { locationId: 'nowhere', day: monday })).code).toBe(
      'refusal.notFound',
    )
  })
})

describe('changing house rules', () => {
  test('a ready set is one step: applied as a whole, undone as a whole', async () => {
    const shown = await start()
    const values = [
      { code: 'swap.noticeDays', value: '14' },
      { code: 'swap.window', value: '{"kind":"sameWeek"}' },
    ] as const
    const done = await shown.done('rules.setMany', {
      locationId: null,
      validFrom: monday,
      values: [...values],
    })
    expect(done.label).toEqual({ code: 'command.setHouseRules', params: { count: 2, day: monday } })
    expect((await policyOf(shown, 'swap.window')).value).toBe('{"kind":"sameWeek"}')
    await shown.done('history.undo', {})
    expect((await policyOf(shown, 'swap.window')).origin).toBe('default')
    expect((await policyOf(shown, 'swap.noticeDays')).origin).toBe('default')
  })

  test('one value that does not fit refuses them all, and nothing is stored', async () => {
    const shown = await start()
    const refusal = await shown.refused('rules.setMany', {
      locationId: null,
      validFrom: monday,
      values: [
        { code: 'swap.noticeDays', value: '14' },
        { code: 'swap.window', value: '{"kind":"never"}' },
      ],
    })
    expect(refusal).toEqual({ code: 'refusal.houseRuleValue', params: { policy: 'swap.window' } })
    expect((await policyOf(shown, 'swap.noticeDays')).origin).toBe('default')
    expect(
      (
        await shown.refused('rules.setMany', {
          locationId: 'nowhere',
          validFrom: monday,
          values: [{ code: 'swap.noticeDays', value: '14' }],
        })
      ).code,
    ).toBe('refusal.notFound')
  })

  test('the same once more changes nothing, and says so', async () => {
    const shown = await start()
    const input = { locationId: null, validFrom: monday, values: [{ code: 'swap.noticeDays', value: '4' }] }
    await shown.done('rules.setMany', input as never)
    expect((await shown.refused('rules.setMany', input)).code).toBe('refusal.nothingToChange')
    expect((await shown.refused('rules.setMany', { ...input, values: [] })).code).toBe('input.refused')
    expect(
      (await shown.refused('rules.setMany', { ...input, values: [...input.values, ...input.values] })).code,
    ).toBe('input.refused')
  })

  test('a location stops with its own rule and follows the organisation again', async () => {
    const shown = await start({ houseRules: [aHouseRule('care.dayCareEnd', 'endOfMonth', { id: 'org' })] })
    await shown.done('rules.set', {
      locationId,
      code: 'care.dayCareEnd',
      value: '"birthday"',
      validFrom: '2026-10-01',
    })
    expect(await policyOf(shown, 'care.dayCareEnd')).toMatchObject({
      value: '"birthday"',
      origin: 'location',
    })
    await shown.done('rules.end', { locationId, code: 'care.dayCareEnd', from: monday })
    expect(await policyOf(shown, 'care.dayCareEnd')).toMatchObject({
      value: '"endOfMonth"',
      origin: 'organisation',
      own: null,
    })
    expect((await policyOf(shown, 'care.dayCareEnd', addDays(monday, -1))).value).toBe('"birthday"')
    expect(
      (await shown.refused('rules.end', { locationId, code: 'care.dayCareEnd', from: monday })).code,
    ).toBe('refusal.nothingToChange')
  })
})

describe('the preview of a change', () => {
  test('names the open requests whose verdict changes, counts the rest and stores nothing', async () => {
    const shown = await start()
    const history = (await shown.done('history.list', { limit: 50 })).entries.length
    const preview = await shown.done('rules.preview', {
      locationId,
      scope: 'location',
      validFrom: monday,
      values: [{ code: 'extraDay.noticeDays', value: '8' }],
    })
    expect(preview.unchanged).toBe(1)
    expect(preview.openRequests).toMatchObject([
      {
        requestId: 'extra',
        childName: 'Noor Bakker',
        kind: 'extraDay',
        wantedDay: friday,
        before: 'ok',
        after: 'no',
        locationName: 'De Regenboog',
      },
    ])
    expect((await shown.done('history.list', { limit: 50 })).entries).toHaveLength(history)
    expect((await policyOf(shown, 'extraDay.noticeDays')).origin).toBe('default')
  })

  test('a rule that starts later leaves the days before it alone', async () => {
    const shown = await start()
    const preview = await shown.done('rules.preview', {
      locationId,
      scope: 'organisation',
      validFrom: '2027-01-01',
      values: [{ code: 'extraDay.noticeDays', value: '8' }],
    })
    expect(preview).toEqual({ openRequests: [], unchanged: 2 })
  })

  test('a value that cannot be is refused', async () => {
    const shown = await start()
    const wrong = { locationId, values: [{ code: 'extraDay.noticeDays', value: '"x"' }] }
    expect(
      (await shown.refused('rules.preview', { ...wrong, scope: 'location', validFrom: monday })).code,
    ).toBe('policy.badValue')
  })
})

describe('the replay of the past year', () => {
  const year = { from: '2025-11-24', until: '2026-11-23' } as const

  async function finish(shown: TestApp, jobId: string): Promise<CallOutput<'rules.replayProgress'>> {
    let progress = await shown.done('rules.replayProgress', { jobId })
    while (progress.result === null && !progress.isStopped) {
      await new Promise<void>((resolve) => void setImmediate(resolve))
      progress = await shown.done('rules.replayProgress', { jobId })
    }
    return progress
  }

  test('judges what came in under the old and the new rules, without what was withdrawn', async () => {
    const shown = await start()
    const { jobId } = await shown.done('rules.replay', {
      locationId,
      scope: 'location',
      values: [{ code: 'extraDay.noticeDays', value: '10' }],
      ...year,
    })
    const { done, total, result } = await finish(shown, jobId)
    expect(done).toBe(total)
    expect(result).toMatchObject({
      requests: 2,
      kinds: [
        { kind: 'swapDay', asked: 1, accepted: { before: 1, after: 1 } },
        { kind: 'extraDay', asked: 1, accepted: { before: 1, after: 0 } },
      ],
      refusals: [{ step: 'noticePeriod', refused: { before: 0, after: 1 } }],
    })
  })

  test('a request that was granted does not stand in its own way', async () => {
    const shown = await start()
    await shown.done('requests.approve', { requestId: 'extra', overrideReason: null })
    await shown.done('requests.approve', { requestId: 'swap', overrideReason: null })
    const { jobId } = await shown.done('rules.replay', {
      locationId,
      scope: 'organisation',
      values: [{ code: 'swap.maxPerYear', value: '0' }],
      ...year,
    })
    expect((await finish(shown, jobId)).result).toMatchObject({
      kinds: [
        { kind: 'swapDay', accepted: { before: 1, after: 0 } },
        { kind: 'extraDay', accepted: { before: 1, after: 1 } },
      ],
    })
  })

  test('can be stopped, and a second one stops the first', async () => {
    const shown = await start()
    const order = {
      locationId,
      scope: 'location' as const,
      values: [{ code: 'swap.noticeDays' as const, value: '3' }],
      ...year,
    }
    const first = await shown.done('rules.replay', order)
    const second = await shown.done('rules.replay', order)
    expect(await finish(shown, first.jobId)).toMatchObject({ isStopped: true, result: null })
    await shown.done('rules.replayStop', { jobId: second.jobId })
    const stopped = await finish(shown, second.jobId)
    expect(stopped.isStopped || stopped.result !== null).toBe(true)
    expect((await shown.refused('rules.replayStop', { jobId: 'replay-none' })).code).toBe('refusal.notFound')
    expect((await shown.refused('rules.replayProgress', { jobId: 'replay-none' })).code).toBe(
      'refusal.notFound',
    )
  })

  test('closing the app ends it without a sound', async () => {
    const shown = await start()
    await shown.done('rules.replay', {
      locationId,
      scope: 'location',
      values: [{ code: 'swap.noticeDays', value: '3' }],
      ...year,
    })
    shown.close()
    app = undefined
    await new Promise<void>((resolve) => void setImmediate(resolve))
    expect(shown.logged).toEqual([])
  })
})
