import { migrate } from '../store/sql/migrate.ts'
import { migrations } from '../store/migrations/migrations.ts'
import type { SqlEngine } from '../store/sql/sql-session.ts'
import { listColumns, moveCounters, quoted } from './backup-tables.ts'
import { readBackup } from './read-backup.ts'
import type { BackupFacts } from './read-backup.ts'

const ROWS_A_TIME = 500

/**
 * Puts a copy into an empty database: the schema as it was when the copy was made, the rows as they were, all in one
 * transaction, under the name of another history. Opening it as headquarters brings the schema up to date.
 */
export async function fillFromBackup(engine: SqlEngine, backup: BackupFacts, epoch: string): Promise<void> {
  await migrate(engine, migrations.slice(0, backup.schemaStep))
  await engine.transaction('write', async (session) => {
    for await (const { table, columns, rows } of readBackup(backup.path, ROWS_A_TIME)) {
      const types = new Map((await listColumns(session, table)).map(({ name, type }) => [name, type]))
      const values = columns.map((name, index) => `(of_row->>${index})::${types.get(name) ?? 'text'}`)
      session.tell(
        `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) overriding system value
         select ${values.join(', ')} from json_array_elements($1::json) of_row`,
        [`[${rows.join(',')}]`],
      )
      // One batch at a time in memory, and the first thing wrong ends it.
      await session.settled()
    }
    await moveCounters(session)
    // Not a moment of these records under the name of the history they were copied from, also when nothing comes after.
    session.tell('update hq_meta set epoch = $1', [epoch])
    session.tell('update hq_device set erasure_seq = 0, work_since = null')
  })
}
