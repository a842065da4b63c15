import { migrations } from '../migrations/migrations.ts'
import type { HqMeta, HqStore } from '../store.ts'
import { migrate } from './migrate.ts'
import type { Patience } from './retry.ts'
import { createSqlStore } from './sql-store.ts'
import type { SqlEngine } from './sql-session.ts'

/** A database opened as headquarters. `engine` is for copies: it knows the tables, the store knows what they mean. */
export interface OpenedStore {
  readonly store: HqStore
  readonly engine: SqlEngine
}

export interface OpenOptions {
  /** What a headquarters is called that is opened for the first time, and how its history is named. */
  readonly firstMeta: () => HqMeta
  readonly patience: Patience
}

/** Brings the schema up to date and gives a new database its name. Closes the engine when that fails. */
export async function openStore(engine: SqlEngine, options: OpenOptions): Promise<OpenedStore> {
  try {
    await migrate(engine, migrations)
    await engine.transaction('write', async (session) => {
      const { epoch, name } = options.firstMeta()
      session.tell('insert into hq_meta (epoch, name) values ($1, $2) on conflict do nothing', [epoch, name])
      await session.settled()
    })
  } catch (error) {
    await engine.close()
    throw error
  }
  return { store: createSqlStore(engine, options.patience), engine }
}
