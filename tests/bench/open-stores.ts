import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryStore } from '#headquarters/store/memory/memory-store.ts'
import { openPgliteStore } from '#headquarters/store/pglite/open-pglite-store.ts'
import { openPostgresStore } from '#headquarters/store/postgres/open-postgres-store.ts'
import type { SqlEngine } from '#headquarters/store/sql/sql-session.ts'
import type { HqStore } from '#headquarters/store/store.ts'
import { startPostgres } from '../../scripts/lib/postgres.mjs'

export interface BenchStore {
  readonly store: HqStore
  /** The tables themselves, to lay a long past in them; memory has none. */
  readonly engine?: SqlEngine
  close(): Promise<void>
}

const firstMeta = () => ({ epoch: 'first', name: 'Hoofdkantoor' })
/** Two that get in each other's way try again after a moment; the moment is short and always the same. */
export const patience = {
  chance: () => 0.5,
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
}

export function memoryStore(): Promise<BenchStore> {
  const store = createMemoryStore(firstMeta())
  return Promise.resolve({ store, close: () => store.close() })
}

/** PGlite in a folder of its own, as `npm run hq` has it. */
export async function pgliteStore(): Promise<BenchStore> {
  const folder = mkdtempSync(join(tmpdir(), 'dagdeel-pglite-'))
  const { store, engine } = await openPgliteStore({ folder, firstMeta, patience })
  return {
    store,
    engine,
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A PostgreSQL server of its own, settings as it comes, so every commit is flushed; `undefined` where there is none. */
export async function postgresStore(connections = 8): Promise<BenchStore | undefined> {
  const server = await startPostgres()
  if ('reason' in server) {
    console.log(server.reason)
    return undefined
  }
  const { store } = await openPostgresStore({ url: server.url, connections, firstMeta, patience })
  return {
    store,
    async close() {
      await store.close()
      await server.stop()
    },
  }
}
