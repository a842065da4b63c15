import { join } from 'node:path'
import type { SqlRow } from '../db/handles.ts'
import { copyFolderOf, listCopyNames } from '../db/copy-folders.ts'
import { openConnection } from '../db/open-connection.ts'
import type { GatheredTable } from './gather-rows.ts'
import { withKeyOf } from './key-of-copy.ts'
import { isDamage, readDamagedTable } from './read-damaged-table.ts'

/**
 * What this computer knows of itself: whose it is at headquarters, who signs in here. A page or two each, in no trail, and
 * without them the rest is of little use. They hardly change, so an older copy has them.
 */
const ofThisComputer: ReadonlySet<string> = new Set(['sync_state', 'meta', 'local_person', 'staff_pin'])

/** Adds to what was read of these tables what the newest copy that opens has; what was read itself counts first. */
export function supplementFromCopy(
  folder: string,
  key: Buffer,
  gathered: readonly GatheredTable[],
): readonly GatheredTable[] {
  const wanting = gathered.filter(({ shape, isWhole }) => !isWhole && ofThisComputer.has(shape.table))
  if (wanting.length === 0) return gathered
  const found = readNewestCopy(folder, key, wanting)
  return gathered.map((table) => {
    const rows = found.get(table.shape.table)
    return rows === undefined ? table : { ...table, rows: [...table.rows, ...rows] }
  })
}

function readNewestCopy(
  folder: string,
  key: Buffer,
  wanting: readonly GatheredTable[],
): ReadonlyMap<string, readonly SqlRow[]> {
  const copies = copyFolderOf(folder)
  for (const name of listCopyNames(copies).toReversed()) {
    try {
      const path = join(copies, name)
      const copy = withKeyOf(folder, path, key, (ofCopy) => openConnection(path, ofCopy, 'read'))
      try {
        return new Map(
          wanting.map(({ shape }) => {
            const columns = shape.columns.map((column) => column.name)
            return [shape.table, readDamagedTable(copy, shape.table, columns).rows]
          }),
        )
      } finally {
        copy.close()
      }
    } catch (error) {
      // A copy from before the table was there, under another key, or damaged itself: the one before it.
      if (!isDamage(error)) throw error
    }
  }
  return new Map()
}
