import { copyFileSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openConnection } from '#electron/db/open-connection.ts'
import { shapesOf } from '#electron/backup/gather-rows.ts'
import { importArgs } from '#shared/import/import-args.ts'
import { nothingStored } from '#shared/import/known-rows.ts'
import { readImport } from '#shared/import/read-import.ts'
import { readFolder } from '#electron/machine/read-folder.ts'
import { createTestRunner, makeTempFolder, openTestFolder } from '#tests/harness/database.ts'

/** The sample organisation in a closed data folder, with its key. */
export interface SampleFolder {
  readonly folder: string
  readonly key: Buffer
  /** The same once more, to break. */
  again(name: string): string
  remove(): void
}

export async function makeSampleFolder(): Promise<SampleFolder> {
  const temp = makeTempFolder()
  const folder = join(temp.folder, 'original')
  mkdirSync(folder)
  const opened = await openTestFolder(folder)
  const files = readFolder(join(import.meta.dirname, '..', '..', '..', 'resources', 'sample'))
  if (!files.ok) throw new Error('the sample ships with the app')
  createTestRunner(opened).done(
    'importOrganisation',
    importArgs(readImport(files.value, nothingStored), nothingStored),
  )
  const key = opened.keys.withKey((lent) => Buffer.from(lent))
  opened.close()
  return {
    folder,
    key,
    again(name) {
      const to = join(temp.folder, name)
      copyFolder(folder, to)
      return to
    },
    remove: () => temp.remove(),
  }
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    // A lock belongs to a process that lives.
    if (name === 'dagdeel.lock') continue
    if (statSync(join(from, name)).isFile()) copyFileSync(join(from, name), join(to, name))
    else copyFolder(join(from, name), join(to, name))
  }
}

/** Every row of a database as text, by table. */
export function rowsOf(path: string, key: Buffer): ReadonlyMap<string, ReadonlySet<string>> {
  const db = openConnection(path, key, 'read')
  try {
    const tables = shapesOf(path, key).map(({ table }) => table)
    return new Map(
      tables.map((table) => {
        const rows = db.prepare<[], object>(`select * from "${table}"`).all()
        return [table, new Set(rows.map((row) => JSON.stringify(row)))]
      }),
    )
  } finally {
    db.close()
  }
}
