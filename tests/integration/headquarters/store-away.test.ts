import { describe, expect, test } from 'vitest'
import { createMemoryStore } from '#headquarters/store/memory/memory-store.ts'
import { StoreUnavailable } from '#headquarters/store/store.ts'
import type { HqStore, HqWriter } from '#headquarters/store/store.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import { noorIll, onlyRainbow, twoLocations } from '#tests/harness/two-locations.ts'

type Cut = 'no' | 'now' | 'writes' | 'beforeCommit'

/** A store whose connection can be cut, at once or in the middle of a transaction. */
function cuttableStore(): { readonly store: HqStore; cut: Cut } {
  const inner = createMemoryStore({ epoch: 'history-1', name: 'De Boog' })
  const line = {
    cut: 'no' as Cut,
    store: {
      ...inner,
      read: async (work) => {
        if (line.cut !== 'no' && line.cut !== 'writes') throw new StoreUnavailable('no connection')
        return inner.read(work)
      },
      write: async (work) => {
        if (line.cut === 'now' || line.cut === 'writes') throw new StoreUnavailable('no connection')
        return inner.write(async (writer) => {
          const value = await work(writer)
          if (line.cut === 'beforeCommit') throw new StoreUnavailable('the connection was lost')
          return value
        })
      },
    } satisfies HqStore,
  }
  return line
}

describe('when the database of headquarters is away', () => {
  test('every question is answered with "later", and all is well when it is back', async () => {
    const line = cuttableStore()
    const hq = await openHeadquarters({ stores: { name: 'cuttable', open: async () => line.store } })
    await hq.bringIn(twoLocations())
    const desk = await hq.join('desk', onlyRainbow)
    const ill = desk.command('enterAbsence', noorIll)
    const later = { refusal: { status: 503, error: { code: 'unavailable' }, retryAfterMs: 5_000 } }
    for (const cut of ['now', 'beforeCommit'] as const) {
      line.cut = cut
      expect(await desk.send(ill)).toMatchObject(later)
      expect(await desk.ask()).toMatchObject(later)
      expect(await desk.hello()).toMatchObject(later)
    }
    line.cut = 'no'
    expect(hq.troubles).toEqual([])
    expect(await desk.send(ill)).toMatchObject({ value: { lastSeq: 1, results: [{ status: 'accepted' }] } })
  })
})

test('a look that is answered is not undone by a note of it that cannot be kept', async () => {
  const line = cuttableStore()
  const hq = await openHeadquarters({ stores: { name: 'cuttable', open: async () => line.store } })
  await hq.bringIn(twoLocations())
  const desk = await hq.join('desk', onlyRainbow)
  hq.setNow('2026-11-24T09:05:00.000Z')
  line.cut = 'writes'
  expect(await desk.ask()).toMatchObject({ ok: true })
  line.cut = 'no'
  hq.setNow('2026-11-24T09:06:00.000Z')
  await desk.ask()
  const record = await hq.store.read((reader) => reader.findDevice(desk.id))
  expect(record?.lastSeenAt).toBe('2026-11-24T09:06:00.000Z')
})

