import { afterEach, beforeEach, expect, test } from 'vitest'
import { findSyncState } from '#electron/db/repositories/sync-state.ts'
import { listSyncLog } from '#electron/db/repositories/sync-log.ts'
import { deviceFindingCodes } from '#electron/db/verify/finding.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { NextStep } from '#electron/sync/sync-core.ts'
import { ok } from '#shared/kernel/result.ts'
import type { PullReply, PullRequest, WireRow } from '#shared/sync/protocol.ts'
import type { RowOf } from '#shared/schema/rows/table-rows.ts'
import type { TestHeadquarters } from '#tests/harness/headquarters.ts'
import { headquartersShows, joinDevice, overTheWire, rainbow, rainbowStreams } from './device-house.ts'
import type { HouseDevice } from './device-house.ts'
import { absenceOf, houseRows, openHouse } from './house.ts'

let hq: TestHeadquarters
let office: HouseDevice

beforeEach(async () => {
  hq = await openHouse()
  office = await joinDevice(hq, 'office', rainbow)
})

afterEach(() => office.close())

/** One pull in pages of a few rows, its answer changed on the way when the test says so. */
async function pull(
  rows: number,
  change: (reply: PullReply) => PullReply = (reply) => reply,
): Promise<NextStep> {
  const request = office.core.buildPull()
  const reply = await answerTo({ ...request, limit: { rows, bytes: 1_000_000 } })
  return office.core.takePull(request, change(reply))
}

async function answerTo(request: PullRequest): Promise<PullReply> {
  const answer = await hq.headquarters.pull(office.id(), request)
  if (!answer.ok) throw new Error(`headquarters says no: ${JSON.stringify(answer.refusal)}`)
  return overTheWire(answer.value)
}

type Page = Extract<PullReply['pages'][number], { readonly kind: 'rows' }>

function changePages(change: (page: Page) => Page): (reply: PullReply) => PullReply {
  return (reply) => ({
    ...reply,
    pages: reply.pages.map((page) => (page.kind === 'rows' ? change(page) : page)),
  })
}

test('a download in many small pages shows nothing until it is whole, and then everything', async () => {
  await hq.bringIn({ school: manySchools(30), shift: [] })
  expect((await pull(5)).kind).toBe('again')
  let rounds = 0
  for (let step: NextStep = { kind: 'again' }; step.kind === 'again'; rounds += 1) {
    if (office.core.standing().downloading.some(({ stream }) => stream === 'org')) {
      expect(office.records().has('school school-29')).toBe(false)
    }
    if (rounds === 2) {
      // It goes on where it was after a restart.
      const { downloading } = office.core.standing()
      office = await office.restart()
      expect(office.core.standing().downloading).toEqual(downloading)
    }
    if (rounds > 100) throw new Error('the download does not come to an end')
    step = await pull(5)
  }
  await office.meet()
  expect(rounds).toBeGreaterThan(2)
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  expect(verifyDatabase(office.opened.db)).toEqual([])
})

function manySchools(count: number): readonly RowOf<'school'>[] {
  const [school] = houseRows().school ?? []
  if (school === undefined) throw new Error('the house knows a school')
  return Array.from({ length: count }, (_, place) => ({
    ...school,
    id: `school-${place}` as typeof school.id,
  }))
}

test.each([
  [
    'a row that does not fit its table',
    (row: WireRow): WireRow => [row[0], row[1], row[2], 0, { id: row[1] }],
  ],
  ['a row under another id', (row: WireRow): WireRow => [row[0], 'other', row[2], 0, row[4]]],
  ['a row that is there and gone', (row: WireRow): WireRow => [row[0], row[1], row[2], 1, row[4]]],
  [
    'a row of a version outside its page',
    (row: WireRow): WireRow => [row[0], row[1], row[2] + 1_000, 0, row[4]],
  ],
])('an answer with %s is not used in any part', async (_what, spoil) => {
  await office.pull()
  const before = office.core.buildHello().cursors
  const step = await pull(
    1_000,
    changePages((page) => ({
      ...page,
      rows: page.rows.map((row, place) => (place === 3 ? spoil(row) : row)),
    })),
  )
  expect(step.kind).toBe('unreadable')
  expect(office.records().size).toBe(0)
  expect(office.core.buildHello().cursors).toEqual(before)
  await office.meet()
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
})

test('rows that got lost on the way are found out by counting, and everything is fetched again', async () => {
  await office.pull()
  const step = await pull(
    1_000,
    changePages((page) => (page.stream === 'org' ? { ...page, rows: page.rows.slice(1) } : page)),
  )
  expect(step.kind).toBe('again')
  expect(office.core.standing().failedDigests).toBe(1)
  expect(listSyncLog(office.opened.db, 1)).toMatchObject([{ kind: 'digest', facts: { stream: 'org' } }])
  // What did come is shown meanwhile.
  expect(office.records().size).toBeGreaterThan(10)
  await office.meet()
  expect(office.core.standing().failedDigests).toBe(0)
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
})

test('a download that keeps coming to something else is not tried again and again at once', async () => {
  await office.pull()
  const spoil = changePages((page) => ({ ...page, digest: '00000000000000ff' }))
  expect((await pull(1_000, spoil)).kind).toBe('again')
  expect((await pull(1_000, spoil)).kind).toBe('done')
  expect(office.core.standing().failedDigests).toBe(4)
})

