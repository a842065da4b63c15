import { afterEach, describe, expect, test } from 'vitest'
import type { TestApp } from '#tests/harness/app.ts'
import { locationId as idOfLocation } from '#tests/harness/builders/ids.ts'
import { aLocation } from '#tests/harness/builders/organisation.ts'
import { isoDay, isoWeekOf } from '#shared/kernel/time.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { aQueueHouse, asks } from '#tests/unit/queue/queue-house.ts'
import { friday } from '#tests/unit/requests/wishes.ts'
import { locationId, startHouse, statusOf } from './queue-app.ts'

let app: TestApp | undefined

afterEach(() => {
  app?.close()
  app = undefined
})

const otherFriday = isoDay('2026-12-04')
/** Lotte came in first and Bram second, for one place; Mats wants another day. */
const three = [asks('bram', 2), asks('lotte', 1), asks('mats', 3, { wantedDay: otherFriday })]
const ids = ['bram', 'lotte', 'mats']
const oneLeft = aQueueHouse({ ages: { 2: 7 } })

describe('several at once', () => {
  test('the preview goes in the order of the queue and says who took the last place', async () => {
    app = await startHouse(oneLeft, three)
    const { outcomes, approvable } = await app.done('requests.previewBatch', { locationId, requestIds: ids })
    expect(outcomes.map(({ requestId, outcome }) => [requestId, outcome])).toEqual([
      ['lotte', 'approved'],
      ['bram', 'skipped'],
      ['mats', 'approved'],
    ])
    expect(approvable).toBe(2)
    const [, skipped] = outcomes
    if (skipped === undefined) throw new Error('Bram is skipped')
    expect(writeMessage(createTexts(ruleTexts, 'nl'), skipped.message)).toBe(
      'Lotte nam de laatste plek op vr 27 nov.',
    )
    expect(await statusOf(app, 'lotte')).toBe('open')
  })

  test('approving does what the preview said, and one undo takes all of it back', async () => {
    app = await startHouse(oneLeft, three)
    const preview = await app.done('requests.previewBatch', { locationId, requestIds: ids })
    const { done, outcomes } = await app.done('requests.approveBatch', { locationId, requestIds: ids })
    expect(outcomes).toEqual(preview.outcomes)
    expect(done?.label).toEqual({ code: 'queue.did.approveMany', params: { count: 2 } })
    expect([await statusOf(app, 'lotte'), await statusOf(app, 'bram'), await statusOf(app, 'mats')]).toEqual([
      'approved',
      'open',
      'approved',
    ])
    const [entry] = (await app.done('history.list', { limit: 1 })).entries
    expect(entry?.label).toMatchObject({ code: 'queue.did.several', params: { count: 1 } })
    expect(entry && writeMessage(createTexts(ruleTexts, 'nl'), entry.label)).toBe(
      'Aanvraag van Lotte (extra dag vr 27 nov) goedgekeurd, en nog 1',
    )
    await app.done('history.undo', {})
    expect([await statusOf(app, 'lotte'), await statusOf(app, 'mats')]).toEqual(['open', 'open'])
    await app.done('history.redo', {})
    expect([await statusOf(app, 'lotte'), await statusOf(app, 'mats')]).toEqual(['approved', 'approved'])
  })

  test('a batch in which nothing can be done does nothing and says why for each', async () => {
    app = await startHouse(aQueueHouse({ ages: { 2: 8 } }), three)
    const before = (await app.done('history.list', { limit: 5 })).entries.length
    const { done, outcomes } = await app.done('requests.approveBatch', {
      locationId,
      requestIds: ['bram', 'lotte'],
    })
    expect(done).toBeNull()
    expect(outcomes.map(({ outcome, message }) => [outcome, message.code])).toEqual([
      ['skipped', 'check.ratio.short'],
      ['skipped', 'check.ratio.short'],
    ])
    expect((await app.done('history.list', { limit: 5 })).entries).toHaveLength(before)
  })

  test('what no longer waits is skipped with its status, and what does not exist is left out', async () => {
    app = await startHouse(oneLeft, [...three, asks('yara', 4, {}, { status: 'withdrawn' })])
    const { outcomes } = await app.done('requests.previewBatch', {
      locationId,
      requestIds: ['yara', 'nobody', 'lotte'],
    })
    expect(outcomes.map(({ requestId, outcome }) => [requestId, outcome])).toEqual([
      ['lotte', 'approved'],
      ['yara', 'skipped'],
    ])
    expect(outcomes[1]?.message).toEqual({
      code: 'queue.skipped.status',
      params: { statusCode: 'requestStatus.withdrawn' },
    })
  })

  test('an unknown location and an empty batch are refused', async () => {
    app = await startHouse(oneLeft, three)
    expect(
      (await app.refused('requests.previewBatch', { locationId: 'nowhere', requestIds: ids })).code,
    ).toBe('refusal.notFound')
    expect((await app.refused('requests.approveBatch', { locationId, requestIds: [] })).code).toBe(
      'input.refused',
    )
  })

  test('a request of another location is no part of this one', async () => {
    const elsewhere = aLocation({ id: idOfLocation('meadow'), name: 'De Wei' })
    app = await startHouse(oneLeft, three)
    const added = app.application.act('importOrganisation', { rows: { location: [elsewhere] } })
    expect(added.ok).toBe(true)
    const { outcomes } = await app.done('requests.approveBatch', {
      locationId: 'meadow',
      requestIds: ['lotte'],
    })
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['skipped'])
    expect(await statusOf(app, 'lotte')).toBe('open')
  })
})

