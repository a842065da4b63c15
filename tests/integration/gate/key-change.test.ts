import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeKey, keyChangeSteps, opensWith } from '#electron/db/change-key.ts'
import type { KeyChangeStep } from '#electron/db/change-key.ts'
import { journalKeyOf, openJournal } from '#electron/db/journal.ts'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { openDataFolder } from '#electron/db/open-data-folder.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import { knownKeys, writeKeys } from '#electron/keys/key-store.ts'
import { openKey } from '#electron/keys/open-key.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { createTestRunner, makeTempFolder } from '#tests/harness/database.ts'

const own = 'krokus in maart'
const other = 'fietsen naar zee'
/** Making the folder stretches six passwords, also on a machine that does more at once. */
const patienceMs = 60_000
let temp: ReturnType<typeof makeTempFolder>
let original: Awaited<ReturnType<typeof makeFolder>>

beforeAll(async () => {
  temp = makeTempFolder()
  original = await makeFolder()
}, patienceMs)
afterAll(() => temp.remove())

const inFolder = (folder: string, name: string) => join(folder, name)

async function openWith(folder: string, slotId: string, secret: string): Promise<OpenedDataFolder> {
  const opened = await openDataFolder({ folder, sealers: [], way: { kind: 'secret', slotId, secret } })
  if (!opened.ok) throw new Error(`it does not open: ${JSON.stringify(opened.refusal)}`)
  return opened.value
}

/** A folder of two people, with work in its journal, a copy, and one of the two taken off but nothing changed yet. */
async function makeFolder() {
  const folder = inFolder(temp.folder, 'original')
  const sealers = [createLocalKeySealer(inFolder(folder, 'local.key'))]
  const first = await openDataFolder({ folder, sealers })
  if (!first.ok) throw new Error('it does not open')
  createTestRunner(first.value).done('importOrganisation', { rows: aRowSet() })
  const { slotId: stays, recoveryCode: code } = await first.value.keys.keepByPassword('Sanne Vermeer', own)
  first.value.close()
  const opened = await openWith(folder, stays, own)
  const goes = await opened.keys.addPassword('Fatima Aydin', other)
  opened.journal.append([{ act: 1 }, { act: 2 }])
  await opened.makeCopy('yesterday.db')
  await opened.makeCopy('today.db')
  const hash = stateHash(opened.db)
  const former = opened.keys.copyKey()
  opened.keys.removeSlot(goes)
  const key = opened.keys.copyKey()
  expect(opened.keys.isChangeDue()).toBe(true)
  opened.close()
  return { folder, stays, goes, code, hash, former, key }
}

/** A folder like that of its own. */
function copyOfFolder(name: string) {
  const folder = inFolder(temp.folder, name)
  cpSync(original.folder, folder, { recursive: true })
  return { ...original, folder }
}

describe('another key for everything in the folder', () => {
  test.each(keyChangeSteps)(
    'a program that is ended at "%s" loses nothing, also when it is ended once more; the next start finishes it',
    async (step) => {
      for (const again of [undefined, 'sealedFilesReady', 'swapped', 'copyReady'] as const) {
        const made = copyOfFolder(`ended-${step}-${again ?? 'once'}`)
        const { folder } = made
        endAt(folder, made, step)
        if (again !== undefined) endAt(folder, made, again)
        const fitting = [made.former, made.key].filter((key) =>
          opensWith(inFolder(folder, 'dagdeel.db'), key),
        )
        expect(fitting).toHaveLength(1)
        const opened = await openDataFolder({ folder, sealers: [], way: { kind: 'key', key: made.key } })
        if (!opened.ok) throw new Error(`it does not open: ${JSON.stringify(opened.refusal)}`)
        expect(stateHash(opened.value.db)).toBe(made.hash)
        expect(opened.value.journal.read()).toEqual([{ act: 1 }, { act: 2 }])
        expect(opened.value.keys.isChangeDue()).toBe(false)
        opened.value.close()
        expectAllUnder(folder, made.key)
      }
    },
  )

  test('who was taken off gets in at no moment of it, the printed code at every moment', async () => {
    const made = copyOfFolder('taken-off')
    const tryGone = (folder: string) =>
      openDataFolder({ folder, sealers: [], way: { kind: 'secret', slotId: made.goes, secret: other } })
    expect(await tryGone(made.folder)).toEqual({ ok: false, refusal: { kind: 'wrongSecret' } })
    const recovered = await openWith(made.folder, 'recovery', made.code)
    expect(stateHash(recovered.db)).toBe(made.hash)
    recovered.close()
    const stays = await openWith(made.folder, made.stays, own)
    stays.close()
    expect(await tryGone(made.folder)).toEqual({ ok: false, refusal: { kind: 'wrongSecret' } })
    expect(knownKeys(made.folder)?.former).toBeUndefined()
    expectAllUnder(made.folder, made.key)
  })

  test('done twice it is done once, and a key that was never of the folder changes nothing', () => {
    const made = copyOfFolder('twice')
    changeKey(made.folder, made)
    const bytes = readFileSync(inFolder(made.folder, 'dagdeel.db'))
    changeKey(made.folder, made)
    expect(readFileSync(inFolder(made.folder, 'dagdeel.db')).equals(bytes)).toBe(true)
    const stranger = { former: randomBytes(32), key: randomBytes(32) }
    expect(() => changeKey(made.folder, stranger)).toThrow()
    expect(readFileSync(inFolder(made.folder, 'dagdeel.db')).equals(bytes)).toBe(true)
  })
})

/** Ends the change there, as far as it comes: what is behind the end is not done. */
function endAt(
  folder: string,
  keys: { readonly former: Buffer; readonly key: Buffer },
  step: KeyChangeStep,
): void {
  try {
    changeKey(folder, {
      ...keys,
      at: (reached) => {
        if (reached === step) throw new Error('ended')
      },
    })
  } catch (error) {
    if (!(error instanceof Error) || error.message !== 'ended') throw error
  }
}

function expectAllUnder(folder: string, key: Buffer): void {
  for (const name of ['dagdeel.db', 'copies/yesterday.db', 'copies/today.db'])
    expect(opensWith(inFolder(folder, name), key), name).toBe(true)
  const journal = openJournal(inFolder(folder, 'pending.log'), journalKeyOf(key))
  expect(journal.count()).toBe(2)
  journal.close()
  const left = readdirSync(folder, { recursive: true }).map(String)
  expect(left.filter((name) => name.includes('.next'))).toEqual([])
  expect(existsSync(inFolder(folder, 'dagdeel.db-wal'))).toBe(false)
}

test('a slot that opens and holds something else is damage, not a wrong password', async () => {
  const made = copyOfFolder('flipped')
  const file = knownKeys(made.folder)
  const slot = file?.slots.find(({ id }) => id === made.stays)
  if (file === undefined || slot?.kind !== 'password') throw new Error('the slot is gone')
  const flipped = Buffer.from(slot.sealedKey, 'base64')
  flipped.writeUInt8(flipped.readUInt8(60) ^ 1, 60)
  const slots = file.slots.map((each) =>
    each === slot ? { ...slot, sealedKey: flipped.toString('base64') } : each,
  )
  writeKeys(made.folder, { ...file, slots })
  const way = { kind: 'secret', slotId: made.stays, secret: own } as const
  expect(await openKey({ folder: made.folder, sealers: [], way, hasData: true })).toEqual({
    ok: false,
    refusal: { kind: 'keyDamaged' },
  })
})
