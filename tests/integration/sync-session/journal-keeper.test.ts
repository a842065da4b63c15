import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Journal } from '#electron/db/journal.ts'
import { createJournalKeeper } from '#electron/services/sync/journal-keeper.ts'
import { createTestLog } from '#tests/harness/app.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { openSyncDevice } from '#tests/harness/sync-device.ts'
import type { SyncDevice } from '#tests/harness/sync-device.ts'

let temp: ReturnType<typeof makeTempFolder>
let device: SyncDevice

beforeEach(async () => {
  temp = makeTempFolder()
  device = await openSyncDevice(temp.folder)
  device.enrol()
})
afterEach(() => {
  device.opened.close()
  temp.remove()
})

/** A journal on a disk that refuses, as long as the test says so. */
function brokenJournal() {
  const written: unknown[][] = []
  const disk = { isFull: true }
  const write = (entries: readonly unknown[]) => {
    if (disk.isFull) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    written.push([...entries])
  }
  const journal: Journal = { read: () => [], append: write, replace: write, count: () => 1, close: () => {} }
  return { journal, disk, written }
}

describe('the keeper of the journal', () => {
  test('a disk that refuses an entry does not undo the act; the log has its code and no data', () => {
    const { journal } = brokenJournal()
    const log = createTestLog()
    const keeper = createJournalKeeper({ db: device.opened.db, journal, log })
    expect(() => keeper.append([])).not.toThrow()
    expect(log.lines).toMatchObject([{ level: 'error', event: 'journal.failed', facts: { code: 'ENOSPC' } }])
  })

  test('what was missed is written from the database as soon as there is room', () => {
    const { journal, disk, written } = brokenJournal()
    const keeper = createJournalKeeper({ db: device.opened.db, journal, log: createTestLog() })
    keeper.append([])
    disk.isFull = false
    keeper.tidy()
    // Nothing waits in this database, so the new journal is empty.
    expect(written).toEqual([[]])
    keeper.append([])
    expect(written).toHaveLength(2)
  })

  test('entries of another form are passed over', () => {
    const journal: Journal = { ...brokenJournal().journal, read: () => [null, 'x', { command: {} }] }
    expect(createJournalKeeper({ db: device.opened.db, journal, log: createTestLog() }).read()).toEqual([])
  })
})
