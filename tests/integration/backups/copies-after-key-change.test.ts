import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { eraseFolder } from '#electron/db/crypto-erase.ts'
import { opensWith } from '#electron/db/change-key.ts'
import { openDataFolder } from '#electron/db/open-data-folder.ts'
import { finishSwap, meanToSwap, comingDatabase } from '#electron/db/swap-database.ts'
import { readKeyFile } from '#electron/keys/key-store.ts'
import { organisationWithRoles } from '#tests/harness/role-cases.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { startGatedApp } from '#tests/harness/gated-app.ts'
import type { GatedApp } from '#tests/harness/gated-app.ts'

/** Passwords are stretched, also on a machine that does more at once. */
const patienceMs = 60_000
vi.setConfig({ testTimeout: patienceMs, hookTimeout: patienceMs })
const own = 'krokus in maart'
const other = 'fietsen naar zee'
const DAILY_COPY_MS = 90_000

let temp: ReturnType<typeof makeTempFolder>
let app: GatedApp
let stick: string
let anja: string
let fatima: string

const inFolder = (...parts: readonly string[]) => join(temp.folder, 'data', ...parts)
const own2nd = () => join(stick, readdirSync(stick)[0] ?? '')
const keysOf = (copy: string) => readKeyFile(join(own2nd(), copy.replace('.db', '.keys.json')))

/** Anja manages, Fatima signs in here too, and copies also go to a stick. */
beforeEach(async () => {
  temp = makeTempFolder()
  stick = join(temp.folder, 'stick')
  mkdirSync(stick)
  app = await startGatedApp({ folder: inFolder(), data: organisationWithRoles() })
  await app.done('gate.setUp', { name: 'Anja Kok', password: own })
  anja = (await app.done('gate.status', {})).people[0]?.slotId ?? ''
  fatima = (await app.done('people.add', { actorId: 'fatima', password: other })).slotId
  await app.done('backups.setPlace', { folder: stick })
})

afterEach(() => {
  app.close()
  temp.remove()
})

const countActs = () => Number(app.opened().folder.db.first('select count(*) as n from command_log')?.['n'])

function settle(week: string): void {
  const done = app.opened().act('settleRoster', { locationId: 'rainbow', week })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
}

test('a copy in the second place from before a key change is counted, sound and comes back (PRIV-4)', async () => {
  const { name } = await app.done('backups.make', {})
  const actsThen = countActs()
  settle('2027-W20')
  await app.done('people.remove', { slotId: fatima })
  rmSync(inFolder('copies', name))
  const { copies } = await app.done('backups.status', {})
  expect(copies).toMatchObject([{ name, place: 'second' }])
  expect(copies[0]?.rowCount).toBeGreaterThan(0)
  expect(await app.done('backups.check', { name })).toMatchObject({ isSound: true })
  expect(await app.done('backups.preview', { name })).toMatchObject({ actsSince: 1 })
  await app.done('backups.restore', { name })
  expect(app.gate.state()).toBe('open')
  expect(countActs()).toBe(actsThen)
  await app.done('gate.lock', { place: null })
  await app.done('gate.signIn', { slotId: anja, password: own })
})

test('each copy there opens on another computer with the key file beside it, also after a key change', async () => {
  const first = (await app.done('backups.make', {})).name
  await app.done('people.remove', { slotId: fatima })
  // Another day, for of one day the newest stays.
  app.time.nowMs += 86_400_000
  const second = (await app.done('backups.make', {})).name
  expect(keysOf(first)?.keyCheck).not.toBe(keysOf(second)?.keyCheck)
  for (const name of [first, second]) {
    const elsewhere = join(temp.folder, `elsewhere-${name}`)
    mkdirSync(elsewhere)
    copyFileSync(join(own2nd(), name), join(elsewhere, 'dagdeel.db'))
    copyFileSync(join(own2nd(), name.replace('.db', '.keys.json')), join(elsewhere, 'keyslots.json'))
    const way = { kind: 'secret', slotId: anja, secret: own } as const
    const opened = await openDataFolder({ folder: elsewhere, sealers: [], way })
    expect(opened.ok, name).toBe(true)
    if (opened.ok) opened.value.close()
  }
})

