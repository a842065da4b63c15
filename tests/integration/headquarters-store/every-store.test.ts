import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { emptyHead, troubleIn } from '#headquarters/store/audit-chain.ts'
import type { DeviceRecord, HqStore, HqWriter } from '#headquarters/store/store.ts'
import { putRow, deleteRow } from '#shared/commands/row-change.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import type { RowOf } from '#shared/schema/rows/table-rows.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { everyStore } from '#tests/harness/headquarters-stores.ts'
import { judgedAt, judgedCommand, schoolIn, shownIn } from '#tests/harness/judged.ts'

const meta = { epoch: 'history-1', name: 'De Boog' }
const PATIENT_MS = 300_000
const desk = 'desk' as DeviceId
const rainbow: StreamId = 'loc:rainbow'

const device: DeviceRecord = {
  ...{ id: desk, installId: 'install-desk' as DeviceId, name: 'Desk', publicKey: 'key', status: 'active' },
  ...{
    replacedBy: null,
    scopeRev: 1,
    lastSeq: 0,
    erasureSeq: 0,
    mayDeleteManyUntil: null,
    appVersion: '1.0.0',
  },
  ...{ lastSeenAt: null, skewMs: -1_500, waitingCount: 0, workSince: null, enrolledAt: judgedAt },
  ...{ chain: null, chainBrokenAt: null },
}
const school = (id: string, name = 'De Linde'): RowOf<'school'> =>
  ({ id, name, region: 'north' }) as RowOf<'school'>

