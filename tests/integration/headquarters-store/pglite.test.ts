import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { DatabaseInUse } from '#headquarters/store/sql/database-in-use.ts'
import type { OpenedStore } from '#headquarters/store/sql/open-store.ts'
import { openPgliteStore } from '#headquarters/store/pglite/open-pglite-store.ts'
import { StoreUnavailable } from '#headquarters/store/store.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { copyOfPglite, noPatience } from '#tests/harness/headquarters-stores.ts'
import { judgedCommand, schoolIn, shownIn } from '#tests/harness/judged.ts'

const PATIENT_MS = 300_000
const rainbow: StreamId = 'loc:rainbow'
const writer = fileURLToPath(new URL('../../harness/hq-writing-process.ts', import.meta.url))
/** No process has this number. */
const NOBODY = 2 ** 30

describe('headquarters in a folder, on PGlite', () => {
  let folder: string
  const open = (): Promise<OpenedStore> =>
    openPgliteStore({
      folder,
      firstMeta: () => ({ epoch: 'history-1', name: 'De Boog' }),
      patience: noPatience,
    })

  beforeAll(async () => {
    folder = await copyOfPglite()
  }, PATIENT_MS)

  test(
    'a second opening is refused, in this process and in another, and the first loses nothing',
    async () => {
      const { store } = await open()
      await expect(open()).rejects.toBeInstanceOf(DatabaseInUse)
      const other = await runWriter(folder, 'other', 1)
      expect(other.said).toEqual([])
      expect(other.trouble).toContain(`process ${process.pid}`)
      await store.write((one) =>
        one.recordCommand(judgedCommand('act'), shownIn(rainbow, 1, [schoolIn(rainbow, 'act', 1)])),
      )
      await store.close()
      const again = await open()
      expect(await listIds(again)).toEqual(['act'])
      await again.store.close()
    },
    PATIENT_MS,
  )

  test(
    'the lock of a process that is gone is taken over, and half a lock too',
    async () => {
      for (const left of [JSON.stringify({ pid: NOBODY, startedAt: '1' }), '{"pid":']) {
        writeFileSync(join(folder, 'headquarters.lock'), left)
        const { store } = await open()
        await store.close()
        expect(existsSync(join(folder, 'headquarters.lock'))).toBe(false)
      }
    },
    PATIENT_MS,
  )

  test(
    'the lock of a living process with the number of a dead one is not respected',
    async () => {
      writeFileSync(
        join(folder, 'headquarters.lock'),
        JSON.stringify({ pid: process.ppid, startedAt: 'long ago' }),
      )
      const { store } = await open()
      expect(await store.read((reader) => reader.meta())).toEqual({ epoch: 'history-1', name: 'De Boog' })
      await store.close()
    },
    PATIENT_MS,
  )

  test(
    'a process that is killed in the middle of its work loses nothing that was answered',
    async () => {
      const { said } = await runWriter(folder, 'killed', 15)
      expect(said.length).toBeGreaterThanOrEqual(15)
      const opened = await open()
      const kept = await listIds(opened)
      expect(said.filter((id) => !kept.includes(id))).toEqual([])
      const rows = await opened.store.read((reader) =>
        reader.listRowsOfStream({ stream: rainbow, after: 0, limit: 100_000, goneAfter: null }),
      )
      expect(rows.map(({ version }) => version)).toEqual(rows.map((_row, index) => index + 1))
      await opened.store.close()
    },
    PATIENT_MS,
  )

  test(
    'a database that was cut off while it was being made is made anew',
    async () => {
      const fresh = join(folder, 'fresh')
      mkdirSync(join(fresh, 'data.draft', 'base'), { recursive: true })
      writeFileSync(join(fresh, 'data.draft', 'PG_VERSION'), '18')
      const opened = await openPgliteStore({
        ...{ folder: fresh, isFlushing: false, patience: noPatience },
        firstMeta: () => ({ epoch: 'history-9', name: 'Nieuw' }),
      })
      expect(await opened.store.read((reader) => reader.meta())).toEqual({
        epoch: 'history-9',
        name: 'Nieuw',
      })
      expect(existsSync(join(fresh, 'data.draft'))).toBe(false)
      await opened.store.close()
    },
    PATIENT_MS,
  )

  test(
    'a headquarters that was closed says that it cannot serve',
    async () => {
      const { store } = await open()
      await store.close()
      await expect(store.read((reader) => reader.meta())).rejects.toBeInstanceOf(StoreUnavailable)
    },
    PATIENT_MS,
  )
})

async function listIds({ store }: OpenedStore): Promise<readonly string[]> {
  const rows = await store.read((reader) =>
    reader.listRowsOfStream({ stream: rainbow, after: 0, limit: 100_000, goneAfter: null }),
  )
  return rows.map(({ id }) => id)
}

/** Runs a headquarters of its own until it said so many acts, and kills it. */
function runWriter(
  folder: string,
  prefix: string,
  count: number,
): Promise<{ readonly said: readonly string[]; readonly trouble: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [writer, folder, prefix], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let trouble = ''
    child.stderr.on('data', (chunk: Buffer) => {
      trouble += chunk.toString()
    })
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (linesOf(said).length >= count) child.kill('SIGKILL')
    })
    child.once('close', () => resolve({ said: linesOf(said), trouble }))
  })
}

/** Whole lines: half of one was not said. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').slice(0, -1)
}
