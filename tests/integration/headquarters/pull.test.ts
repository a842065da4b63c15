import { beforeEach, describe, expect, test } from 'vitest'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { addDays, isoDay } from '#shared/kernel/time.ts'
import type { PullReply } from '#shared/sync/protocol.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { everywhere, noorIll, onlyArk, onlyRainbow, twoLocations } from '#tests/harness/two-locations.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { anAbsence } from '#tests/harness/builders/children.ts'

type RowsPage = Extract<PullReply['pages'][number], { readonly kind: 'rows' }>

describe('what a device gets from headquarters', () => {
  let hq: TestHeadquarters
  let desk: TestDevice

  beforeEach(async () => {
    hq = await openHeadquarters()
    await hq.bringIn(twoLocations())
    desk = await hq.join('desk', onlyRainbow)
  })

  async function pageOf(device: TestDevice, cursor: object, limit = 1_000): Promise<RowsPage> {
    const reply = await device.ask({
      cursors: [{ stream: 'loc:rainbow', from: 0, bootStart: null, ...cursor }],
      limit: { rows: limit, bytes: 1_000_000 },
    })
    const page = reply.ok ? reply.value.pages[0] : undefined
    if (page?.kind !== 'rows') throw new Error(`no rows: ${JSON.stringify(reply)}`)
    return page
  }

  test('a first download holds every record of its streams and nothing of another location', async () => {
    await desk.pull()
    expect(desk.holds('loc:rainbow')).toEqual(await hq.truth('loc:rainbow'))
    expect(desk.holds('org')).toEqual(await hq.truth('org'))
    const everything = [...desk.holds('loc:rainbow').values(), ...desk.holds('org').values()]
    expect(JSON.stringify(everything)).not.toContain('Mila')
  })

  test('only what changed since comes after that', async () => {
    await desk.pull()
    const from = desk.cursor('loc:rainbow')
    await desk.act('enterAbsence', noorIll, { id: 'ill' })
    const page = await pageOf(desk, { from })
    expect(page.rows.map(([table, id, version, gone]) => [table, id, version, gone])).toEqual([
      ['absence', 'ill.1', from + 1, 0],
    ])
    expect(page).toMatchObject({ from, to: from + 1, more: false })
  })

  test('what was taken away comes as gone', async () => {
    await desk.act('enterAbsence', noorIll, { id: 'ill' })
    await desk.pull()
    await desk.act('removeAbsence', { absenceId: 'ill.1' })
    const page = await pageOf(desk, { from: desk.cursor('loc:rainbow') })
    expect(page.rows).toEqual([['absence', 'ill.1', page.to, 1, null]])
    await desk.pull()
    expect(desk.holds('loc:rainbow')).toEqual(await hq.truth('loc:rainbow'))
  })

  test('a stream in which nothing happened answers with its digest and no rows', async () => {
    await desk.pull()
    const from = desk.cursor('loc:rainbow')
    const standing = await hq.store.read((reader) => reader.findStream('loc:rainbow'))
    expect(await pageOf(desk, { from })).toEqual({
      ...{ kind: 'rows', stream: 'loc:rainbow', from, to: from, more: false, rows: [] },
      digest: standing.digest,
    })
  })

  test('the fate of an act comes in one answer with the rows it made', async () => {
    await desk.pull()
    const from = desk.cursor('loc:rainbow')
    await desk.act('enterAbsence', noorIll, { id: 'ill' })
    const reply = await desk.ask({ ask: [1, 2], cursors: [{ stream: 'loc:rainbow', from, bootStart: null }] })
    if (!reply.ok) throw new Error('no answer')
    expect(reply.value.outcomes).toEqual([
      { seq: 1, id: 'ill', status: 'accepted', versions: { 'loc:rainbow': from + 1 } },
    ])
    expect(reply.value.pages[0]).toMatchObject({ to: from + 1 })
    expect(reply.value.lastSeq).toBe(1)
  })

  test('a page ends with a whole version, however few rows are asked for', async () => {
    const versions = new Map<number, number>()
    const whole = await pageOf(desk, {})
    for (const [, , version] of whole.rows) versions.set(version, (versions.get(version) ?? 0) + 1)
    const page = await pageOf(desk, {}, 1)
    expect(page.rows).toHaveLength(versions.get(page.to) ?? -1)
    expect(new Set(page.rows.map(([, , version]) => version))).toEqual(new Set([page.to]))
  })

  test('an act of thousands of rows comes in pages that each fit', async () => {
    const rows: RowSet = {
      absence: Array.from({ length: 2_500 }, (_, index) =>
        anAbsence({
          ...{ id: `away-${index}`, childId: childId('noor') },
          startDay: addDays(isoDay('2027-01-01'), index),
        }),
      ),
    }
    await hq.bringIn(rows)
    let from = 0
    let bootStart: number | null = null
    let pages = 0
    for (;;) {
      const page: RowsPage = await pageOf(desk, { from, bootStart })
      expect(page.rows.length).toBeLessThanOrEqual(2_000)
      pages += 1
      from = page.to
      bootStart = page.start ?? null
      if (!page.more) break
    }
    expect(pages).toBeGreaterThan(2)
    await desk.pull()
    expect(desk.holds('loc:rainbow')).toEqual(await hq.truth('loc:rainbow'))
  })

  test('an answer is no larger than asked for, and what is left out comes with the next one', async () => {
    await hq.bringIn({
      absence: Array.from({ length: 300 }, (_, index) =>
        anAbsence({
          ...{ id: `away-${index}`, childId: childId('noor') },
          startDay: addDays(isoDay('2027-01-01'), index),
        }),
      ),
    })
    for (let index = 0; index < 20; index += 1) {
      await desk.act('settleRoster', { locationId: 'rainbow', week: `2027-W${index + 10}` })
    }
    const planner = await hq.join('planner', everywhere)
    const reply = await planner.ask({
      cursors: everywhere.map(({ stream }) => ({ stream, from: 0, bootStart: null })),
      limit: { rows: 1_000, bytes: 4_000 },
    })
    expect(reply.ok && reply.value.pages.map(({ stream }) => stream)).not.toContain('loc:ark')
    await planner.pull(7)
    for (const { stream } of everywhere) expect(planner.holds(stream)).toEqual(await hq.truth(stream))
  })

  test('what changes while a first download is under way is in it (no page is missed, none is twice)', async () => {
    const first = await pageOf(desk, {}, 1)
    expect(first.more).toBe(false)
    for (let index = 0; index < 5; index += 1) {
      await desk.act(
        'settleRoster',
        { locationId: 'rainbow', week: `2027-W${index + 10}` },
        { id: `week-${index}` },
      )
    }
    const start = await pageOf(desk, {}, 1)
    await desk.act('unsettleRoster', { locationId: 'rainbow', week: '2027-W10' })
    await desk.act('enterAbsence', noorIll, { id: 'ill' })
    const held = new Map<string, number>()
    for (let page = start; ; page = await pageOf(desk, { from: page.to, bootStart: page.start ?? null }, 1)) {
      for (const [table, id, , gone] of page.rows) {
        if (gone === 1) held.delete(`${table} ${id}`)
        else held.set(`${table} ${id}`, page.to)
      }
      if (!page.more) break
    }
    expect([...held.keys()].sort()).toEqual([...(await hq.truth('loc:rainbow')).keys()].sort())
  })

  test('a first download leaves out what was deleted before it began', async () => {
    await desk.act('enterAbsence', noorIll, { id: 'ill' })
    await desk.act('removeAbsence', { absenceId: 'ill.1' })
    const page = await pageOf(desk, {})
    expect(page.rows.filter(([, , , gone]) => gone === 1)).toEqual([])
    expect(page.start).toBe(page.to)
  })

  test('who last looked before the deletions that are forgotten begins anew, once', async () => {
    await desk.pull()
    const old = desk.cursor('loc:rainbow')
    await desk.act('enterAbsence', noorIll, { id: 'ill' })
    await desk.act('removeAbsence', { absenceId: 'ill.1' })
    const { version } = await hq.store.read((reader) => reader.findStream('loc:rainbow'))
    expect(await hq.operator.forgetDeleted('loc:rainbow', version)).toBe(1)
    const reply = await desk.ask({ cursors: [{ stream: 'loc:rainbow', from: old, bootStart: null }] })
    expect(reply).toMatchObject({ value: { pages: [{ kind: 'resync', from: old, reason: 'horizon' }] } })
    await desk.pull()
    expect(desk.holds('loc:rainbow')).toEqual(await hq.truth('loc:rainbow'))
    expect(await pageOf(desk, { from: desk.cursor('loc:rainbow') })).toMatchObject({ more: false })
  })

  test('a first download goes on when deletions before its beginning are forgotten, and not when later ones are', async () => {
    const start = (await pageOf(desk, {})).to
    await hq.operator.forgetDeleted('loc:rainbow', start)
    expect(await pageOf(desk, { from: 1, bootStart: start })).toMatchObject({ kind: 'rows' })
    await desk.act('settleRoster', { locationId: 'rainbow', week: '2026-W53' })
    await hq.operator.forgetDeleted('loc:rainbow', start + 1)
    const reply = await desk.ask({ cursors: [{ stream: 'loc:rainbow', from: 1, bootStart: start }] })
    expect(reply).toMatchObject({ value: { pages: [{ kind: 'resync', reason: 'horizon' }] } })
  })

  test('who is ahead of headquarters begins anew', async () => {
    const reply = await desk.ask({ cursors: [{ stream: 'loc:rainbow', from: 900, bootStart: null }] })
    expect(reply).toMatchObject({ value: { pages: [{ kind: 'resync', from: 900, reason: 'cursor' }] } })
  })

  test('a stream outside the scope is not answered, and every answer tells the scope', async () => {
    const ark = await hq.join('ark', onlyArk)
    const reply = await ark.ask({ cursors: [{ stream: 'loc:rainbow', from: 0, bootStart: null }] })
    expect(reply).toMatchObject({ value: { pages: [], scope: { rev: 1, streams: onlyArk } } })
    await hq.operator.setScope(ark.id, onlyRainbow)
    expect(await ark.ask()).toMatchObject({ value: { scope: { rev: 2, streams: onlyRainbow } } })
  })
})
