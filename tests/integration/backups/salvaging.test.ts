import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { salvageDatabase } from '#electron/backup/salvage-database.ts'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { LOCAL_KEY_FILE, openDataFolder } from '#electron/db/open-data-folder.ts'
import { openConnection } from '#electron/db/open-connection.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { seededRandom } from '#tests/bench/seeded-random.ts'
import { makeSampleFolder, rowsOf } from './sample-folder.ts'
import type { SampleFolder } from './sample-folder.ts'

/*
 * A database that a disk damaged: bytes the other way round, torn pages, the end gone. What can be read of it becomes a
 * new database that opens, and the damaged one is kept.
 */
const PATIENCE_MS = 600_000
const PAGE_BYTES = 4096
const now = '2026-11-23T08:00:00.000Z' as Instant

let sample: SampleFolder
let before: ReadonlyMap<string, ReadonlySet<string>>
let recordCount: number
let pageCount: number

beforeAll(async () => {
  sample = await makeSampleFolder()
  const path = join(sample.folder, 'dagdeel.db')
  before = rowsOf(path, sample.key)
  recordCount = countRecords(before)
  pageCount = statSync(path).size / PAGE_BYTES
}, PATIENCE_MS)

afterAll(() => sample.remove())

test(
  'of a database with broken pages everything on the whole pages is saved, and nothing that was not in it',
  async () => {
    const below = seededRandom(11)
    for (const [number, broken] of [1, 3, 10, 40].entries()) {
      const folder = sample.again(`pages-${number}`)
      const pages = new Set<number>()
      while (pages.size < broken) pages.add(2 + below(pageCount - 2))
      for (const page of pages) breakPage(folder, page)
      const { saved, share } = await salvage(folder)
      // A row is lost with its page, and with it the rows that refer to it.
      expect(share, `${broken} of ${pageCount} pages`).toBeGreaterThan(1 - (8 * broken) / pageCount - 0.02)
      expectNothingInvented(saved)
    }
  },
  PATIENCE_MS,
)

test(
  'without its first page, which names all others, most of a database is saved all the same',
  async () => {
    const folder = sample.again('first-page')
    breakPage(folder, 1)
    const { saved, share } = await salvage(folder)
    expect(share).toBeGreaterThan(0.95)
    expectNothingInvented(saved)
  },
  PATIENCE_MS,
)

test(
  'a page with the ways to many others takes none of those along',
  async () => {
    const folder = sample.again('root')
    const page = rootOf('shift')
    breakPage(folder, page)
    const { saved } = await salvage(folder)
    expect(saved.get('shift')?.size).toBe(before.get('shift')?.size)
  },
  PATIENCE_MS,
)

test(
  'a database that is cut off, or of which nothing is left, gives one that opens',
  async () => {
    for (const [number, share] of [0.9, 0.5, 0.1, 0].entries()) {
      const folder = sample.again(`cut-${number}`)
      const path = join(folder, 'dagdeel.db')
      truncateSync(path, Math.floor(statSync(path).size * share))
      expectNothingInvented((await salvage(folder)).saved)
    }
  },
  PATIENCE_MS,
)

test(
  'single bits that turned anywhere never end the program, and the damaged file is kept as it was',
  async () => {
    const below = seededRandom(23)
    for (let number = 0; number < 6; number += 1) {
      const folder = sample.again(`bits-${number}`)
      const path = join(folder, 'dagdeel.db')
      for (let flips = 0; flips < 5; flips += 1) flipBit(path, below(statSync(path).size))
      const damaged = readFileSync(path)
      const { movedTo, saved } = await salvage(folder)
      expect(readFileSync(join(folder, movedTo, 'dagdeel.db')).equals(damaged)).toBe(true)
      expectNothingInvented(saved)
    }
  },
  PATIENCE_MS,
)

test('a sound database comes through whole', async () => {
  const folder = sample.again('sound')
  const { saved, rowsLost } = await salvage(folder)
  expect(rowsLost).toBe(0)
  for (const [table, rows] of before) expect(saved.get(table), table).toEqual(rows)
})

interface Outcome {
  readonly saved: ReadonlyMap<string, ReadonlySet<string>>
  readonly share: number
  readonly movedTo: string
  readonly rowsLost: number
}

async function salvage(folder: string): Promise<Outcome> {
  const done = salvageDatabase({ folder, key: sample.key, now })
  if (!done.ok) throw new Error(`not saved: ${JSON.stringify(done.refusal)}`)
  const { movedTo, rowsLost } = done.value
  expect(existsSync(join(folder, movedTo))).toBe(true)
  const saved = rowsOf(join(folder, 'dagdeel.db'), sample.key)
  const opened = await openDataFolder({
    folder,
    sealers: [createLocalKeySealer(join(folder, LOCAL_KEY_FILE))],
  })
  if (!opened.ok) throw new Error(`does not open: ${JSON.stringify(opened.refusal)}`)
  expect(opened.value.db.all('pragma foreign_key_check')).toEqual([])
  opened.value.close()
  return { saved, share: countRecords(saved) / recordCount, movedTo, rowsLost }
}

function expectNothingInvented(saved: ReadonlyMap<string, ReadonlySet<string>>): void {
  for (const [table, rows] of saved) {
    if (table === 'meta' || table === 'audit_chain') continue
    const known = before.get(table) ?? new Set()
    for (const row of rows) expect(known.has(row), `${table}: ${row}`).toBe(true)
  }
}

function countRecords(rows: ReadonlyMap<string, ReadonlySet<string>>): number {
  return tableNames.reduce((total, table) => total + (rows.get(table)?.size ?? 0), 0)
}

function rootOf(table: string): number {
  const db = openConnection(join(sample.folder, 'dagdeel.db'), sample.key, 'read')
  const page = db.prepare('select rootpage from sqlite_master where name = ?').pluck().get(table)
  db.close()
  return Number(page)
}

function breakPage(folder: string, page: number): void {
  overwrite(join(folder, 'dagdeel.db'), (page - 1) * PAGE_BYTES + 40, Buffer.alloc(512, 0xa5))
}

function flipBit(path: string, place: number): void {
  const byte = readFileSync(path)[place] ?? 0
  overwrite(path, place, Buffer.from([byte ^ 4]))
}

function overwrite(path: string, place: number, bytes: Buffer): void {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, place)
  closeSync(file)
}
