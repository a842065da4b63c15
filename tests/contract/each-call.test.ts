import { beforeEach, afterEach, describe, expect, test } from 'vitest'
import { contract } from '#shared/ipc/contract.ts'
import type { CallInput, CallName } from '#shared/ipc/contract.ts'
import { isoDay, isoWeekOf } from '#shared/kernel/time.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { aShift } from '#tests/harness/builders/staffing.ts'
import { childId, locationId, shiftId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { agreementCalls } from './calls/agreement-calls.ts'
import { baseGroupCalls } from './calls/base-group-calls.ts'
import type { CallAsker } from './calls/call-asker.ts'
import { childFileCalls } from './calls/child-file-calls.ts'
import { gateCalls } from './calls/gate-calls.ts'
import { insightCalls } from './calls/insight-calls.ts'
import { ledgerCalls } from './calls/ledger-calls.ts'
import { outlookCalls } from './calls/outlook-calls.ts'
import { proposalCalls } from './calls/proposal-calls.ts'
import { mergingCalls } from './calls/merging-calls.ts'
import { privacyCalls } from './calls/privacy-calls.ts'
import { quickLogCalls } from './calls/quick-log-calls.ts'
import { registerCalls } from './calls/register-calls.ts'
import { rosterAndImportCalls } from './calls/roster-and-import-calls.ts'
import { ruleCalls } from './calls/rule-calls.ts'
import { syncCalls } from './calls/sync-calls.ts'
import { waitingListCalls } from './calls/waiting-list-calls.ts'
import { goodInputs } from './good-inputs.ts'

/** Fatima works on Tuesday and Wednesday in the Ladybirds; Noor comes on Monday, Tuesday and Thursday. */
function rows() {
  const set = aRowSet()
  const wednesday = aShift({
    id: shiftId('fatima-wednesday'),
    staff: staffMemberId('fatima'),
    day: isoDay('2026-12-02'),
  })
  const settled = { id: 'settled', locationId: locationId('rainbow'), week: isoWeekOf(isoDay('2026-12-02')) }
  return { ...set, settled_roster: [settled], shift: [...(set.shift ?? []), wednesday] }
}

let app: TestApp
const answered = new Set<string>()

beforeEach(async () => {
  app = await startApp({ data: rows() })
})
afterEach(() => {
  expect(app.logged.filter(({ level }) => level === 'error')).toEqual([])
  app.close()
})

const doneBy = async <Name extends CallName>(
  asked: Pick<TestApp, 'done'>,
  call: Name,
  input: CallInput<Name>,
) => {
  const output = await asked.done(call, input)
  answered.add(call)
  return output
}
const done = <Name extends CallName>(call: Name, input: CallInput<Name> = goodInputs[call]) =>
  doneBy(app, call, input)
const refused = (call: CallName, input: unknown = goodInputs[call]) => app.refused(call, input)
const notFound = (what: string, id: string) => ({ code: 'refusal.notFound', params: { what, id } })

describe('session and settings', () => {
  test('session.get says where the app stands', async () => {
    const session = await done('session.get')
    expect(session).toMatchObject({
      today: '2026-11-23',
      now: '2026-11-23T08:00:00.000Z',
      host: 'loopback',
      isEmpty: false,
      dataFrom: '2026-11-24',
      dataUntil: '2026-12-02',
      outboxCount: 1,
      redo: null,
      actor: { id: 'local-user', role: 'locationManager' },
    })
    expect(session.locations.map(({ name, settings }) => [name, settings])).toEqual([
      ['De Regenboog', ['dayCare', 'outOfSchoolCare']],
    ])
    expect(session.undo?.code).toBe('command.importOrganisation')
  })

  test('session.get of an app without data is empty, and nothing can be undone', async () => {
    const empty = await startApp()
    expect(await empty.done('session.get', {})).toMatchObject({
      isEmpty: true,
      locations: [],
      undo: null,
      dataFrom: null,
      dataUntil: null,
      outboxCount: 0,
    })
    empty.close()
  })

  test('settings.change changes what is named, keeps the rest, and tells it', async () => {
    expect(await done('settings.change')).toMatchObject({
      language: 'en',
      fontScalePercent: 120,
      density: 'compact',
    })
    expect((await done('session.get')).settings.language).toBe('en')
    expect(app.events).toEqual([{ topics: ['settings'] }])
    expect(await done('settings.change', { lastLocationId: 'rainbow' })).toMatchObject({
      lastLocationId: 'rainbow',
    })
    expect(await done('settings.change', { lastLocationId: null })).toMatchObject({ lastLocationId: null })
  })
})

describe('board', () => {
  test('weekBoard.get gives every group, the shared unit and the location, two dayparts a day', async () => {
    const board = await done('weekBoard.get')
    expect(board.rows.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'group Lieveheersbeestjes',
      'group Hommels',
      'group Ontdekkers',
      'location De Regenboog',
    ])
    for (const row of board.rows) expect(row.cells).toHaveLength(board.days.length * 2)
  })

  test('dayView.get shows who comes and who works', async () => {
    const view = await done('dayView.get')
    const group = view.groups.find(({ groupId }) => groupId === 'ladybirds')
    expect(group?.children.map(({ firstName }) => firstName)).toEqual(['Noor'])
    expect(group?.staff.map(({ firstName }) => firstName)).toEqual(['Fatima'])
  })

  test('cell.explain gives the same numbers as the board', async () => {
    const explanation = await done('cell.explain')
    const board = await done('weekBoard.get')
    const cell = board.rows[0]?.cells.find(
      ({ day, daypart }) => day === '2026-11-24' && daypart === 'morning',
    )
    expect(explanation).toMatchObject({
      required: cell?.required,
      rostered: cell?.rostered,
      children: cell?.children,
    })
    expect(explanation.presentChildren.map(({ firstName }) => firstName)).toEqual(['Noor'])
  })

  test('cell.tryChild shows what one more child would do, and stores nothing', async () => {
    const { before, after } = await done('cell.tryChild')
    expect(after.children).toBe(before.children + 1)
    expect((await done('cell.tryChild')).before).toEqual(before)
    expect(app.events).toEqual([])
  })

  test('a location, row or group that is not there is a refusal', async () => {
    const nowhere = { locationId: 'nowhere' }
    expect(await refused('weekBoard.get', { ...goodInputs['weekBoard.get'], ...nowhere })).toEqual(
      notFound('location', 'nowhere'),
    )
    expect(await refused('dayView.get', { ...goodInputs['dayView.get'], ...nowhere })).toEqual(
      notFound('location', 'nowhere'),
    )
    expect(await refused('cell.explain', { ...goodInputs['cell.explain'], rowId: 'other' })).toEqual(
      notFound('group', 'other'),
    )
    expect(await refused('cell.tryChild', { ...goodInputs['cell.tryChild'], groupId: 'other' })).toEqual(
      notFound('group', 'other'),
    )
  })

  test.each(['2026-W53', '2027-W01', '2000-W01', '2100-W52'])(
    'a week far from any data has a board too: %s',
    async (week) => {
      expect((await app.done('weekBoard.get', { locationId: 'rainbow', week })).week).toBe(week)
    },
  )

  test.each(['2026-W54', '2025-W53', '2026-w48', '2026-48', '26-W48', '1999-W52', '2101-W01', ''])(
    '"%s" is no week',
    async (week) => {
      expect(await refused('weekBoard.get', { locationId: 'rainbow', week })).toEqual({
        code: 'input.refused',
        params: { path: 'week' },
      })
    },
  )

  test.each(['2026-02-29', '2026-11-31', '2026-1-1', '26-11-2026', '1999-12-31', 'today'])(
    '"%s" is no day',
    async (day) => {
      expect((await refused('dayView.get', { locationId: 'rainbow', day })).params).toEqual({ path: 'day' })
    },
  )

  test('29 February of a leap year is a day', async () => {
    expect((await app.done('dayView.get', { locationId: 'rainbow', day: '2028-02-29' })).day).toBe(
      '2028-02-29',
    )
  })
})