test('the cursor never goes back: an older download that comes late is passed over', async () => {
  await office.meet()
  const stale = office.core.buildPull()
  const old = await answerTo({ ...stale, cursors: stale.cursors.map((cursor) => ({ ...cursor, from: 0 })) })
  office.done('enterAbsence', absenceOf('noor'), 'ill')
  await office.meet()
  const before = office.core.buildHello().cursors
  const request = office.core.buildPull()
  office.core.takePull(request, old)
  expect(office.core.buildHello().cursors).toEqual(before)
  expect(office.records().has('absence ill.1')).toBe(true)
})

test('a removal of very many rows that nothing explains waits for somebody at headquarters', async () => {
  await hq.bringIn({ school: manySchools(300) })
  await office.meet()
  const emptied = (reply: PullReply): PullReply => ({
    ...reply,
    pages: reply.pages.map((page) =>
      page.kind === 'rows' && page.stream === 'org'
        ? { ...page, to: page.to + 1, rows: goneSchools(page.to + 1), digest: undefined }
        : page,
    ),
  })
  expect(await pull(1_000, emptied)).toEqual({ kind: 'guarded', stream: 'org', count: 300 })
  expect(office.records().has('school school-1')).toBe(true)
  expect(office.core.standing().guarded).toEqual({ stream: 'org', count: 300 })
  expect(listSyncLog(office.opened.db, 1)).toMatchObject([{ kind: 'guarded', facts: { count: 300 } }])

  await hq.operator.allowDeletingMany(office.id(), true)
  await office.hello()
  expect((await pull(1_000, emptied)).kind).not.toBe('guarded')
  expect(office.records().has('school school-1')).toBe(false)
  expect(office.core.standing().guarded).toBeNull()
})

function goneSchools(version: number): WireRow[] {
  return Array.from({ length: 300 }, (_, place): WireRow => ['school', `school-${place}`, version, 1, null])
}

test('what a device shows is announced as tables and streams, never as data', async () => {
  await office.meet()
  office.announcements.length = 0
  await hq.bringIn({ school: manySchools(1) })
  await office.pull()
  expect(office.announcements).toEqual([{ tables: ['school'], streams: ['org'] }])
  office.announcements.length = 0
  await office.pull()
  expect(office.announcements).toEqual([])
})

const plants: readonly (readonly [string, string, readonly string[]])[] = [
  ['verify.memberWithoutRow', 'a row of headquarters that is gone', [`delete from shift`]],
  [
    'verify.rowWithoutMember',
    'a row that never came down',
    [`insert into school values ('ghost', 'Spook', 'north')`],
  ],
  [
    'verify.baseImage',
    'a base image of a row headquarters does not have',
    [`delete from sync_member where table_name = 'child'`],
  ],
  [
    'verify.streamDigest',
    'a version nobody gave',
    [`update sync_member set version = version + 1 where row_id = 'noor'`],
  ],
  [
    'verify.streamDigest',
    'rows of a stream this device does not have',
    [`update sync_member set stream = 'loc:x' where row_id = 'noor'`],
  ],
  [
    'verify.pendingChain',
    'a row changed behind own work',
    [`update absence set reason = 'other' where id = 'ill.1'`],
  ],
  ['verify.outboxSequence', 'a number that was never given', [`update outbox set seq = 99`]],
  ['verify.auditIncomplete', 'an image of own work that is gone', [`delete from pending_image`]],
]

test.each(plants)('%s is found on a device: %s', async (code, _what, statements) => {
  await office.meet()
  office.done('enterAbsence', absenceOf('noor'), 'ill')
  expect(verifyDatabase(office.opened.db)).toEqual([])
  office.opened.db.inTransaction(() => {
    if (code === 'verify.baseImage') {
      office.opened.db.write(
        `insert into base_image select 'child', id, '{}' from child where id = 'noor' on conflict do nothing`,
      )
    }
    for (const sql of statements) office.opened.db.write(sql)
    return ok(undefined)
  })
  expect(verifyDatabase(office.opened.db).map((finding) => finding.code)).toContain(code)
})

test('every kind of finding of a device is shown to bite', () => {
  const shown = new Set(plants.map(([code]) => code))
  expect(deviceFindingCodes.filter((code) => !shown.has(code))).toEqual([])
})

test('work from the journal that the database does not know is put in line again, once and in order', async () => {
  await office.meet()
  office.done('enterAbsence', absenceOf('noor'), 'known')
  const { journal } = office
  const lost = journal.map((work) => ({
    ...work,
    command: {
      ...work.command,
      id: 'lost' as typeof work.command.id,
      step: 'lost' as typeof work.command.step,
      args: absenceOf('sem'),
    },
  }))
  expect(office.core.takeJournal([...journal, ...lost])).toBe(1)
  expect(office.core.takeJournal([...journal, ...lost])).toBe(0)
  expect(office.core.buildPush()?.commands.map(({ id, seq }) => [seq, id])).toEqual([
    [1, 'known'],
    [2, 'lost'],
  ])
  expect(office.records().has('absence lost.1')).toBe(true)
  expect(listSyncLog(office.opened.db, 1)).toMatchObject([{ kind: 'restored', facts: { count: 1 } }])
  await office.meet()
  expect(office.records()).toEqual(await headquartersShows(hq, rainbowStreams))
  expect(findSyncState(office.opened.db, 'seq')).toBe('2')
})
