import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepErased, readErased } from '#electron/backup/erased-log.ts'
import { bringCopiesAlong, changeKey, opensWith } from '#electron/db/change-key.ts'
import { openConnection } from '#electron/db/open-connection.ts'
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
  await opened.keys.keepByPassword('Sanne', 'krokus in maart')
  keys = { former, key: opened.keys.copyKey() }
  opened.close()
})

afterEach(() => temp.remove())

async function openIt(): Promise<OpenedDataFolder> {
  const opened = await openDataFolder({
    folder: temp.folder,
    sealers: [],
    way: { kind: 'key', key: keys.key },
  })
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
  expect(readdirSync(path('copies'))).toEqual(['a.db', 'z.db'])
})

test('what was moved aside comes along with all that stands in its log; a damaged one keeps nobody out', async () => {
  const [aside, broken] = ['2026-11-20T080000', '2026-11-21T080000'].map((moment) => {
    mkdirSync(path('aside', moment), { recursive: true })
    return path('aside', moment, 'dagdeel.db')
  }) as [string, string]
  leaveWithLog(aside)
  copyFileSync(path('copies', 'a.db'), broken)
  damage(broken)
  const opened = await openIt()
  opened.close()
  const db = openConnection(aside, keys.key, 'read')
  expect(db.prepare('select name from organisation').pluck().get()).toBe('In the log only')
  db.close()
  expect(opensWith(path('copies', 'z.db'), keys.key)).toBe(true)
})

test('where the disk refuses a copy the folder opens all the same under the new key, and a later try takes the copy along', async () => {
  // Nothing can be written under this name.
  mkdirSync(path('copies', 'a.db.next', 'in the way'), { recursive: true })
  const first = await openIt()
  expect(stateHash(first.db)).toBe(hash)
  expect(first.keys.isChangeDue()).toBe(false)
  expect(await first.makeCopy('of-today.db')).toBeUndefined()
  first.close()
  expect(opensWith(path('copies', 'z.db'), keys.key)).toBe(true)
  expect(opensWith(path('copies', 'a.db'), keys.former)).toBe(true)
  rmSync(path('copies', 'a.db.next'), { recursive: true })
  bringCopiesAlong(temp.folder, keys.key)
  const second = await openIt()
  expect(stateHash(second.db)).toBe(hash)
  second.close()
  for (const name of ['a.db', 'of-today.db', 'z.db'])
    expect(opensWith(path('copies', name), keys.key), name).toBe(true)
})

/** A database as a program that was ended leaves it: its last act is in the log only. */
function leaveWithLog(target: string): void {
  const working = path('working.db')
  copyFileSync(path('copies', 'a.db'), working)
  const db = openConnection(working, keys.former, 'write')
  db.exec(`update organisation set name = 'In the log only'`)
  for (const ending of ['', '-wal', '-shm']) copyFileSync(`${working}${ending}`, `${target}${ending}`)
  expect(statSync(`${target}-wal`).size).toBeGreaterThan(0)
  db.close()
}
