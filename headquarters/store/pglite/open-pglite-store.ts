import { openStore } from '../sql/open-store.ts'
import type { OpenedStore, OpenOptions } from '../sql/open-store.ts'
import { openPgliteEngine } from './pglite-engine.ts'
import type { PgliteOptions } from './pglite-engine.ts'

/** Headquarters in a folder. Throws `DatabaseInUse` or `NewerSchema` without having changed a record. */
export async function openPgliteStore(options: PgliteOptions & OpenOptions): Promise<OpenedStore> {
  return openStore(await openPgliteEngine(options), options)
}