describe.each(everyStore)('headquarters $name', (kind) => {
  let store: HqStore

  beforeAll(async () => {
    await kind.open(meta)
  }, PATIENT_MS)

  beforeEach(async () => {
    store = await kind.open(meta)
  })

  const schools = (): Promise<unknown> =>
    store.read((reader) => reader.answer({ kind: 'rows', table: 'school', where: {} }))

  test('keeps one letterbox, and what was done as a chain, a line at a time whoever writes', async () => {
    const key = { address: 'address', privateKey: 'private', madeAt: judgedAt }
    await store.write((writer) => writer.putRecoveryKey(key))
    expect(await store.read((reader) => reader.findRecoveryKey())).toEqual(key)
    await expect(store.write((writer) => writer.putRecoveryKey(key))).rejects.toThrow(/./)
    const note = (count: number): Promise<void> =>
      store.write(async (writer) => {
        const facts = { count, name: 'é " \\ \u2603', isDone: true, nothing: null }
        await writer.appendAudit({ at: judgedAt, actor: 'system', deviceId: desk, kind: 'noted', facts })
        await writer.appendAudit({ at: judgedAt, actor: 'system', deviceId: null, kind: 'noted', facts: {} })
      })
    await Promise.all([1, 2, 3, 4, 5, 6].map(note))
    const lines = await store.read((reader) => reader.listAudit(0, 100))
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(troubleIn(lines, emptyHead)).toBeNull()
    expect(await store.read((reader) => reader.listAudit(10, 1))).toEqual([lines[10]])
  })

  test('gives back what was put in, to the letter', async () => {
    const code = {
      ...{ codeHash: 'hash', deviceName: 'Desk', scope: [{ stream: rainbow, mode: 'readWrite' as const }] },
      ...{ expiresAt: judgedAt, usedAt: judgedAt, usedBy: desk },
    }
    const scope = [
      { stream: rainbow, mode: 'readWrite' as const },
      { stream: 'org' as const, mode: 'readOnly' as const },
    ]
    const command = judgedCommand('act', {
      ...{
        args: { b: 1, a: ['x', null, 1.5, { 'quote " and \\ and \u2603': 'é' }] },
        status: 'rejected' as const,
      },
      refusal: { code: 'checkSaysNo', params: { children: 2, step: 'groupMax' } },
    })
    await store.write(async (writer) => {
      await writer.putDevice(device)
      await writer.setScope(desk, scope)
      await writer.putEnrolCode(code)
      await writer.recordCommand(command, null)
      await writer.recordSeq(desk, 1, command.id)
    })
    await store.read(async (reader) => {
      expect(await reader.meta()).toEqual(meta)
      expect(await reader.findDevice(desk)).toEqual({ ...device, scopeRev: 2, lastSeq: 1 })
      expect(await reader.listScope(desk)).toEqual(scope)
      expect(await reader.findEnrolCode('hash')).toEqual(code)
      expect(await reader.findJudged(command.id)).toEqual(command)
      expect(JSON.stringify((await reader.findJudged(command.id))?.args)).toBe(JSON.stringify(command.args))
      expect(await reader.listJudgedBySeq(desk, [1, 2])).toEqual([{ seq: 1, command }])
      expect(await reader.findDevice('nobody' as DeviceId)).toBeUndefined()
    })
  })

  test('answers what each change made of its row, and nothing for what stays the same', async () => {
    const images = await store.write(async (writer) => {
      await writer.applyChanges([putRow('school', school('a')), putRow('school', school('b'))])
      return writer.applyChanges([
        ...[
          putRow('school', school('a')),
          putRow('school', school('b', 'De Berk')),
          putRow('school', school('c')),
        ],
        deleteRow('school', 'a'),
      ])
    })
    expect(images).toEqual([
      { table: 'school', id: 'b', before: school('b'), after: school('b', 'De Berk') },
      { table: 'school', id: 'c', before: null, after: school('c') },
      { table: 'school', id: 'a', before: school('a'), after: null },
    ])
    expect(await schools()).toEqual([school('b', 'De Berk'), school('c')])
  })

  test('a row that one command writes twice is as it was written last', async () => {
    const images = await store.write((writer) =>
      writer.applyChanges([putRow('school', school('a')), putRow('school', school('a', 'De Berk'))]),
    )
    expect(images.map(({ before, after }) => [before, after])).toEqual([
      [null, school('a')],
      [school('a'), school('a', 'De Berk')],
    ])
  })

  test('a transaction that throws leaves nothing behind', async () => {
    const broken = store.write(async (writer) => {
      await writer.applyChanges([putRow('school', school('a'))])
      await writer.recordCommand(judgedCommand('act'), shownIn(rainbow, 1, [schoolIn(rainbow, 'a', 1)]))
      throw new Error('halfway')
    })
    await expect(broken).rejects.toThrow('halfway')
    expect(await schools()).toEqual([])
    expect(await store.read((reader) => reader.findJudged('act' as CommandId))).toBeUndefined()
    expect(await store.read((reader) => reader.findStream(rainbow))).toMatchObject({ version: 0 })
  })

  test('taking away what is not there is a fault', async () => {
    await expect(store.write((writer) => writer.applyChanges([deleteRow('school', 'gone')]))).rejects.toThrow(
      'not there',
    )
  })

  test('a part that says no takes back what it wrote, and only that', async () => {
    await store.write(async (writer) => {
      await writer.applyChanges([putRow('school', school('a'))])
      await writer.savepoint(async () => {
        await writer.applyChanges([putRow('school', school('b')), putRow('school', school('a', 'De Berk'))])
        return false
      })
      await writer.savepoint(async () => {
        await writer.applyChanges([putRow('school', school('c'))])
        return true
      })
    })
    expect(await schools()).toEqual([school('a'), school('c')])
  })

  test('a number of a device that leaves a gap stops the transaction', async () => {
    await store.write((writer) => writer.putDevice(device))
    const gap = store.write(async (writer) => {
      await writer.recordCommand(judgedCommand('act'), null)
      await writer.recordSeq(desk, 2, 'act' as CommandId)
    })
    await expect(gap).rejects.toThrow()
    expect(await store.read((reader) => reader.findDevice(desk))).toEqual(device)
    expect(await store.read((reader) => reader.findJudged('act' as CommandId))).toBeUndefined()
  })

  test('an act is kept once', async () => {
    const keep = (writer: HqWriter): Promise<void> => writer.recordCommand(judgedCommand('act'), null)
    await store.write(keep)
    await expect(store.write(keep)).rejects.toThrow()
  })

  test('a page of a stream ends with a whole version', async () => {
    await store.write(async (writer) => {
      const first = [schoolIn(rainbow, 'a', 1)]
      const second = ['d', 'b', 'c'].map((id) => schoolIn(rainbow, id, 2))
      const third = [{ ...schoolIn(rainbow, 'a', 3), payload: null }]
      await writer.recordCommand(judgedCommand('1'), shownIn(rainbow, 1, first))
      await writer.recordCommand(judgedCommand('2'), shownIn(rainbow, 2, second))
      await writer.recordCommand(judgedCommand('3'), shownIn(rainbow, 3, third))
    })
    await store.read(async (reader) => {
      const page = async (
        after: number,
        limit: number,
        goneAfter: number | null,
      ): Promise<readonly string[]> =>
        (await reader.listRowsOfStream({ stream: rainbow, after, limit, goneAfter })).map(
          ({ id, version, payload }) => `${id}${version}${payload === null ? ' gone' : ''}`,
        )
      expect(await page(0, 1, null)).toEqual(['b2', 'c2', 'd2'])
      expect(await page(0, 4, null)).toEqual(['b2', 'c2', 'd2', 'a3 gone'])
      expect(await page(2, 10, 2)).toEqual(['a3 gone'])
      expect(await page(0, 10, 3)).toEqual(['b2', 'c2', 'd2'])
      expect(await page(3, 10, null)).toEqual([])
      expect(await reader.hasRowsAfter(rainbow, 2)).toBe(true)
      expect(await reader.hasRowsAfter(rainbow, 3)).toBe(false)
      expect(
        await reader.listPlacesOf([
          { table: 'school', id: 'a' },
          { table: 'school', id: 'z' },
        ]),
      ).toEqual([{ stream: rainbow, table: 'school', id: 'a', version: 3, isGone: true }])
    })
  })

  test('what was deleted is forgotten up to a version, and the horizon says so', async () => {
    const gone = (id: string, version: number): ReturnType<typeof schoolIn> => ({
      ...schoolIn(rainbow, id, version),
      payload: null,
    })
    const count = await store.write(async (writer) => {
      await writer.recordCommand(judgedCommand('1'), shownIn(rainbow, 1, [gone('a', 1)]))
      await writer.recordCommand(
        judgedCommand('2'),
        shownIn(rainbow, 2, [gone('b', 2), schoolIn(rainbow, 'c', 2)]),
      )
      await writer.recordCommand(judgedCommand('3'), shownIn(rainbow, 3, [gone('d', 3)]))
      return writer.forgetDeleted(rainbow, 2)
    })
    expect(count).toBe(2)
    await store.read(async (reader) => {
      expect(await reader.findStream(rainbow)).toMatchObject({ version: 3, horizon: 2 })
      const left = await reader.listRowsOfStream({ stream: rainbow, after: 0, limit: 10, goneAfter: null })
      expect(left.map(({ id }) => id)).toEqual(['c', 'd'])
    })
  })

  test('tells what others did since, the latest first, and not what the device itself did', async () => {
    await store.write(async (writer) => {
      for (let version = 1; version <= 4; version += 1) {
        await writer.recordCommand(
          judgedCommand(`act-${version}`, {
            originDevice: (version === 3 ? 'desk' : 'tablet') as DeviceId,
            receivedAt: `2026-11-24T09:0${version}:00.000Z` as typeof judgedAt,
          }),
          shownIn(rainbow, version, [schoolIn(rainbow, 'a', version)]),
        )
      }
    })
    const told = (since: number, limit: number): Promise<readonly string[]> =>
      store.read(async (reader) =>
        (await reader.listMeanwhile({ [rainbow]: since }, desk, limit)).map(({ id }) => id),
      )
    expect(await told(1, 5)).toEqual(['act-4', 'act-2'])
    expect(await told(0, 1)).toEqual(['act-4'])
    expect(await told(4, 5)).toEqual([])
  })

  test(
    'eight writers at once: versions are the order of commits, and no reader ever sees a gap',
    async () => {
      const WRITERS = 8
      const COMMITS = 12
      const phase = { isWriting: true }
      let looks = 0
      const write = async (name: string): Promise<void> => {
        for (let index = 0; index < COMMITS; index += 1) {
          await store.write(async (writer) => {
            const standing = (await writer.lockStreams([rainbow], 'shared')).get(rainbow)
            const version = (standing?.version ?? 0) + 1
            const row = schoolIn(rainbow, `${name}-${index}`, version)
            await writer.recordCommand(judgedCommand(row.id), shownIn(rainbow, version, [row]))
          })
        }
      }
      const look = async (): Promise<void> => {
        while (phase.isWriting) {
          await store.read(async (reader) => {
            const { version } = await reader.findStream(rainbow)
            const rows = await reader.listRowsOfStream({
              stream: rainbow,
              after: 0,
              limit: 1_000,
              goneAfter: null,
            })
            expect(rows.map((row) => row.version)).toEqual(
              Array.from({ length: version }, (_one, index) => index + 1),
            )
          })
          looks += 1
        }
      }
      const looking = look()
      await Promise.all(Array.from({ length: WRITERS }, (_one, index) => write(`writer-${index}`)))
      phase.isWriting = false
      await looking
      expect(looks).toBeGreaterThan(0)
      expect(await store.read((reader) => reader.findStream(rainbow))).toMatchObject({
        version: WRITERS * COMMITS,
      })
    },
    PATIENT_MS,
  )

  test('two devices that lock each other’s streams in another order both get through', async () => {
    const order: readonly StreamId[] = ['loc:a', 'loc:b', 'org']
    const touch = (name: string, ids: readonly StreamId[]): Promise<void> =>
      store.write(async (writer) => {
        const locked = await writer.lockStreams(ids, 'exclusive')
        for (const id of ids) {
          const version = (locked.get(id)?.version ?? 0) + 1
          await writer.recordCommand(
            judgedCommand(`${name}-${id}`),
            shownIn(id, version, [schoolIn(id, 'x', version)]),
          )
        }
      })
    await Promise.all(
      Array.from({ length: 6 }, (_one, index) =>
        touch(`t${index}`, index % 2 === 0 ? order : order.toReversed()),
      ),
    )
    for (const id of order) {
      expect(await store.read((reader) => reader.findStream(id))).toMatchObject({ version: 6 })
    }
  })

  test('a reader sees one moment, whatever is committed meanwhile', async () => {
    if (kind.name === 'on PostgreSQL') {
      await store.read(async (reader) => {
        expect(await reader.findStream(rainbow)).toMatchObject({ version: 0 })
        await store.write((writer) =>
          writer.recordCommand(judgedCommand('act'), shownIn(rainbow, 1, [schoolIn(rainbow, 'a', 1)])),
        )
        expect(await reader.findStream(rainbow)).toMatchObject({ version: 0 })
        expect(await reader.hasRowsAfter(rainbow, 0)).toBe(false)
      })
      return
    }
    // One transaction at a time: the write waits for the reader.
    let isWritten = false
    let writing: Promise<void> | undefined
    await store.read(async (reader) => {
      writing = store.write(async () => {
        isWritten = true
      })
      await reader.findStream(rainbow)
      expect(isWritten).toBe(false)
    })
    await writing
    expect(isWritten).toBe(true)
  })
})
