import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readTableFiles } from '#shared/import/read-table-files.ts'
import type { FolderRefusal } from '#shared/import/read-table-files.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ImportFile } from '#shared/schema/import/model.ts'

/** The table files of a folder on this machine, in order of name. */
export function readFolder(folder: string): Result<readonly ImportFile[], FolderRefusal> {
  return readTableFiles(
    {
      names: () => {
        try {
          return readdirSync(folder)
        } catch {
          return undefined
        }
      },
      bytesOf: (name) => {
        const stats = statSync(join(folder, name))
        return stats.isFile() ? stats.size : undefined
      },
      read: (name) => readFileSync(join(folder, name)),
    },
    folder,
  )
}
