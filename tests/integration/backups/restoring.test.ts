import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepErased } from '#electron/backup/erased-log.ts'
import { listCopies } from '#electron/backup/list-copies.ts'
import { prepareRestore } from '#electron/backup/prepare-restore.ts'
import { restoreCopy } from '#electron/backup/restore-copy.ts'
import { copyFolderOf } from '#electron/db/copy-folders.ts'
import { openConnection } from '#electron/db/open-connection.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { createTestRunner, openTestFolder } from '#tests/harness/database.ts'
import { makeSampleFolder, rowsOf } from './sample-folder.ts'
import type { SampleFolder } from './sample-folder.ts'

const PATIENCE_MS = 120_000
const COPY = 'copy-2026-11-23T080000Z.db'
const now = '2026-11-24T09:00:00.000Z' as Instant

let sample: SampleFolder
let copied: ReadonlyMap<string, ReadonlySet<string>>

beforeAll(async () => {
  sample = await makeSampleFolder()
  const opened = await openTestFolder(sample.folder)
  expect(await opened.makeCopy(COPY)).toBeUndefined()
  opened.close()
  copied = rowsOf(join(sample.folder, 'dagdeel.db'), sample.key)
  const later = await openTestFolder(sample.folder)
  settle(later, '2027-W20')
  later.close()
}, PATIENCE_MS)

afterAll(() => sample.remove())

test('a copy is named after its moment, with its rows and its size', () => {
  const [copy] = listCopies(sample.folder, sample.key)
  expect(copy).toMatchObject({ name: COPY, madeAt: '2026-11-23T08:00:00.000Z', place: 'here' })
  expect(copy?.rowCount).toBeGreaterThan(1000)
  expect(copy?.bytes).toBeGreaterThan(100_000)
})

test('with the wrong key a copy is named and not counted', () => {
  expect(listCopies(sample.folder, Buffer.alloc(32, 1))).toMatchObject([{ name: COPY, rowCount: null }])
})

test('putting a copy back gives exactly what was in it, and keeps what was there aside', async () => {
  const folder = sample.again('back')
  const replaced = readFileSync(join(folder, 'dagdeel.db'))
  const done = restoreCopy({ folder, name: COPY, key: sample.key, now })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  expect(done.value).toEqual({ movedTo: 'aside/2026-11-24T090000', workBack: 0 })
  expect(readFileSync(join(folder, done.value.movedTo, 'dagdeel.db')).equals(replaced)).toBe(true)
  const restored = rowsOf(join(folder, 'dagdeel.db'), sample.key)
  for (const [table, rows] of copied) if (table !== 'meta') expect(restored.get(table), table).toEqual(rows)
  const opened = await openTestFolder(folder)
  expect(verifyDatabase(opened.db)).toEqual([])
  opened.close()
})

test('the log of the replaced database goes along with it and is never written into the copy', async () => {
  const folder = sample.again('log')
  writeFileSync(join(folder, 'dagdeel.db-wal'), 'of another file')
  const done = restoreCopy({ folder, name: COPY, key: sample.key, now })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  expect(existsSync(join(folder, 'dagdeel.db-wal'))).toBe(false)
  expect(readFileSync(join(folder, done.value.movedTo, 'dagdeel.db-wal'), 'utf8')).toBe('of another file')
  ;(await openTestFolder(folder)).close()
})

test.each(['', 'dagdeel.db', 'dagdeel.db-wal'])(
  'a restore that was ended after %j was moved goes on at the next start',
  async (last) => {
    const folder = sample.again(`ended-${last === '' ? 'none' : last}`)
    writeFileSync(join(folder, 'dagdeel.db-wal'), '')
    const prepared = prepareRestore({ folder, name: COPY, key: sample.key, now })
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.refusal))
    const aside = join(folder, 'aside', prepared.value.moment)
    mkdirSync(aside, { recursive: true })
    for (const name of ['dagdeel.db', 'dagdeel.db-wal']) {
      if (last === '') break
      renameSync(join(folder, name), join(aside, name))
      if (name === last) break
    }
    const opened = await openTestFolder(folder)
    expect(opened.db.first('select count(*) as total from settled_roster')?.['total']).toBe(
      copied.get('settled_roster')?.size,
    )
    opened.close()
    expect(readdirSync(aside)).toContain('dagdeel.db')
    expect(existsSync(join(folder, 'swap.json'))).toBe(false)
  },
)