test('who is taken off the computer also goes out of the key files of older copies there', async () => {
  const { name } = await app.done('backups.make', {})
  const idsOf = () => keysOf(name)?.slots.map(({ id }) => id) ?? []
  expect(idsOf()).toContain(fatima)
  await app.done('people.remove', { slotId: fatima })
  app.opened().startDailyWork()
  app.time.pass(DAILY_COPY_MS)
  expect(idsOf()).not.toContain(fatima)
  expect(idsOf()).toContain(anja)
})

test('a copy that cannot be put under the new key keeps nobody out, still opens, and the next person can be taken off', async () => {
  const { name } = await app.done('backups.make', {})
  // The disk refuses what the change would write.
  mkdirSync(inFolder('copies', `${name}.next`, 'in the way'), { recursive: true })
  await app.done('people.remove', { slotId: fatima })
  expect(app.gate.state()).toBe('open')
  const { keys } = app.opened().folder
  expect(keys.isChangeDue()).toBe(false)
  expect(keys.withKey((key) => opensWith(inFolder('copies', name), key))).toBe(false)
  expect(await app.done('backups.check', { name })).toMatchObject({ isSound: true })
  await app.done('gate.lock', { place: null })
  await app.done('gate.signIn', { slotId: anja, password: own })
  // The obstacle is gone: at the next change the copy comes along as well.
  rmSync(inFolder('copies', `${name}.next`), { recursive: true })
  const joris = (await app.done('people.add', { actorId: 'joris', password: other })).slotId
  await app.done('people.remove', { slotId: joris })
  const now = app.opened().folder.keys
  expect(now.withKey((key) => opensWith(inFolder('copies', name), key))).toBe(true)
})

test('a copy from before an upgrade comes along with a key change', async () => {
  const { name } = await app.done('backups.make', {})
  mkdirSync(inFolder('copies', 'upgrades'))
  const upgrade = inFolder('copies', 'upgrades', 'before-upgrade-from-1.db')
  copyFileSync(inFolder('copies', name), upgrade)
  await app.done('people.remove', { slotId: fatima })
  expect(app.opened().folder.keys.withKey((key) => opensWith(upgrade, key))).toBe(true)
})

test('clearing the folder takes the second place along, and leaves no draft of anything', async () => {
  await app.done('backups.make', {})
  expect(readdirSync(own2nd())).toHaveLength(2)
  const foreign = join(stick, 'holiday.txt')
  writeFileSync(foreign, 'not ours')
  const place = own2nd()
  app.close()
  const drafts = ['erased.log.next', 'erased.log.draft', 'gate.json.draft', 'former.log', 'former.log.next']
  for (const name of [...drafts, 'dagdeel.db.next-wal', 'swap.json.draft']) writeFileSync(inFolder(name), 'x')
  expect(eraseFolder(inFolder())).toEqual([])
  expect(existsSync(place)).toBe(false)
  expect(existsSync(foreign)).toBe(true)
  expect(readdirSync(inFolder())).toEqual([])
})

test('a second place that is not there keeps nothing from being cleared here', async () => {
  await app.done('backups.make', {})
  app.close()
  rmSync(stick, { recursive: true })
  expect(eraseFolder(inFolder())).toEqual([])
  expect(readdirSync(inFolder())).toEqual([])
})

test('two databases that are moved aside in one second have a folder each', () => {
  app.close()
  const moment = '2026-11-23T080000'
  for (const name of [moment, `${moment}-2`]) {
    writeFileSync(comingDatabase(inFolder()), name)
    expect(meanToSwap(inFolder(), moment)).toBe(name)
    expect(finishSwap(inFolder())).toBe(`aside/${name}`)
  }
  expect(readdirSync(inFolder('aside')).toSorted()).toEqual([moment, `${moment}-2`])
  expect(existsSync(inFolder('aside', moment, 'dagdeel.db'))).toBe(true)
})
