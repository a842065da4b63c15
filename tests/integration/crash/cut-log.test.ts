import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DATABASE_FILE, LOCAL_KEY_FILE, openDataFolder } from '#electron/db/open-data-folder.ts'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { createMemoryStore } from '#headquarters/store/memory/memory-store.ts'
import { actNumbersOf, nameOfAct } from '#tests/crash/act-names.ts'
import { seededRandom } from '#tests/bench/seeded-random.ts'
import { openBenchHeadquarters, type BenchHeadquarters } from '#tests/harness/bench-headquarters.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { locationWork, takeActs } from '#tests/harness/location-work.ts'
import { manyLocations } from '#tests/harness/many-locations.ts'
import { openSyncDevice } from '#tests/harness/sync-device.ts'

/*
 * What a power cut may leave of the write-ahead log: cut off anywhere, a sector of nothing, a bit the other way round.
 * The acts were confirmed, so all of them must come back: the database keeps a beginning of its commits, and the journal
 * has the rest.
 */

const ACTS = 25
const CASES = 18
const SECTOR_BYTES = 512
const WAL_HEADER_BYTES = 32
const PATIENCE_MS = 600_000

let temp: ReturnType<typeof makeTempFolder>
let headquarters: BenchHeadquarters
let before: string

beforeAll(async () => {
  temp = makeTempFolder()
  headquarters = openBenchHeadquarters(createMemoryStore({ epoch: 'first', name: 'Hoofdkantoor' }))
  await headquarters.fill(manyLocations({ locations: 1, rosterWeeks: 4 }))
  const original = join(temp.folder, 'original')
  mkdirSync(original)
  const enrolled = await openSyncDevice(original)
  enrolled.enrol(await headquarters.enrolAt([0], 'kantoor'))
  await enrolled.fetchAll(headquarters.headquarters)
  enrolled.opened.close()
  const device = await openSyncDevice(original)
  for (const [place, act] of takeActs(locationWork(0), ACTS).entries()) {
    const answer = device.run(nameOfAct(place + 1), act)
    expect(answer.ok).toBe(true)
  }
  // As the files lie there while the app runs: nothing was closed in good order.
  before = join(temp.folder, 'before')
  copyFolder(original, before)
  device.opened.close()
}, PATIENCE_MS)

afterAll(() => temp.remove())

test(
  'a write-ahead log that a power cut damaged costs no confirmed act: the journal has what the database lost',
  async () => {
    const below = seededRandom(5)
    let restored = 0
    for (let number = 0; number < CASES; number += 1) {
      const folder = join(temp.folder, `case-${number}`)
      copyFolder(before, folder)
      damage(join(folder, `${DATABASE_FILE}-wal`), number % 3, below)
      const device = await openSyncDevice(folder)
      expect(actNumbersOf(device.opened.db).toSorted((a, b) => a - b)).toEqual(allNumbers())
      expect(verifyDatabase(device.opened.db)).toEqual([])
      expect(device.core.standing().waitingCount).toBe(ACTS)
      restored += device.restoredCount
      device.opened.close()
    }
    expect(restored).toBeGreaterThan(0)
  },
  PATIENCE_MS,
)

test(
  'what came back out of the journal is judged like any other work',
  async () => {
    const folder = join(temp.folder, 'sent')
    copyFolder(before, folder)
    truncateSync(join(folder, `${DATABASE_FILE}-wal`), 0)
    const device = await openSyncDevice(folder)
    expect(device.restoredCount).toBe(ACTS)
    await device.fetchAll(headquarters.headquarters)
    expect(device.core.standing()).toMatchObject({ waitingCount: 0, attentionCount: 0, failedDigests: 0 })
    expect(verifyDatabase(device.opened.db)).toEqual([])
    device.opened.close()
  },
  PATIENCE_MS,
)

test(
  'a database that is damaged itself says so and is left as it is',
  async () => {
    const below = seededRandom(6)
    for (let number = 0; number < 4; number += 1) {
      const folder = join(temp.folder, `database-${number}`)
      copyFolder(before, folder)
      const path = join(folder, DATABASE_FILE)
      // Without its log, or the log would bring sound pages back.
      truncateSync(`${path}-wal`, 0)
      for (let flips = 0; flips < 40; flips += 1) flipBit(path, below(statSync(path).size))
      const size = statSync(path).size
      const opened = await openDataFolder({
        folder,
        sealers: [createLocalKeySealer(join(folder, LOCAL_KEY_FILE))],
      })
      expect(opened).toMatchObject({ ok: false, refusal: { kind: 'damaged' } })
      expect(statSync(path).size).toBe(size)
    }
  },
  PATIENCE_MS,
)

function allNumbers(): readonly number[] {
  return Array.from({ length: ACTS }, (_, place) => place + 1)
}

/** Cuts it off, makes a sector of nothing, or turns one bit. */
function damage(path: string, kind: number, below: (bound: number) => number): void {
  const { size } = statSync(path)
  const place = WAL_HEADER_BYTES + below(size - WAL_HEADER_BYTES)
  if (kind === 0) truncateSync(path, place)
  else if (kind === 1) overwrite(path, place - (place % SECTOR_BYTES), Buffer.alloc(SECTOR_BYTES))
  else flipBit(path, place)
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

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  // Its lock belongs to a process that lives.
  for (const name of readdirSync(from)) {
    if (name !== 'dagdeel.lock' && statSync(join(from, name)).isFile())
      copyFileSync(join(from, name), join(to, name))
  }
}
