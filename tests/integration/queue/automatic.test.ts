import { afterEach, describe, expect, test } from 'vitest'
import { programActorId } from '#electron/services/session/program-actor.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { aHouseRule } from '#tests/harness/builders/organisation.ts'
import { aQueueHouse, asks } from '#tests/unit/queue/queue-house.ts'
import { anExtraDay, friday, type HouseOptions } from '#tests/unit/requests/wishes.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { judged, locationId, startHouse, statusOf } from './queue-app.ts'

let app: TestApp | undefined

afterEach(() => {
  app?.close()
  app = undefined
})

const ruleOn = aHouseRule('autoApprove.kinds', ['extraDay'])
const house = (options: HouseOptions = {}) =>
  aQueueHouse({ ages: { 2: 7 }, houseRules: [ruleOn], ...options })

/** Rounds follow each other while the rule decides; then it is quiet. */
async function quiet(started: TestApp): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    await judged(started)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

async function listed(started: TestApp) {
  const period = { locationId, from: '2026-11-01', until: '2026-12-31' }
  return (await started.done('requests.listAutomatic', period)).automatic
}

describe('PRIV-8: automatic approval by the published rule', () => {
  test('is off unless the house turns it on', async () => {
    app = await startHouse(house({ houseRules: [] }), [asks('lotte', 1)])
    await quiet(app)
    expect(await statusOf(app, 'lotte')).toBe('open')
    expect(await listed(app)).toEqual([])
  })

  test('grants a plain and final yes in the order of the queue, explained and listed; the rest waits for people', async () => {
    app = await startHouse(house(), [asks('bram', 2), asks('lotte', 1)])
    await quiet(app)
    expect(await statusOf(app, 'lotte')).toBe('approved')
    // Nothing is ever refused by the rule.
    expect(await statusOf(app, 'bram')).toBe('open')
    expect(await listed(app)).toMatchObject([
      {
        requestId: 'lotte',
        childName: 'Lotte Bakker',
        decidedByName: 'Dagdeel',
        reason: '',
        headline: { code: expect.stringMatching(/^check\.headline\./) as string },
        outcome: 'stands',
      },
    ])
    const { request, check } = await app.done('requests.get', { requestId: 'lotte' })
    expect(request).toMatchObject({ isAutomatic: true, decidedBy: programActorId, overrideReason: '' })
    expect(check.verdict).toBe('ok')
  })

  test('a request entered while the application runs is granted as well', async () => {
    app = await startHouse(house(), [])
    await quiet(app)
    const wish = anExtraDay({ childId: childId('lotte'), wantedDay: friday })
    const { requestId } = await app.done('requests.enter', { wish, note: '' })
    await quiet(app)
    expect(await statusOf(app, requestId)).toBe('approved')
  })

  test('what a person put back stays with people, and the list keeps showing what the rule did', async () => {
    app = await startHouse(house(), [asks('lotte', 1)])
    await quiet(app)
    await app.done('requests.reopen', { requestId: 'lotte' })
    await quiet(app)
    expect(await statusOf(app, 'lotte')).toBe('open')
    expect((await listed(app)).map(({ requestId, outcome }) => [requestId, outcome])).toEqual([
      ['lotte', 'putBack'],
    ])
  })

  test('what a person decided and undid stays with people', async () => {
    app = await startHouse(house({ houseRules: [] }), [asks('lotte', 1)])
    await app.done('requests.decline', { requestId: 'lotte' })
    await app.done('history.undo', {})
    const { id: _id, validUntil: _validUntil, ...rule } = ruleOn
    expect(app.application.act('setHouseRule', { ...rule, locationId, validFrom: friday }).ok).toBe(true)
    await quiet(app)
    expect(await statusOf(app, 'lotte')).toBe('open')
  })

  test('Ctrl+Z takes back what people did, never what the rule did', async () => {
    app = await startHouse(house(), [asks('lotte', 1)])
    const wish = anExtraDay({ childId: childId('bram'), wantedDay: friday })
    const { requestId } = await app.done('requests.enter', { wish, note: '' })
    await quiet(app)
    const [entry] = (await app.done('history.list', { limit: 1 })).entries
    expect(entry?.label.code).toBe('queue.did.automatic')
    expect(entry?.actorName).toBe('Dagdeel')
    await app.done('history.undo', {})
    expect(await statusOf(app, 'lotte')).toBe('approved')
    expect((await app.refused('requests.get', { requestId })).code).toBe('refusal.notFound')
  })

  const extraStaff = aHouseRule('extraDay.mayUseExtraStaff', true)
  test.each([
    ['a no', house({ ages: { 2: 8 } }), 'no'],
    ['a caution', house({ ages: { 2: 8 }, houseRules: [ruleOn, extraStaff] }), 'caution'],
    ['a yes that is provisional', house({ settledWeeks: 0 }), 'ok'],
    [
      'a kind the rule is not about',
      house({ houseRules: [aHouseRule('autoApprove.kinds', ['swapDay'])] }),
      'ok',
    ],
  ])('%s is left to people', async (_what, facts, verdict) => {
    app = await startHouse(facts, [asks('lotte', 1)])
    await quiet(app)
    const { request, check } = await app.done('requests.get', { requestId: 'lotte' })
    expect([request.status, check.verdict]).toEqual(['open', verdict])
  })

  test('never passes an earlier request for the same place, also one the rule may not grant', async () => {
    app = await startHouse(house(), [asks('bram', 1, {}, { isHeldForPerson: true }), asks('lotte', 2)])
    await quiet(app)
    expect([await statusOf(app, 'bram'), await statusOf(app, 'lotte')]).toEqual(['open', 'open'])
  })

  test('nobody but the program may use it', async () => {
    app = await startHouse(house({ houseRules: [] }), [asks('lotte', 1)])
    const refused = app.application.act('approveAutomatically', { requestId: 'lotte' })
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'refusal.forbidden' } })
  })
})
