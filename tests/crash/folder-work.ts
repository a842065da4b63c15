import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { LOCAL_KEY_FILE, openDataFolder } from '#electron/db/open-data-folder.ts'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { join } from 'node:path'
import { createTestRunner } from '#tests/harness/database.ts'

/** What a folder is busy with when the program is killed. */
export const folderKinds = ['copies', 'restore', 'keyChange', 'erase'] as const
export type FolderKind = (typeof folderKinds)[number]

export const PASSWORD = 'vier losse woorden samen'
/** Children without care, to be erased one after another. */
export const CHILDREN = 3_000
const WEEKS_A_YEAR = 50
const FIRST_YEAR = 2030

export function childOf(number: number): string {
  return `gone-${number}`
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

/** The so-manieth act: a week that is settled, each week once. */
export function actOf(opened: OpenedDataFolder, number: number): void {
  const [location] = opened.db.all('select id from location order by id')
  const year = FIRST_YEAR + Math.floor(number / WEEKS_A_YEAR)
  const week = String((number % WEEKS_A_YEAR) + 1).padStart(2, '0')
  const args = { locationId: String(location?.['id']), week: `${year}-W${week}` }
  createTestRunner(opened).done('settleRoster', args, `act-${number}`)
}