test('a restore that was ended before it was meant leaves everything as it was', async () => {
  const folder = sample.again('not-meant')
  writeFileSync(join(folder, 'coming.db'), 'half a copy')
  const opened = await openTestFolder(folder)
  expect(opened.db.first(`select 1 as found from settled_roster where week = '2027-W20'`)).toBeDefined()
  opened.close()
  expect(existsSync(join(folder, 'coming.db'))).toBe(false)
})

test('whoever was erased since does not come back with an older copy', async () => {
  const folder = sample.again('erased')
  const child = [...(copied.get('child') ?? [])].map((row) => JSON.parse(row) as Record<string, string>)[0]
  if (child === undefined) throw new Error('the sample has children')
  keepErased(folder, sample.key, [{ id: child['id'] ?? '', erasureSeq: 1 }])
  const done = restoreCopy({ folder, name: COPY, key: sample.key, now })
  expect(done.ok).toBe(true)
  const db = openConnection(join(folder, 'dagdeel.db'), sample.key, 'read')
  expect(db.prepare('select 1 from child where id = ?').get(child['id'])).toBeUndefined()
  expect(db.prepare('select 1 from erased_subject where id = ?').get(child['id'])).toBeDefined()
  const images = db.prepare(
    "select count(*) from audit_log where coalesce(before, '') || coalesce(after, '') like ?",
  )
  expect(images.pluck().get(`%"${child['id'] ?? ''}"%`)).toBe(0)
  const naming = db.prepare('select count(*) from command_log where instr(args, ?) > 0')
  expect(naming.pluck().get(`"${child['id'] ?? ''}"`)).toBe(0)
  expect(db.prepare('pragma foreign_key_check').all()).toEqual([])
  db.close()
  const opened = await openTestFolder(folder)
  expect(verifyDatabase(opened.db)).toEqual([])
  opened.close()
})

test.each([
  ['a name that is none', 'copy-2020-01-01T000000Z.db', 'backup.notFound'],
  ['a way out of the folder', '../dagdeel.db', 'backup.notFound'],
  ['an empty file', 'empty.db', 'backup.notSound'],
  ['a file of something else', 'noise.db', 'backup.otherKey'],
  ['a database anybody can read', 'plain.db', 'backup.notSound'],
])('%s is not put back, and nothing changes', (_what, name, code) => {
  const folder = sample.again(`refused-${name.replaceAll(/[^a-z]/g, '')}`)
  const copies = copyFolderOf(folder)
  writeFileSync(join(copies, 'empty.db'), '')
  writeFileSync(join(copies, 'noise.db'), Buffer.alloc(8192, 0x5a))
  writeFileSync(join(copies, 'plain.db'), `SQLite format 3\0${'x'.repeat(8000)}`)
  const before = readFileSync(join(folder, 'dagdeel.db'))
  expect(restoreCopy({ folder, name, key: sample.key, now })).toMatchObject({ ok: false, refusal: { code } })
  expect(readFileSync(join(folder, 'dagdeel.db')).equals(before)).toBe(true)
  expect(existsSync(join(folder, 'aside'))).toBe(false)
})

function settle(opened: OpenedDataFolder, week: string): void {
  const [location] = opened.db.all('select id from location order by id')
  createTestRunner(opened, { idPrefix: 'later' }).done('settleRoster', {
    locationId: String(location?.['id']),
    week,
  })
}
