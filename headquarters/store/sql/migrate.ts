import type { Migration } from '../migrations/migration.ts'
import { number } from './column-value.ts'
import type { SqlEngine } from './sql-session.ts'

/** The database was made by a newer headquarters. Nothing was changed. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema'
  constructor(found: number, known: number) {
    super(
      `this database has schema ${found} and this headquarters knows ${known}: install the newer headquarters`,
    )
  }
}

/**
 * Carries out the steps a database has not had yet, each in a transaction of its own together with its number. Whoever
 * calls it has the database to itself.
 */
export async function migrate(engine: SqlEngine, migrations: readonly Migration[]): Promise<void> {
  const version = await findSchemaVersion(engine)
  if (version > migrations.length) throw new NewerSchema(version, migrations.length)
  for (const [index, migration] of migrations.entries()) {
    if (index < version) continue
    await engine.execute(
      `begin; ${migration.sql}
       insert into hq_schema (step, name) values (${index + 1}, '${migration.name}'); commit;`,
    )
  }
}

/** Whether a headquarters was ever opened in a database. Looks only. */
export async function holdsHeadquarters(engine: SqlEngine): Promise<boolean> {
  return engine.transaction('read', async (session) => {
    const [row] = await session.ask(`select to_regclass('hq_meta') is not null`)
    return row?.[0] === 't'
  })
}

/** 0 for a database in which there was never a headquarters. */
export async function findSchemaVersion(engine: SqlEngine): Promise<number> {
  await engine.execute(
    'create table if not exists hq_schema (step integer primary key, name text not null, at timestamptz not null default now())',
  )
  return engine.transaction('read', async (session) => {
    const [row] = await session.ask('select coalesce(max(step), 0) from hq_schema')
    return row === undefined ? 0 : number(row, 0)
  })
}