describe('requests', () => {
  const enter = async () => (await done('requests.enter')).requestId
  const noRequests = { open: 0, offered: 0, waiting: 0, done: 0, nowFitting: 0 }

  test('a request is checked, entered, listed, approved, and taken back', async () => {
    const { check, childName } = await done('requests.check')
    expect(childName).toBe('Noor Bakker')
    expect(['ok', 'caution']).toContain(check.verdict)
    expect(app.events).toEqual([])

    const requestId = await enter()
    expect(app.events).toEqual([{ topics: ['board', 'requests', 'history'] }])
    const listed = await done('requests.list')
    expect(listed.counts).toEqual({ ...noRequests, open: 1 })
    expect(listed.requests[0]).toMatchObject({
      request: { id: requestId },
      childName: 'Noor Bakker',
      verdict: check.verdict,
    })
    expect((await done('requests.get', { requestId })).check.verdict).toBe(check.verdict)

    await done('requests.approve', { requestId, overrideReason: 'akkoord' })
    expect((await done('requests.list')).counts).toEqual({ ...noRequests, done: 1 })
    const card = await done('children.get')
    expect(card.requests.map(({ request }) => request.status)).toEqual(['approved'])

    await done('requests.reopen', { requestId })
    expect((await done('requests.list')).counts.open).toBe(1)
  })

  test('the number of requests is told without their list', async () => {
    expect(await done('requests.count')).toEqual(noRequests)
    await enter()
    expect(await done('requests.count')).toEqual({ ...noRequests, open: 1 })
    expect(await refused('requests.count', { locationId: 'nowhere' })).toMatchObject({
      code: 'refusal.notFound',
    })
  })

  test('a request is declined', async () => {
    const requestId = await enter()
    await done('requests.decline', { requestId })
    expect((await done('requests.get', { requestId })).request.status).toBe('declined')
  })

  test('another day is offered and accepted', async () => {
    const requestId = await enter()
    const { wish } = goodInputs['requests.check']
    await done('requests.offer', { requestId, wish: { ...wish, wantedStartMinute: 480 } })
    expect((await done('requests.get', { requestId })).request.offeredWish?.wantedStartMinute).toBe(480)
    await done('requests.acceptOffer', { requestId })
    expect((await done('requests.get', { requestId })).request.status).toBe('approved')
  })

  test('a parent withdraws', async () => {
    const requestId = await enter()
    await done('requests.withdraw', { requestId })
    expect((await done('requests.get', { requestId })).request.status).toBe('withdrawn')
  })

  test('a request waits for a place, and care that was granted is called off', async () => {
    const requestId = await enter()
    await done('requests.putOnWaitingList', { requestId })
    expect((await done('requests.list', { locationId: 'rainbow', tab: 'waiting' })).requests).toMatchObject([
      { request: { id: requestId }, queue: { position: 1, rivals: 0 } },
    ])
    await done('requests.approve', { requestId, overrideReason: 'akkoord' })
    await done('requests.cancelCare', { requestId })
    expect((await done('requests.get', { requestId })).request.status).toBe('cancelled')
  })

  test('the queue is looked at as a whole, and each question is about a location that exists', async () => {
    const requestId = await enter()
    const several = { locationId: 'rainbow', requestIds: [requestId] }
    expect((await done('requests.listNowFitting')).requests).toEqual([])
    expect((await done('requests.previewBatch', several)).outcomes).toMatchObject([{ requestId }])
    const draft = await done('requests.tryDraft', { ...several, week: '2026-W49' })
    expect(draft.outcomes).toMatchObject([{ requestId, childName: 'Noor Bakker' }])
    expect(draft.board.week).toBe('2026-W49')
    expect((await done('requests.approveBatch', several)).outcomes).toEqual(draft.outcomes)
    expect((await done('requests.listOverrides')).overrides).toEqual([])
    expect((await done('requests.listAutomatic')).automatic).toEqual([])
    for (const call of [
      'requests.listNowFitting',
      'requests.previewBatch',
      'requests.approveBatch',
      'requests.tryDraft',
      'requests.listOverrides',
      'requests.listAutomatic',
    ] as const) {
      expect((await refused(call, { ...goodInputs[call], locationId: 'nowhere' })).code, call).toBe(
        'refusal.notFound',
      )
    }
    const backwards = { locationId: 'rainbow', from: '2026-12-01', until: '2026-11-30' }
    expect((await refused('requests.listOverrides', backwards)).params).toEqual({ path: 'until' })
  })

  test('a request that is not there, a child nobody knows and a reason of spaces are refused', async () => {
    for (const call of [
      'requests.get',
      'requests.decline',
      'requests.acceptOffer',
      'requests.withdraw',
      'requests.reopen',
      'requests.putOnWaitingList',
      'requests.cancelCare',
    ] as const) {
      expect((await refused(call)).code, call).toBe('refusal.notFound')
    }
    expect((await refused('requests.approve')).code).toBe('refusal.notFound')
    const { wish } = goodInputs['requests.check']
    expect(
      (await refused('requests.enter', { wish: { ...wish, childId: childId('nobody') }, note: '' })).code,
    ).toBe('refusal.notFound')
    expect(
      (await refused('requests.check', { wish: { ...wish, locationId: locationId('nowhere') } })).code,
    ).toBe('refusal.notFound')
    expect((await refused('requests.approve', { requestId: 'r', overrideReason: '   ' })).code).toBe(
      'input.refused',
    )
  })
})

