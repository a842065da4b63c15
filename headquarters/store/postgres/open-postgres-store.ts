import { openStore } from '../sql/open-store.ts'
import type { OpenedStore, OpenOptions } from '../sql/open-store.ts'
import { openPostgresEngine } from './postgres-engine.ts'
import type { PostgresOptions } from './postgres-engine.ts'

/** Headquarters on a PostgreSQL server. Throws `DatabaseInUse` or `NewerSchema` without having changed anything. */
export async function openPostgresStore(options: PostgresOptions & OpenOptions): Promise<OpenedStore> {
  return openStore(await openPostgresEngine(options), options)
}
