import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { withKeyOf } from '#electron/backup/key-of-copy.ts'
import { listCopies } from '#electron/backup/list-copies.ts'
import { prepareRestore } from '#electron/backup/prepare-restore.ts'
import { restoreCopy } from '#electron/backup/restore-copy.ts'
import { changeKey, opensWith } from '#electron/db/change-key.ts'
import { readCopyPlaces, removeCopiesEverywhere } from '#electron/db/copy-folders.ts'
import { openDataFolder } from '#electron/db/open-data-folder.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import { beginComing, comingDatabase, isSwapMeant } from '#electron/db/swap-database.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { createTestRunner, makeTempFolder, openTestFolder } from '#tests/harness/database.ts'

/** Passwords are stretched, also on a machine that does more at once. */
const patienceMs = 60_000
vi.setConfig({ testTimeout: patienceMs, hookTimeout: patienceMs })
const COPY = 'copy-2026-11-22T080000Z.db'
const now = '2026-11-23T09:00:00.000Z' as Instant

let temp: ReturnType<typeof makeTempFolder>

beforeEach(() => {
  temp = makeTempFolder()
})
afterEach(() => temp.remove())

const path = (...parts: readonly string[]) => join(temp.folder, ...parts)

describe('copies of every day', () => {
  let app: TestApp
  const unheard: unknown[] = []
  const hear = (error: unknown) => unheard.push(error)

  beforeEach(async () => {
    app = await startApp({ folder: temp.folder, data: aRowSet() })
    unheard.length = 0
    process.on('unhandledRejection', hear)
  })
  afterEach(() => {
    process.off('unhandledRejection', hear)
    app.close()
  })

  test('an old one that the disk does not let go stops nothing, and the new one counts', async () => {
    const old = 'copy-2020-01-01T080000Z.db'
    const weeks = Array.from({ length: 4 }, (_, week) => `copy-2026-1${week % 2}-0${week + 1}T080000Z.db`)
    const stick = makeTempFolder()
    await app.done('backups.setPlace', { folder: stick.folder })
    const second = join(stick.folder, readdirSync(stick.folder)[0] ?? '')
    for (const folder of [path('copies'), second]) {
      mkdirSync(join(folder, old), { recursive: true })
      for (const name of weeks) writeFileSync(join(folder, name), '')
    }
    const { name } = await app.done('backups.make', {})
    await new Promise((resolve) => setImmediate(resolve))
    expect(unheard).toEqual([])
    for (const folder of [path('copies'), second])
      expect(readdirSync(folder)).toEqual(expect.arrayContaining([name, old]))
    const { failure, second: place } = await app.done('backups.status', {})
    expect({ failure, placeFailure: place?.failure }).toEqual({ failure: null, placeFailure: null })
    stick.remove()
  })

  test('one that cannot be looked at is not listed, and the others are', async () => {
    const { name } = await app.done('backups.make', {})
    symlinkSync(path('nowhere'), path('copies', COPY))
    expect((await app.done('backups.status', {})).copies.map((copy) => copy.name)).toEqual([name])
    expect(listCopies(temp.folder, null).map((copy) => copy.name)).toEqual([name])
  })
})

describe('a second place that was out of reach when somebody was erased', () => {
  let app: TestApp
  let sticks: ReturnType<typeof makeTempFolder>
  const onStick = (name: string) => {
    const stick = join(sticks.folder, name)
    return existsSync(stick) ? readdirSync(stick, { recursive: true }).map(String) : []
  }

  beforeEach(async () => {
    sticks = makeTempFolder()
    app = await startApp({ folder: temp.folder, data: aRowSet() })
  })
  afterEach(() => {
    app.close()
    sticks.remove()
  })

  test.each([['another place'], ['no place']])(
    'is cleared when it comes back, also when %s was chosen meanwhile. PRIV-2',
    async (chosen) => {
      for (const name of ['old', 'new']) mkdirSync(join(sticks.folder, name))
      await app.done('backups.setPlace', { folder: join(sticks.folder, 'old') })
      await app.done('backups.make', {})
      expect(onStick('old').some((name) => name.endsWith('.db'))).toBe(true)
      renameSync(join(sticks.folder, 'old'), join(sticks.folder, 'out of the machine'))
      removeCopiesEverywhere(temp.folder)
      await app.done('backups.setPlace', {
        folder: chosen === 'no place' ? null : join(sticks.folder, 'new'),
      })
      renameSync(join(sticks.folder, 'out of the machine'), join(sticks.folder, 'old'))
      const { name } = await app.done('backups.make', {})
      expect(onStick('old').filter((left) => /\.(?:db|json)$/.test(left))).toEqual([])
      expect(onStick('new').some((made) => made.endsWith(name))).toBe(chosen === 'another place')
      expect(readCopyPlaces(temp.folder).left).toEqual([])
    },
  )
})

