import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { KeySealer } from '#electron/db/key-sealer.ts'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { openKey } from '#electron/keys/open-key.ts'
import { openConnection } from '#electron/db/open-connection.ts'
import { DATABASE_FILE, LOCAL_KEY_FILE, openDataFolder } from '#electron/db/open-data-folder.ts'
import { openDatabase } from '#electron/db/open-database.ts'
import { migrations } from '#electron/db/migrations/migrations.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { createTestRunner, makeTempFolder, openTestFolder } from '#tests/harness/database.ts'

let temp: ReturnType<typeof makeTempFolder>
let folder: string

beforeEach(() => {
  temp = makeTempFolder()
  folder = join(temp.folder, 'data')
})

afterEach(() => temp.remove())

const inFolder = (name: string): string => join(folder, name)
const sealer = (): KeySealer => createLocalKeySealer(inFolder(LOCAL_KEY_FILE))

/** A folder with a real organisation in it, closed again. */
async function makeFilledFolder(): Promise<string> {
  const opened = await openTestFolder(folder)
  createTestRunner(opened).done('importOrganisation', { rows: aRowSet() })
  const hash = stateHash(opened.db)
  opened.close()
  return hash
}

/** Every file with a hash of its bytes. */
function fingerprint(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )
}

async function expectRefusedUntouched(
  expected: object,
  sealers: readonly KeySealer[] = [sealer()],
): Promise<void> {
  const before = fingerprint()
  expect(await openDataFolder({ folder, sealers })).toEqual({ ok: false, refusal: expected })
  expect(fingerprint()).toEqual(before)
}

describe('a data folder', () => {
  test('keeps its content and its device number from one start to the next', async () => {
    const first = await openTestFolder(folder)
    createTestRunner(first).done('importOrganisation', { rows: aRowSet() })
    const hash = stateHash(first.db)
    const { deviceId } = first
    first.close()
    const second = await openTestFolder(folder)
    expect(stateHash(second.db)).toBe(hash)
    expect(second.deviceId).toBe(deviceId)
    second.close()
  })

  test('is unreadable without the key: no name stands in any file, also while the app runs', async () => {
    const opened = await openTestFolder(folder)
    createTestRunner(opened).done('importOrganisation', { rows: aRowSet() })
    const files = readdirSync(folder).map(inFolder)
    expect(files.some((path) => path.endsWith('-wal') && statSync(path).size > 0)).toBe(true)
    for (const path of files) {
      const bytes = readFileSync(path)
      for (const secret of ['Lieveheersbeestjes', 'Bakker', 'create table', 'SQLite format 3']) {
        expect(bytes.includes(secret), `${secret} in ${path}`).toBe(false)
      }
    }
    opened.close()
    expect(readFileSync(inFolder(DATABASE_FILE)).includes('Bakker')).toBe(false)
  })

  test('and what is in it may be read by this user only', async () => {
    await makeFilledFolder()
    expect(statSync(folder).mode & 0o077).toBe(0)
    for (const name of [LOCAL_KEY_FILE, 'keyslots.json', 'keyslots.copy.json']) {
      expect(statSync(inFolder(name)).mode & 0o077, name).toBe(0)
    }
  })

  test('opened by one app is refused to the next, until it is closed', async () => {
    const first = await openTestFolder(folder)
    expect(await openDataFolder({ folder, sealers: [sealer()] })).toEqual({
      ok: false,
      refusal: { kind: 'inUse', pid: process.pid },
    })
    first.close()
    // Another process that lives, where the system does not tell when it started.
    writeFileSync(inFolder('dagdeel.lock'), JSON.stringify({ pid: process.ppid, startedAt: null }))
    expect(await openDataFolder({ folder, sealers: [sealer()] })).toEqual({
      ok: false,
      refusal: { kind: 'inUse', pid: process.ppid },
    })
    rmSync(inFolder('dagdeel.lock'))
    const second = await openTestFolder(folder)
    second.close()
  })

  test('left locked by an app that died is opened all the same', async () => {
    await makeFilledFolder()
    const child = spawn(process.execPath, ['-e', ''])
    const pid = child.pid
    await new Promise((resolve) => child.once('exit', resolve))
    writeFileSync(inFolder('dagdeel.lock'), JSON.stringify({ pid, startedAt: '1' }))
    const opened = await openTestFolder(folder)
    opened.close()
    // The same number given to another process does not count either.
    writeFileSync(inFolder('dagdeel.lock'), JSON.stringify({ pid: process.pid, startedAt: '1' }))
    const again = await openTestFolder(folder)
    again.close()
    writeFileSync(inFolder('dagdeel.lock'), 'half a lo')
    const third = await openTestFolder(folder)
    third.close()
    expect(existsSync(inFolder('dagdeel.lock'))).toBe(false)
  })
})