describe('history', () => {
  test('an act is listed, undone and done again', async () => {
    await done('rosters.settle')
    expect((await done('history.undo')).label.code).toBe('command.settleRoster')
    expect((await done('weekBoard.get')).isRosterSettled).toBe(false)
    expect((await done('session.get')).redo?.code).toBe('command.settleRoster')
    await done('history.redo')
    expect((await done('weekBoard.get')).isRosterSettled).toBe(true)
    const { entries } = await done('history.list')
    expect(entries.map(({ label }) => label.code)).toContain('command.settleRoster')
  })

  test('there is nothing to put back when nothing was taken back', async () => {
    expect((await refused('history.redo')).code).toBe('history.nothingToRedo')
  })
})

describe('children', () => {
  test('children.search finds a child by the start of any part of its name', async () => {
    for (const text of ['noor', 'NOOR', 'bak', 'bak noor', 'noör', '']) {
      const { children } = await done('children.search', { locationId: 'rainbow', text, limit: 10 })
      expect(
        children.map(({ name }) => name),
        text,
      ).toContain('Noor Bakker')
    }
    expect(
      (await done('children.search', { locationId: 'rainbow', text: 'oor', limit: 10 })).children,
    ).toEqual([])
    expect(
      (await done('children.search', { locationId: 'rainbow', text: '', limit: 1 })).children,
    ).toHaveLength(1)
  })

  test('children.get gives the card', async () => {
    expect(await done('children.get')).toMatchObject({
      name: 'Noor Bakker',
      groupName: 'Lieveheersbeestjes',
      mentorName: 'Fatima Aydin',
      fixedFaces: [{ name: 'Fatima Aydin' }],
      contracts: [{ days: [{ weekday: 1 }, { weekday: 2 }, { weekday: 4 }] }],
    })
  })

  test('a child or location that is not there is a refusal', async () => {
    expect(await refused('children.get', { childId: 'nobody', day: '2026-11-24' })).toEqual(
      notFound('child', 'nobody'),
    )
    expect(await refused('children.search', { locationId: 'nowhere', text: '', limit: 5 })).toEqual(
      notFound('location', 'nowhere'),
    )
  })
})

const asker: CallAsker = { app: () => app, done, doneBy, refused, notFound }
privacyCalls(asker)
quickLogCalls(asker)
agreementCalls(asker)
baseGroupCalls(asker)
childFileCalls(asker)
gateCalls(asker)
ledgerCalls(asker)
registerCalls(asker)
rosterAndImportCalls(asker)
ruleCalls(asker)
for (const calls of [insightCalls, outlookCalls, mergingCalls, waitingListCalls, proposalCalls, syncCalls]) {
  calls(asker)
}

describe('all calls', () => {
  test('were each answered at least once above', () => {
    expect([...answered].sort()).toEqual(Object.keys(contract).sort())
  })
})
