import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { maxImportBytes } from '#shared/schema/import/model.ts'
import type { ImportFile } from '#shared/schema/import/model.ts'

export type FolderRefusal = {
  readonly code: 'import.folderMissing' | 'import.tooLarge'
  readonly params: Readonly<Record<string, string | number>>
}

const TABLE_FILE = /\.(csv|tsv|txt|xlsx|xls|ods)$/i

/**
 * The table files of a folder, in order of name; other files and hidden ones are left alone. Spreadsheets are read
 * too, so that the report can say how to save them as CSV.
 */
export function readFolder(folder: string): Result<readonly ImportFile[], FolderRefusal> {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return refuse({ code: 'import.folderMissing', params: { folder } })
  }
  const paths = names
    .filter((name) => TABLE_FILE.test(name) && !name.startsWith('.') && !name.startsWith('~$'))
    .toSorted()
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => statSync(path).isFile())
  let bytes = 0
  for (const { path } of paths) bytes += statSync(path).size
  if (bytes > maxImportBytes)
    return refuse({ code: 'import.tooLarge', params: { max: maxImportBytes / 1024 / 1024 } })
  return ok(paths.map(({ name, path }) => ({ name, bytes: readFileSync(path) })))
}
