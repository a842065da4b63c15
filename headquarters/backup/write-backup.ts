import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, createWriteStream, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Instant } from '#shared/kernel/time.ts'
import { text } from '../store/sql/column-value.ts'
import type { SqlEngine, SqlSession } from '../store/sql/sql-session.ts'
import { listBackupTables, listColumns, quoted, readSchemaStep } from './backup-tables.ts'

const ROWS_A_TIME = 1_000
/** Before the first row of a table. */
const BEFORE_ALL = '(0,0)'

export interface WrittenBackup {
  readonly path: string
  readonly rows: number
}

/**
 * Copies everything of one moment into one file, packed: a first line that says what it is, per table a line with its
 * name and columns and one line a row, and a last line with the count and a
 * fingerprint, so that half a file, or one somebody changed, is never taken for what was written. The file
 * holds names of children and is for its owner only; it has its own name only once it is complete and on the disk.
 */
export async function writeBackup(engine: SqlEngine, folder: string, now: Instant): Promise<WrittenBackup> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `headquarters-${now.replaceAll(/[:.]/g, '-')}.jsonl.gz`)
  const draft = `${path}.draft`
  const step = await readSchemaStep(engine)
  const packer = createGzip()
  const file = packer.pipe(createWriteStream(draft, { mode: 0o600 }))
  const hash = createHash('sha256')
  const write = async (lines: readonly string[]): Promise<void> => {
    const written = `${lines.join('\n')}\n`
    hash.update(written)
    if (!packer.write(written)) await once(packer, 'drain')
  }
  try {
    await write([
      `@${JSON.stringify({ what: 'dagdeel headquarters', format: 1, schemaStep: step, at: now })}`,
    ])
    const rows = await engine.transaction('read', (session) => writeTables(session, write))
    await write([`@${JSON.stringify({ end: rows, sha256: hash.copy().digest('hex') })}`])
    packer.end()
    await finished(file)
    flush(draft)
    renameSync(draft, path)
    return { path, rows }
  } catch (fault) {
    packer.destroy()
    file.destroy()
    rmSync(draft, { force: true })
    throw fault
  }
}

async function writeTables(
  session: SqlSession,
  write: (lines: readonly string[]) => Promise<void>,
): Promise<number> {
  let count = 0
  for (const table of await listBackupTables(session)) {
    const columns = (await listColumns(session, table)).map(({ name }) => name)
    await write([`@${JSON.stringify({ table, columns })}`])
    // Each value as the database writes it, so that it reads back the same: a JSON `null` is not an empty column.
    const values = columns.map((column) => `of_table.${quoted(column)}::text`).join(', ')
    for (let after = BEFORE_ALL; ;) {
      // In the order of the disk: no index is needed, and the transaction sees one moment.
      const rows = await session.ask(
        `select of_table.ctid::text as place, json_build_array(${values})::text from ${quoted(table)} of_table
         where of_table.ctid > $1::tid order by of_table.ctid limit ${ROWS_A_TIME}`,
        [after],
      )
      const last = rows.at(-1)
      if (last === undefined) break
      await write(rows.map((row) => text(row, 1)))
      count += rows.length
      after = text(last, 0)
    }
  }
  return count
}

function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
