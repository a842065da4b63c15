import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { restoreCopy } from '#electron/backup/restore-copy.ts'
import { salvageDatabase } from '#electron/backup/salvage-database.ts'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { createMemoryStore } from '#headquarters/store/memory/memory-store.ts'
import { openBenchHeadquarters } from '#tests/harness/bench-headquarters.ts'
import type { BenchHeadquarters } from '#tests/harness/bench-headquarters.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { locationWork, takeActs } from '#tests/harness/location-work.ts'
import { manyLocations } from '#tests/harness/many-locations.ts'
import { openSyncDevice } from '#tests/harness/sync-device.ts'
import type { Instant } from '#shared/kernel/time.ts'

/* A computer of headquarters whose database came back from a copy, or was saved row by row: nothing confirmed is lost. */

const COPY = 'copy-2026-11-23T080000Z.db'
const BEFORE = 8
const AFTER = 6
const PAGE_BYTES = 4096
const now = '2026-11-24T09:00:00.000Z' as Instant

let temp: ReturnType<typeof makeTempFolder>
let desk: BenchHeadquarters
let key: Buffer

beforeEach(async () => {
  temp = makeTempFolder()
  desk = openBenchHeadquarters(createMemoryStore({ epoch: 'first', name: 'Hoofdkantoor' }))
  await desk.fill(manyLocations({ locations: 1, rosterWeeks: 4 }))
  const device = await openSyncDevice(temp.folder)
  device.enrol(await desk.enrolAt([0], 'kantoor'))
  await device.fetchAll(desk.headquarters)
  const acts = takeActs(locationWork(0), BEFORE + AFTER)
  for (const [place, act] of acts.entries()) {
    if (place === BEFORE) expect(await device.opened.makeCopy(COPY)).toBeUndefined()
    expect(device.run(`act-${place}`, act).ok).toBe(true)
  }
  key = device.opened.keys.withKey((lent) => Buffer.from(lent))
  device.opened.close()
})

afterEach(() => temp.remove())

test('acts that were done after the copy come back out of the journal, and headquarters gets each once', async () => {
  const done = restoreCopy({ folder: temp.folder, name: COPY, key, now })
  expect(done).toMatchObject({ ok: true, value: { workBack: AFTER } })
  const device = await openSyncDevice(temp.folder)
  expect(device.restoredCount).toBe(AFTER)
  expect(device.core.standing().waitingCount).toBe(BEFORE + AFTER)
  expect(device.opened.db.first(`select value from sync_state where key = 'reidentify'`)).toEqual({
    value: 'behind',
  })
  expect(verifyDatabase(device.opened.db)).toEqual([])
  device.opened.close()
})

test('a damaged database is saved, its journal comes back, and what is missing is downloaded anew', async () => {
  const file = openSync(join(temp.folder, 'dagdeel.db'), 'r+')
  for (const page of [9, 17, 26, 40])
    writeSync(file, Buffer.alloc(64, 0xa5), 0, 64, (page - 1) * PAGE_BYTES + 90)
  closeSync(file)
  const done = salvageDatabase({ folder: temp.folder, key, now })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  const device = await openSyncDevice(temp.folder)
  expect(device.restoredCount).toBe(done.value.workBack)
  const known = device.opened.db.first(`select count(*) as total from command_log where id glob 'act-*'`)
  expect(known?.['total']).toBe(BEFORE + AFTER)
  const cursors = device.opened.db.all('select is_full from sync_cursor')
  for (const cursor of cursors) expect(cursor['is_full']).toBe(1)
  device.opened.close()
})
