import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openConnection } from '#electron/db/open-connection.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { makeTempFolder } from '#tests/harness/database.ts'

let temp: ReturnType<typeof makeTempFolder>
let app: TestApp
let folder: string

beforeEach(async () => {
  temp = makeTempFolder()
  folder = join(temp.folder, 'data')
  mkdirSync(folder)
  app = await startApp({ folder, data: aRowSet() })
})

afterEach(() => {
  app.close()
  temp.remove()
})

test('a copy is made while people work, and holds the moment at which it began', async () => {
  const before = countActs()
  const making = app.done('backups.make', {})
  app.application.act('settleRoster', { locationId: firstLocation(), week: '2027-W20' })
  const { name } = await making
  const { copies, lastMadeAt, failure, isBusy } = await app.done('backups.status', {})
  expect(copies.map((copy) => copy.name)).toEqual([name])
  expect({ lastMadeAt, failure, isBusy }).toEqual({
    lastMadeAt: '2026-11-23T08:00:00.000Z',
    failure: null,
    isBusy: false,
  })
  expect(copies[0]?.rowCount).toBeGreaterThan(10)
  const copy = withKey((key) => openConnection(join(folder, 'copies', name), key, 'read'))
  expect(copy.prepare('select count(*) from command_log').pluck().get()).toBeGreaterThanOrEqual(before)
  copy.close()
  expect(
    readFileSync(join(folder, 'copies', name))
      .subarray(0, 15)
      .toString('latin1'),
  ).not.toBe('SQLite format 3')
  expect(await app.done('backups.check', { name })).toMatchObject({ isSound: true })
  expect(app.events.some(({ topics }) => topics.includes('backups'))).toBe(true)
})

test('a copy that cannot be made is told with its reason, and the data are as they were', async () => {
  const before = countActs()
  writeFileSync(join(folder, 'copies'), 'a file where the folder should be')
  expect((await app.refused('backups.make', {})).code).toMatch(/^backup\.failed\./)
  const { failure, lastMadeAt } = await app.done('backups.status', {})
  expect(failure).toMatchObject({ at: '2026-11-23T08:00:00.000Z' })
  expect(lastMadeAt).toBeNull()
  expect(countActs()).toBe(before)
  rmSync(join(folder, 'copies'))
  await app.done('backups.make', {})
  expect((await app.done('backups.status', {})).failure).toBeNull()
})

test('each copy also goes to the second place, with the keys beside it; a place that is gone is told', async () => {
  const stick = join(temp.folder, 'stick')
  mkdirSync(stick)
  await app.done('backups.setPlace', { folder: stick })
  const { name } = await app.done('backups.make', {})
  const [own = ''] = readdirSync(stick)
  expect(readdirSync(join(stick, own)).toSorted()).toEqual([name, name.replace('.db', '.keys.json')])
  expect((await app.done('backups.status', {})).second).toEqual({
    folder: stick,
    isReachable: true,
    failure: null,
  })
  expect((await app.done('backups.status', {})).copies).toMatchObject([{ name, place: 'both' }])

  rmSync(stick, { recursive: true })
  rmSync(join(folder, 'copies', name))
  await app.done('backups.make', {})
  const status = await app.done('backups.status', {})
  expect(status.failure).toBeNull()
  expect(status.second).toMatchObject({ isReachable: false, failure: { code: 'placeMissing' } })
})

test.each([
  ['no whole path', 'reserve', 'backup.placeNotWhole'],
  ['a file', 'FILE', 'backup.placeNoFolder'],
  ['a folder that is not there', 'NOWHERE', 'backup.placeMissing'],
  ['the data folder', 'DATA', 'backup.placeInside'],
  ['a part of the data folder', 'COPIES', 'backup.placeInside'],
])('%s is no second place', async (_what, typed, code) => {
  mkdirSync(join(folder, 'copies'), { recursive: true })
  writeFileSync(join(temp.folder, 'file'), '')
  const paths: Readonly<Record<string, string>> = {
    FILE: join(temp.folder, 'file'),
    NOWHERE: join(temp.folder, 'nowhere', 'deeper'),
    DATA: folder,
    COPIES: join(folder, 'copies'),
  }
  expect(await app.refused('backups.setPlace', { folder: paths[typed] ?? typed })).toMatchObject({ code })
  expect((await app.done('backups.status', {})).second).toBeNull()
})

test('a copy that is put back is there at the next opening, and the trail says so', async () => {
  const { name } = await app.done('backups.make', {})
  app.application.act('settleRoster', { locationId: firstLocation(), week: '2027-W20' })
  expect(await app.done('backups.preview', { name })).toMatchObject({ actsSince: 1, actsBack: 0 })
  expect(await app.done('backups.restore', { name })).toEqual({ actsBack: 0 })
  expect((await app.done('backups.status', {})).isRestoreDue).toBe(true)
  app.close()
  app = await startApp({ folder })
  const settled = `select 1 as found from settled_roster where week = '2027-W20'`
  expect(app.application.folder.db.first(settled)).toBeUndefined()
  expect(
    app.application.folder.db.first(`select 1 as found from audit_chain where kind = 'copyRestored'`),
  ).toBeDefined()
  expect(readdirSync(join(folder, 'aside'))).toHaveLength(1)
  expect((await app.done('backups.status', {})).isRestoreDue).toBe(false)
})

test('a copy that waits can be left out after all', async () => {
  const { name } = await app.done('backups.make', {})
  await app.done('backups.restore', { name })
  await app.done('backups.cancelRestore', {})
  expect((await app.done('backups.status', {})).isRestoreDue).toBe(false)
  app.close()
  app = await startApp({ folder })
  expect(existsSync(join(folder, 'aside'))).toBe(false)
})

test('an export of everything stands in the trail', async () => {
  const made = await app.done('backups.exportAll', {})
  expect(made).toMatchObject({ fileName: 'dagdeel-2026-11-23.zip' })
  expect(made.rows).toBeGreaterThan(10)
  expect(
    app.application.folder.db.first(
      `select facts from audit_chain where kind = 'exported' order by seq desc`,
    ),
  ).toMatchObject({ facts: expect.stringContaining(`"rows":${made.rows}`) as string })
})

function withKey<Value>(work: (key: Buffer) => Value): Value {
  return app.application.folder.keys.withKey(work)
}

function countActs(): number {
  return Number(app.application.folder.db.first('select count(*) as total from command_log')?.['total'])
}

function firstLocation(): string {
  return String(app.application.folder.db.first('select id from location order by id')?.['id'])
}