describe('a data folder that cannot be opened is reported and left as it was', () => {
  test('when the key file is gone', async () => {
    await makeFilledFolder()
    rmSync(inFolder('keyslots.json'))
    rmSync(inFolder('keyslots.copy.json'))
    await expectRefusedUntouched({ kind: 'keyMissing' })
  })

  test('when both copies of the key file are garbled', async () => {
    await makeFilledFolder()
    writeFileSync(inFolder('keyslots.json'), '{"version":1')
    writeFileSync(inFolder('keyslots.copy.json'), '')
    await expectRefusedUntouched({ kind: 'keyDamaged' })
  })

  test('when the seal is of another machine', async () => {
    await makeFilledFolder()
    writeFileSync(inFolder(LOCAL_KEY_FILE), `${'ab'.repeat(32)}\n`)
    await expectRefusedUntouched({ kind: 'keySealed', sealer: 'localKeyFile' })
  })

  test('when the seal needs something this host does not have', async () => {
    await makeFilledFolder()
    await expectRefusedUntouched({ kind: 'keySealed', sealer: 'localKeyFile' }, [])
  })

  test('when the key that comes out is not the one of this folder', async () => {
    await makeFilledFolder()
    const wrong: KeySealer = { ...sealer(), unseal: async () => Buffer.alloc(32, 7) }
    await expectRefusedUntouched({ kind: 'wrongKey' }, [wrong])
  })

  test.each([0, 20, 100, 4095])('when byte %i of the first page is flipped', async (offset) => {
    await makeFilledFolder()
    flipByte(offset)
    const before = fingerprint()
    const opened = await openDataFolder({ folder, sealers: [sealer()] })
    expect(opened).toMatchObject({ ok: false, refusal: { kind: 'damaged' } })
    expect(fingerprint()).toEqual(before)
  })

  test('when a byte is flipped anywhere further on', async () => {
    await makeFilledFolder()
    const size = statSync(inFolder(DATABASE_FILE)).size
    for (const share of [0.2, 0.5, 0.9]) {
      const offset = Math.floor(size * share)
      flipByte(offset)
      const before = fingerprint()
      const opened = await openDataFolder({ folder, sealers: [sealer()] })
      expect(opened, `byte ${offset} of ${size}`).toMatchObject({ ok: false, refusal: { kind: 'damaged' } })
      expect(fingerprint()).toEqual(before)
      flipByte(offset)
    }
    const whole = await openTestFolder(folder)
    whole.close()
  })

  test('when it is no database at all, or was cut off', async () => {
    await makeFilledFolder()
    truncateSync(inFolder(DATABASE_FILE), statSync(inFolder(DATABASE_FILE)).size - 5000)
    const before = fingerprint()
    expect(await openDataFolder({ folder, sealers: [sealer()] })).toMatchObject({
      ok: false,
      refusal: { kind: 'damaged' },
    })
    expect(fingerprint()).toEqual(before)
    writeFileSync(inFolder(DATABASE_FILE), 'a letter to the parents'.repeat(500))
    await expectRefusedUntouched({ kind: 'damaged', detail: 'notADatabase' })
  })

  test('when a newer version of the app made it', async () => {
    await makeFilledFolder()
    const known = migrations.length
    const key = await openKey({ folder, sealers: [sealer()], way: { kind: 'machine' }, hasData: true })
    if (!key.ok) throw new Error('no key')
    const connection = openConnection(inFolder(DATABASE_FILE), key.value.key, 'write')
    connection.pragma(`user_version=${known + 1}`)
    connection.close()
    await expectRefusedUntouched({ kind: 'newer', fileVersion: known + 1, knownVersion: known })
  })

  test('when the place cannot be a folder', async () => {
    const file = join(temp.folder, 'a-file')
    writeFileSync(file, '')
    expect(await openDataFolder({ folder: join(file, 'data'), sealers: [sealer()] })).toEqual({
      ok: false,
      refusal: { kind: 'unreachable', code: 'ENOTDIR' },
    })
  })
})

test('a garbled key file is passed over for its copy', async () => {
  const hash = await makeFilledFolder()
  writeFileSync(inFolder('keyslots.json'), 'garbled')
  const opened = await openTestFolder(folder)
  expect(stateHash(opened.db)).toBe(hash)
  opened.close()
})

test('another key than the one it was made with opens nothing and changes nothing', async () => {
  await makeFilledFolder()
  const before = fingerprint()
  const opened = openDatabase({
    path: inFolder(DATABASE_FILE),
    key: Buffer.alloc(32, 1),
    copyFolder: inFolder('copies'),
  })
  expect(opened).toEqual({ ok: false, refusal: { kind: 'damaged', detail: 'notADatabase' } })
  expect(fingerprint()).toEqual(before)
})

test('a connection keeps what it confirms, checks references and wipes what is removed', async () => {
  mkdirSync(folder, { recursive: true })
  const connection = openConnection(inFolder('plain.db'), Buffer.alloc(32, 1), 'write')
  const setting = (name: string): unknown => connection.pragma(name, { simple: true })
  expect({
    cipher: setting('cipher'),
    journal: setting('journal_mode'),
    // 2 = FULL
    synchronous: setting('synchronous'),
    foreignKeys: setting('foreign_keys'),
    secureDelete: setting('secure_delete'),
    // 2 = MEMORY
    tempStore: setting('temp_store'),
    trustedSchema: setting('trusted_schema'),
  }).toEqual({
    cipher: 'chacha20',
    journal: 'wal',
    synchronous: 2,
    foreignKeys: 1,
    secureDelete: 1,
    tempStore: 2,
    trustedSchema: 0,
  })
  connection.close()
})

function flipByte(offset: number): void {
  const bytes = readFileSync(inFolder(DATABASE_FILE))
  bytes.writeUInt8(bytes.readUInt8(offset) ^ 0xff, offset)
  writeFileSync(inFolder(DATABASE_FILE), bytes)
}