describe('the store in memory', () => {
  const key = { table: 'settled_roster', id: 'week' } as const
  const row = { id: 'week', locationId: 'rainbow', week: '2026-W48' }

  async function everything(store: ReturnType<typeof createMemoryStore>): Promise<string> {
    const { meta, ...maps } = store.copy().state
    return JSON.stringify([meta, ...Object.values(maps).map((map) => flat(map))])
  }

  function flat(value: unknown): unknown {
    if (value instanceof Map) {
      return [...(value as ReadonlyMap<string, unknown>)].map(([name, part]) => [name, flat(part)])
    }
    if (value instanceof Set) return [...(value as ReadonlySet<unknown>)]
    if (typeof value !== 'object' || value === null) return value
    return Object.entries(value).map(([name, part]) => [name, flat(part)])
  }

  async function writeMuch(writer: HqWriter): Promise<void> {
    const stream = 'loc:rainbow'
    const images = await writer.applyChanges([{ table: 'settled_roster', op: 'put', row: row as never }])
    await writer.recordCommand(
      {
        ...{
          id: 'act' as CommandId,
          type: 'settleRoster',
          version: 1,
          args: {},
          argsHash: 'x',
          actorId: 'manager',
        },
        ...{
          originDevice: 'desk' as never,
          step: 'act' as CommandId,
          kind: 'do',
          reverts: null,
          amends: null,
        },
        ...{ label: { code: 'x', params: {} }, status: 'accepted', refusal: null, meanwhile: [] },
        ...{ versions: { [stream]: 1 }, at: '2026-11-24T09:00:00.000Z' as never },
        receivedAt: '2026-11-24T09:00:00.000Z' as never,
      },
      {
        images,
        syncRows: [{ stream, ...key, version: 1, payload: row }],
        streams: [{ id: stream, version: 1, digest: '0000000000000001', horizon: 0 }],
        undone: { step: 'act', by: 'act' as CommandId },
      },
    )
    await writer.setMeta({ epoch: 'other', name: 'Other' })
    await writer.eraseSubjects(
      { subjectIds: ['noor'], at: '2026-11-24T09:00:00.000Z' as never, legalRef: 'x', persons: [] },
      [key],
    )
    await writer.forgetDeleted(stream, 1)
    await writer.appendAudit({
      ...{
        at: '2026-11-24T09:00:00.000Z' as never,
        actor: 'system',
        deviceId: null,
        kind: 'test',
        facts: {},
      },
    })
  }

  test('keeps nothing of a transaction that throws', async () => {
    const store = createMemoryStore({ epoch: 'history-1', name: 'De Boog' })
    const before = await everything(store)
    const failing = store.write(async (writer) => {
      await writeMuch(writer)
      throw new Error('halfway')
    })
    await expect(failing).rejects.toThrow('halfway')
    // Maps of a table or stream that was touched may stay, empty.
    const emptied = (text: string): string =>
      text.replaceAll(/\["(settled_roster|loc:rainbow)",\[\]\],?/g, '')
    expect(emptied(await everything(store))).toBe(before)
  })

  test('keeps nothing of a part that was taken back, and all of what came before it', async () => {
    const store = createMemoryStore({ epoch: 'history-1', name: 'De Boog' })
    await store.write(async (writer) => {
      await writer.setMeta({ epoch: 'history-2', name: 'De Boog' })
      const isKept = await writer.savepoint(async () => {
        await writeMuch(writer)
        return false
      })
      expect(isKept).toBe(false)
    })
    const seen = await store.read(async (reader) => [await reader.meta(), await reader.listErasures(0, 10)])
    expect(seen).toEqual([{ epoch: 'history-2', name: 'De Boog' }, []])
  })

  test('a copy stays as it was, and can be put back more than once', async () => {
    const store = createMemoryStore({ epoch: 'history-1', name: 'De Boog' })
    const copy = store.copy()
    for (const _ of [1, 2]) {
      await store.write(writeMuch)
      expect(await store.read((reader) => reader.findStream('loc:rainbow'))).toMatchObject({ version: 1 })
      store.restoreFrom(copy)
      expect(await store.read((reader) => reader.findStream('loc:rainbow'))).toMatchObject({ version: 0 })
      expect(await store.read((reader) => reader.answer({ kind: 'row', ...key }))).toBeUndefined()
    }
  })

  test('transactions wait for each other, and a reader sees one moment', async () => {
    const store = createMemoryStore({ epoch: 'history-1', name: 'De Boog' })
    const seen: string[] = []
    const reading = store.read(async (reader) => {
      seen.push((await reader.meta()).epoch)
      await Promise.resolve()
      seen.push((await reader.meta()).epoch)
    })
    const writing = store.write((writer) => writer.setMeta({ epoch: 'history-2', name: 'De Boog' }))
    await Promise.all([reading, writing])
    expect(seen).toEqual(['history-1', 'history-1'])
    expect((await store.read((reader) => reader.meta())).epoch).toBe('history-2')
  })
})