describe('what if', () => {
  test('a draft shows each outcome and the week as it would be, and stores nothing', async () => {
    app = await startHouse(oneLeft, three)
    const week = isoWeekOf(friday)
    const before = await app.done('weekBoard.get', { locationId, week })
    const draft = await app.done('requests.tryDraft', { locationId, requestIds: ids, week })
    expect(draft.outcomes.map(({ outcome }) => outcome)).toEqual(['approved', 'skipped', 'approved'])
    expect(draft.changes.map(({ rowId, day, daypart }) => [rowId, day, daypart])).toEqual([
      ['ladybirds', friday, 'morning'],
      ['ladybirds', friday, 'afternoon'],
      ['rainbow', friday, 'morning'],
      ['rainbow', friday, 'afternoon'],
    ])
    expect(draft.changes[0]).toMatchObject({
      before: { children: 7, required: 1, rostered: 1 },
      after: { children: 8, required: 1, rostered: 1 },
    })
    expect(await app.done('weekBoard.get', { locationId, week })).toEqual(before)
    await app.done('requests.approveBatch', { locationId, requestIds: ids })
    expect(await app.done('weekBoard.get', { locationId, week })).toEqual(draft.board)
    const next = isoWeekOf(otherFriday)
    const nothing = await app.done('requests.tryDraft', { locationId, requestIds: ['bram'], week: next })
    expect(nothing.changes).toEqual([])
  })
})

describe('what was approved against the advice', () => {
  test('is listed with its reason and marked on the board, in its own period only', async () => {
    app = await startHouse(aQueueHouse({ ages: { 2: 8 } }), [asks('lotte', 1)])
    await app.done('requests.approve', { requestId: 'lotte', overrideReason: 'Oma is opgenomen.' })
    const list = (from: string, until: string) =>
      app?.done('requests.listOverrides', { locationId, from, until })
    expect((await list('2026-11-23', '2026-11-23'))?.overrides).toEqual([
      {
        requestId: 'lotte',
        childName: 'Lotte Bakker',
        kind: 'extraDay',
        wantedDay: friday,
        decidedAt: '2026-11-23T08:00:00.000Z',
        decidedByName: expect.any(String) as string,
        reason: 'Oma is opgenomen.',
        headline: expect.objectContaining({ code: expect.stringMatching(/^check\./) as string }) as object,
      },
    ])
    expect((await list('2026-11-24', '2026-12-31'))?.overrides).toEqual([])
    const board = await app.done('weekBoard.get', { locationId, week: isoWeekOf(friday) })
    const marked = board.rows.flatMap(({ cells }) =>
      cells.filter(({ cautions }) => cautions.some(({ code }) => code === 'board.override')),
    )
    expect(marked.map(({ rowId, day, daypart }) => [rowId, day, daypart])).toEqual([
      ['ladybirds', friday, 'morning'],
      ['ladybirds', friday, 'afternoon'],
    ])
    await app.done('requests.reopen', { requestId: 'lotte' })
    expect((await list('2026-11-23', '2026-11-23'))?.overrides).toEqual([])
  })
})
