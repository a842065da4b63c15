import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { maxImportBytes } from '#shared/schema/import/model.ts'
import type { ImportFile } from '#shared/schema/import/model.ts'

export type FolderRefusal = {
  readonly code: 'import.folderMissing' | 'import.tooLarge'
  readonly params: Readonly<Record<string, string | number>>
}

/** A folder as the machine shows it. */
export interface TableFolder {
  /** `undefined` = there is no such folder. */
  names(): readonly string[] | undefined
  /** `undefined` = not a file. */
  bytesOf(name: string): number | undefined
  read(name: string): Uint8Array
}

const TABLE_FILE = /\.(csv|tsv|txt|xlsx|xls|ods)$/i

/**
 * The table files of a folder, in order of name; other files and hidden ones are left alone. Spreadsheets are read
 * too, so that the report can say how to save them as CSV.
 */
export function readTableFiles(
  folder: TableFolder,
  shownName: string,
): Result<readonly ImportFile[], FolderRefusal> {
  const names = folder.names()
  if (names === undefined) return refuse({ code: 'import.folderMissing', params: { folder: shownName } })
  const tables = names
    .filter((name) => TABLE_FILE.test(name) && !name.startsWith('.') && !name.startsWith('~$'))
    .toSorted()
    .flatMap((name) => {
      const bytes = folder.bytesOf(name)
      return bytes === undefined ? [] : [{ name, bytes }]
    })
  let bytes = 0
  for (const table of tables) bytes += table.bytes
  if (bytes > maxImportBytes)
    return refuse({ code: 'import.tooLarge', params: { max: maxImportBytes / 1024 / 1024 } })
  return ok(tables.map(({ name }) => ({ name, bytes: folder.read(name) })))
}