/** A folder with a copy of before the last act. Answers the key, and what was in the copy and is in the database. */
async function makeFolder() {
  const opened = await openTestFolder(temp.folder)
  const runner = createTestRunner(opened)
  runner.done('importOrganisation', { rows: aRowSet() })
  await opened.makeCopy(COPY)
  const copied = stateHash(opened.db)
  runner.done('settleRoster', { locationId: 'rainbow', week: '2027-W20' })
  const present = stateHash(opened.db)
  const key = opened.keys.copyKey()
  opened.close()
  return { key, copied, present }
}

async function open(key: Buffer): Promise<OpenedDataFolder> {
  const opened = await openDataFolder({ folder: temp.folder, sealers: [], way: { kind: 'key', key } })
  if (!opened.ok) throw new Error(`it does not open: ${JSON.stringify(opened.refusal)}`)
  return opened.value
}

async function hashOf(key: Buffer): Promise<string> {
  const opened = await open(key)
  try {
    return stateHash(opened.db)
  } finally {
    opened.close()
  }
}

describe('putting a copy back a second time before the first was done', () => {
  test('ended in the middle of copying it leaves the database that was there', async () => {
    const { key, present } = await makeFolder()
    expect(prepareRestore({ folder: temp.folder, name: COPY, key, now }).ok).toBe(true)
    expect(isSwapMeant(temp.folder)).toBe(true)
    beginComing(temp.folder)
    writeFileSync(comingDatabase(temp.folder), readFileSync(path('copies', COPY)).subarray(0, 9_000))
    expect(await hashOf(key)).toBe(present)
    expect(existsSync(path('aside'))).toBe(false)
  })

  test('with a copy that is not sound nothing is put in place, also not the first one', async () => {
    const { key, present } = await makeFolder()
    expect(prepareRestore({ folder: temp.folder, name: COPY, key, now }).ok).toBe(true)
    writeFileSync(path('copies', 'copy-2026-11-21T080000Z.db'), 'no database')
    const second = prepareRestore({ folder: temp.folder, name: 'copy-2026-11-21T080000Z.db', key, now })
    expect(second.ok).toBe(false)
    expect(await hashOf(key)).toBe(present)
  })

  test('when the first was ended half way, that is finished first: nothing of it is lost', async () => {
    const { key, copied } = await makeFolder()
    expect(prepareRestore({ folder: temp.folder, name: COPY, key, now }).ok).toBe(true)
    mkdirSync(path('aside', '2026-11-23T090000'), { recursive: true })
    renameSync(path('dagdeel.db'), path('aside', '2026-11-23T090000', 'dagdeel.db'))
    rmSync(path('copies'), { recursive: true })
    expect(restoreCopy({ folder: temp.folder, name: COPY, key, now }).ok).toBe(false)
    expect(await hashOf(key)).toBe(copied)
  })
})

describe('a key change on a disk that fails half way', () => {
  /** A change that is due, with work in the journal. */
  async function makeDue() {
    const opened = await openTestFolder(temp.folder)
    createTestRunner(opened).done('importOrganisation', { rows: aRowSet() })
    opened.journal.append([{ act: 1 }])
    await opened.makeCopy(COPY)
    const former = opened.keys.copyKey()
    await opened.keys.keepByPassword('Sanne Vermeer', 'krokus in maart')
    const key = opened.keys.copyKey()
    opened.close()
    return { former, key }
  }

  test('the journal keeps what it had and what comes in meanwhile', async () => {
    const { former, key } = await makeDue()
    const end = () =>
      changeKey(temp.folder, {
        ...{ former, key },
        at: (step) => {
          if (step === 'swapped') throw new Error('ended')
        },
      })
    expect(end).toThrow('ended')
    rmSync(path('pending.log.next'))
    mkdirSync(path('pending.log.next', 'in the way'), { recursive: true })
    const meanwhile = await open(key)
    expect(meanwhile.keys.isChangeDue()).toBe(true)
    expect(meanwhile.journal.read()).toEqual([{ act: 1 }])
    meanwhile.journal.append([{ act: 2 }])
    meanwhile.close()
    rmSync(path('pending.log.next'), { recursive: true })
    const after = await open(key)
    expect(after.keys.isChangeDue()).toBe(false)
    expect(after.journal.read()).toEqual([{ act: 1 }, { act: 2 }])
    after.close()
  })

  test('copies open also when the database itself is gone: the key before is not thrown away', async () => {
    const { key } = await makeDue()
    renameSync(path('dagdeel.db'), path('away.db'))
    const empty = await open(key)
    empty.close()
    expect(
      withKeyOf(temp.folder, path('copies', COPY), key, (own) => opensWith(path('copies', COPY), own)),
    ).toBe(true)
    expect(restoreCopy({ folder: temp.folder, name: COPY, key, now }).ok).toBe(true)
    const back = await open(key)
    expect(back.db.all('select id from child').length).toBeGreaterThan(0)
    back.close()
  })
})
