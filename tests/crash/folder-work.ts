import { join } from 'node:path'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { LOCAL_KEY_FILE, openDataFolder } from '#electron/db/open-data-folder.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { createTestRunner } from '#tests/harness/database.ts'

/** What a folder is busy with when the program is killed. */
export const folderKinds = ['copies', 'restore', 'keyChange', 'erase', 'purge'] as const
export type FolderKind = (typeof folderKinds)[number]

/** The folder is opened by the whole program, which carries out after a kill what was left to do. */
export function isWholeProgram(kind: FolderKind): boolean {
  return kind === 'erase' || kind === 'purge'
}

export const PASSWORD = 'vier losse woorden samen'
const WEEKS_A_YEAR = 50
const FIRST_YEAR = 2030
const DAY_MS = 86_400_000
const FIRST_MOMENT_MS = Date.parse('2026-11-24T09:00:00.000Z')

/** A child that left long ago, to be erased one after another. */
export function childOf(number: number): string {
  return `gone-${number}`
}

/** Each act takes a day, so that every purge finds what came over its term since the one before. */
export function momentMsOf(number: number): number {
  return FIRST_MOMENT_MS + number * DAY_MS
}

/** Opens with the password, as a person does; never with what the machine keeps. */
export async function openWithPassword(folder: string, slotId: string): Promise<OpenedDataFolder> {
  const opened = await openDataFolder({
    folder,
    sealers: [createLocalKeySealer(join(folder, LOCAL_KEY_FILE))],
    way: { kind: 'secret', slotId, secret: PASSWORD },
  })
  if (!opened.ok) throw new Error(`does not open: ${JSON.stringify(opened.refusal)}`)
  return opened.value
}

type ActedOn = Pick<OpenedDataFolder, 'db' | 'deviceId'>

/** The so-manieth act: a week that is settled, each week once. */
export function actOf(opened: ActedOn, number: number): void {
  const [location] = opened.db.all('select id from location order by id')
  const year = FIRST_YEAR + Math.floor(number / WEEKS_A_YEAR)
  const week = String((number % WEEKS_A_YEAR) + 1).padStart(2, '0')
  const args = { locationId: String(location?.['id']), week: `${year}-W${week}` }
  createTestRunner(opened).done('settleRoster', args, `act-${number}`)
}
