import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { KEY_FILES } from '#electron/keys/key-store.ts'
import { openFileLog } from '#electron/log/open-file-log.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { openSettingsFile } from '#electron/open-settings-file.ts'
import { createSettingsStore } from '#electron/services/settings/settings-store.ts'
import { namesInRecords } from '#electron/services/support/names-in-records.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { startGatedApp } from '#tests/harness/gated-app.ts'
import type { GatedApp } from '#tests/harness/gated-app.ts'

const password = 'krokus in maart'
const nextPassword = 'fietsen naar zee'
/** Something nobody writes by chance, put wherever a person may write. */
const told = 'Wondroostraat'

/** The sample goes in and passwords are stretched, also on a machine that does more at once. */
const patienceMs = 60_000
vi.setConfig({ testTimeout: patienceMs, hookTimeout: patienceMs })
let temp: ReturnType<typeof makeTempFolder>
let app: GatedApp
let secrets: string[]

beforeAll(async () => {
  temp = makeTempFolder()
  const log = openFileLog(join(temp.folder, 'logs', 'dagdeel.log'))
  if (!log.ok) throw new Error('the log does not open')
  app = await startGatedApp({
    folder: temp.folder,
    isSample: true,
    ports: { log: log.value, settings: createSettingsStore(openSettingsFile(temp.folder)) },
  })
  const { recoveryCode } = await app.done('gate.setUp', { name: 'Sanne Vermeer', password })
  const names = namesInRecords(createRowReader(app.opened().folder.db))
  // A short word stands in sealed bytes by chance now and then; six letters do not, among some megabytes.
  const words = names.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 6)
  secrets = [...new Set([...words, told, password, nextPassword, recoveryCode])]
})
afterAll(() => {
  app.close()
  temp.remove()
})

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Which secrets stand readable in which files, in either way Windows and Linux write letters. */
function findReadable(): readonly string[] {
  return filesIn(temp.folder).flatMap((path) => {
    const file = relative(temp.folder, path)
    const bytes = readFileSync(path)
    const found = secrets.filter(
      (secret) =>
        bytes.includes(Buffer.from(secret, 'utf8')) || bytes.includes(Buffer.from(secret, 'utf16le')),
    )
    // The sign-in screen must say who can sign in before anything is open: those names and no others.
    const isKeyFile = (KEY_FILES as readonly string[]).includes(file)
    return found.filter((secret) => !isKeyFile || secret !== 'Vermeer').map((secret) => `${file}: ${secret}`)
  })
}

test('nothing readable stands in the database, its log, the copies, the log of the program or the settings', async () => {
  expect(secrets.length).toBeGreaterThan(100)
  await app.done('childFile.save', {
    childId: 'K029',
    address: `${told} 12`,
    isAddressSecret: true,
    diet: told,
    allergies: told,
    medicalNotes: told,
    notes: told,
  })
  await app.done('absences.enter', {
    childId: 'K029',
    startDay: '2026-12-01',
    endDay: '2026-12-01',
    reason: 'ill',
  })
  await app.refused('people.changePassword', { current: 'krokus in april', next: nextPassword })
  await app.done('settings.change', { theme: 'dark' })
  expect(filesIn(temp.folder).some((path) => path.endsWith('-wal'))).toBe(true)
  expect(findReadable()).toEqual([])
})

test('nor after copies were made, somebody failed to sign in, the screen was locked and opened again', async () => {
  await app.done('backups.make', {})
  await app.done('gate.lock', { place: { path: '/children', drafts: [{ key: 'search', value: told }] } })
  const { people } = await app.done('gate.status', {})
  const slotId = people[0]?.slotId ?? ''
  expect(findReadable()).toEqual([])
  await app.refused('gate.signIn', { slotId, password: 'krokus in april' })
  expect(findReadable()).toEqual([])
  await app.done('gate.signIn', { slotId, password })
  await app.done('people.changePassword', { current: password, next: nextPassword })
  expect(filesIn(temp.folder).some((path) => relative(temp.folder, path).startsWith('copies'))).toBe(true)
  expect(findReadable()).toEqual([])
})

test('the search itself finds a name that was written down, in either way', () => {
  for (const encoding of ['utf8', 'utf16le'] as const) {
    writeFileSync(join(temp.folder, 'planted.log'), `fault of ${told}`, encoding)
    expect(findReadable()).toEqual([`planted.log: ${told}`])
  }
})
