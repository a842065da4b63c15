import { chmodSync, copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepErased, readErased } from '#electron/backup/erased-log.ts'
import { changeKey, opensWith } from '#electron/db/change-key.ts'
import { openDataFolder } from '#electron/db/open-data-folder.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { createTestRunner, makeTempFolder, openTestFolder } from '#tests/harness/database.ts'

let temp: ReturnType<typeof makeTempFolder>
let keys: { readonly former: Buffer; readonly key: Buffer }
let hash: string

const path = (...parts: readonly string[]) => join(temp.folder, ...parts)

/** A folder with a copy, somebody erased, and a key change that is due at the next opening. */
beforeEach(async () => {
  temp = makeTempFolder()
  const opened = await openTestFolder(temp.folder)
  createTestRunner(opened).done('importOrganisation', { rows: aRowSet() })
  opened.keys.withKey((key) => keepErased(temp.folder, key, [{ id: 'finn', erasureSeq: 1 }]))
  await opened.makeCopy('a.db')
  await opened.makeCopy('z.db')
  hash = stateHash(opened.db)
  const former = opened.keys.copyKey()
  await opened.keys.addPassword('Sanne', 'krokus in maart')
  opened.keys.removeMachineSlots()
  keys = { former, key: opened.keys.copyKey() }
  opened.close()
})

afterEach(() => {
  vi.restoreAllMocks()
  temp.remove()
})

async function openIt(): Promise<OpenedDataFolder> {
  const opened = await openDataFolder({ folder: temp.folder, sealers: [], way: { kind: 'key', key: keys.key } })
  if (!opened.ok) throw new Error(`it does not open: ${JSON.stringify(opened.refusal)}`)
  return opened.value
}

/** A byte in the middle of each page but the first: the file opens, and what is in it does not. */
function damage(file: string): void {
  const bytes = readFileSync(file)
  for (let place = 4_096 + 100; place < bytes.length; place += 4_096) bytes[place] = (bytes[place] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

test('the list of who was erased comes along under the new key, so that no older copy brings anybody back (PRIV-2)', () => {
  changeKey(temp.folder, keys)
  expect(readErased(temp.folder, keys.key)).toEqual([{ id: 'finn', erasureSeq: 1 }])
})

test('a copy that is damaged keeps nobody out: the folder opens, the other copies come along', async () => {
  damage(path('copies', 'a.db'))
  const opened = await openIt()
  expect(stateHash(opened.db)).toBe(hash)
  expect(opened.keys.isChangeDue()).toBe(false)
  opened.close()
  expect(opensWith(path('copies', 'z.db'), keys.key)).toBe(true)
})

test('what was moved aside, with its log, can be opened with the new key', async () => {
  mkdirSync(path('aside', '2026-11-20T080000'), { recursive: true })
  const aside = path('aside', '2026-11-20T080000', 'dagdeel.db')
  copyFileSync(path('copies', 'a.db'), aside)
  mkdirSync(path('aside', '2026-11-21T080000'))
  const broken = path('aside', '2026-11-21T080000', 'dagdeel.db')
  copyFileSync(path('copies', 'a.db'), broken)
  damage(broken)
  const opened = await openIt()
  opened.close()
  expect(opensWith(aside, keys.key)).toBe(true)
  expect(opensWith(path('copies', 'z.db'), keys.key)).toBe(true)
})
