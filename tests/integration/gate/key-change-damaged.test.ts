import { closeSync, cpSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepErased, readErased } from '#electron/backup/erased-log.ts'
import { listCopies } from '#electron/backup/list-copies.ts'
import { restoreCopy } from '#electron/backup/restore-copy.ts'
import { salvageDatabase } from '#electron/backup/salvage-database.ts'
import { changeKey, keyChangeSteps, opensWith } from '#electron/db/change-key.ts'
import type { KeyChangeStep } from '#electron/db/change-key.ts'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { openDataFolder } from '#electron/db/open-data-folder.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { createTestRunner, makeTempFolder } from '#tests/harness/database.ts'
import { startGatedApp } from '#tests/harness/gated-app.ts'

/*
 * Somebody was taken off this computer, the key change is due, and the disk damaged the database before it was carried
 * out: the file is under the key of before, and whoever signs in has the next one.
 */
const own = 'krokus in maart'
const other = 'fietsen naar zee'
const now = '2026-11-23T08:00:00.000Z' as Instant
const PAGE_BYTES = 4096
const patienceMs = 120_000
const erased = [{ id: 'somebody', erasureSeq: 1 }]
let temp: ReturnType<typeof makeTempFolder>
let original: Awaited<ReturnType<typeof makeFolder>>

beforeAll(async () => {
  temp = makeTempFolder()
  original = await makeFolder()
}, patienceMs)
afterAll(() => temp.remove())

async function makeFolder() {
  const folder = join(temp.folder, 'original')
  const first = await openDataFolder({ folder, sealers: [createLocalKeySealer(join(folder, 'local.key'))] })
  if (!first.ok) throw new Error('it does not open')
  createTestRunner(first.value).done('importOrganisation', { rows: aRowSet() })
  const { slotId: stays } = await first.value.keys.keepByPassword('Sanne Vermeer', own)
  first.value.close()
  const opened = await openWith(folder, stays, own)
  const goes = await opened.keys.addPassword('Fatima Aydin', other)
  opened.journal.append([{ act: 1 }, { act: 2 }])
  await opened.makeCopy('copy-2026-11-22T070000Z.db')
  const former = opened.keys.copyKey()
  keepErased(folder, former, erased)
  const contents = contentsOf(opened)
  opened.keys.removeSlot(goes)
  const key = opened.keys.copyKey()
  expect(opened.keys.isChangeDue()).toBe(true)
  opened.close()
  return { folder, stays, goes, former, key, contents }
}

async function openWith(folder: string, slotId: string, secret: string): Promise<OpenedDataFolder> {
  const opened = await openDataFolder({ folder, sealers: [], way: { kind: 'secret', slotId, secret } })
  if (!opened.ok) throw new Error(`it does not open: ${JSON.stringify(opened.refusal)}`)
  return opened.value
}

function contentsOf({ db }: OpenedDataFolder): string {
  const reader = createRowReader(db)
  return JSON.stringify([
    reader.listRows('child', {}),
    reader.listRows('contract', {}),
    reader.listRows('shift', {}),
  ])
}

/** A folder like that of its own, with the change ended somewhere, and then with its first page written over. */
function damagedAt(name: string, step?: KeyChangeStep) {
  const folder = join(temp.folder, name)
  cpSync(original.folder, folder, { recursive: true })
  if (step !== undefined) {
    expect(() =>
      changeKey(folder, {
        ...original,
        at: (reached) => {
          if (reached === step) throw new Error('ended')
        },
      }),
    ).toThrow('ended')
  }
  const file = openSync(join(folder, 'dagdeel.db'), 'r+')
  writeSync(file, Buffer.alloc(PAGE_BYTES, 0x5a), 0, PAGE_BYTES, 0)
  closeSync(file)
  return { ...original, folder }
}

async function refusalOf(folder: string, slotId: string, secret: string) {
  const opened = await openDataFolder({ folder, sealers: [], way: { kind: 'secret', slotId, secret } })
  return opened.ok ? 'open' : opened.refusal.kind
}

/** Everything that was there is there, under the new key, and nothing is due any more. */
async function expectNothingLost({ folder, stays, goes, key, contents }: typeof original): Promise<void> {
  const opened = await openWith(folder, stays, own)
  expect(contentsOf(opened)).toBe(contents)
  expect(opened.journal.read()).toEqual([{ act: 1 }, { act: 2 }])
  expect(opened.keys.isChangeDue()).toBe(false)
  opened.close()
  expect(opensWith(join(folder, 'dagdeel.db'), key)).toBe(true)
  expect(readErased(folder, key)).toEqual(erased)
  expect(await refusalOf(folder, goes, other)).toBe('wrongSecret')
}

describe('a database that is damaged while a key change is due', () => {
  test.each(keyChangeSteps.filter((step) => step !== 'done'))(
    'ended at "%s": it is called damaged at every start, and what is saved of it is all there was',
    async (step) => {
      const made = damagedAt(`salvaged-${step}`, step)
      const bytes = readFileSync(join(made.folder, 'dagdeel.db'))
      for (let start = 0; start < 2; start += 1) {
        expect(await refusalOf(made.folder, made.stays, own)).toBe('damaged')
        expect(await refusalOf(made.folder, made.goes, other)).toBe('wrongSecret')
      }
      expect(readFileSync(join(made.folder, 'dagdeel.db')).equals(bytes)).toBe(true)
      const saved = salvageDatabase({ folder: made.folder, key: made.key, now })
      if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
      expect(saved.value.rowsSaved).toBeGreaterThan(0)
      await expectNothingLost(made)
    },
    patienceMs,
  )

  test(
    'a copy from before the change comes back, without whoever was erased and with the work of the journal',
    async () => {
      const made = damagedAt('restored')
      expect(await refusalOf(made.folder, made.stays, own)).toBe('damaged')
      const [copy] = listCopies(made.folder, made.key)
      const restored = restoreCopy({ folder: made.folder, key: made.key, name: copy?.name ?? '', now })
      expect(restored.ok).toBe(true)
      await expectNothingLost(made)
    },
    patienceMs,
  )

  test(
    'the gate says that it is damaged and offers to mend it; what is saved opens for who stayed',
    async () => {
      const made = damagedAt('at-the-gate')
      const app = await startGatedApp({ folder: made.folder })
      try {
        const view = await app.done('gate.status', {})
        expect(view.state).toBe('locked')
        await app.reply('gate.signIn', { slotId: made.stays, password: own })
        const repair = await app.done('gate.status', {})
        expect(repair.state).toBe('repair')
        expect(repair.copies.length).toBe(1)
        expect(repair.copies[0]?.rowCount ?? 0).toBeGreaterThan(0)
        const saved = await app.done('gate.salvage', {})
        expect(saved.rowsSaved).toBeGreaterThan(0)
        expect((await app.done('gate.status', {})).state).toBe('open')
      } finally {
        app.close()
      }
    },
    patienceMs,
  )
})
