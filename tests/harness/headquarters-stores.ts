import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryStore } from '#headquarters/store/memory/memory-store.ts'
import { openPgliteStore } from '#headquarters/store/pglite/open-pglite-store.ts'
import { openPostgresStore } from '#headquarters/store/postgres/open-postgres-store.ts'
import type { OpenedStore } from '#headquarters/store/sql/open-store.ts'
import { createSqlStore } from '#headquarters/store/sql/sql-store.ts'
import type { SqlEngine } from '#headquarters/store/sql/sql-session.ts'
import type { HqMeta, HqStore } from '#headquarters/store/store.ts'
import { makeDatabase, pgliteOfRun } from './postgres-server.ts'

/** A place for headquarters to keep everything, empty, for one test. */
export interface StoreKind {
  readonly name: string
  open(meta: HqMeta): Promise<HqStore>
}

export const memoryStores: StoreKind = { name: 'in memory', open: async (meta) => createMemoryStore(meta) }

/** One database a test file, emptied for every test: making one takes longer than most tests. */
export const pgliteStores: StoreKind = { name: 'on PGlite', open: emptied(openPglite) }
export const postgresStores: StoreKind = { name: 'on PostgreSQL', open: emptied(openPostgres) }
export const everyStore: readonly StoreKind[] = [memoryStores, pgliteStores, postgresStores]

let chosen = memoryStores

/** For a file that runs tests of headquarters on another store than memory. */
export function chooseStores(kind: StoreKind): void {
  chosen = kind
}

export function chosenStores(): StoreKind {
  return chosen
}

/** Time that passes at once, and no chance: for a store of which the test is about something else. */
export const noPatience = { chance: () => 0, sleep: async () => undefined }
const firstMeta = (): HqMeta => ({ epoch: 'history-1', name: 'De Boog' })

function emptied(open: () => Promise<OpenedStore>): StoreKind['open'] {
  let opened: Promise<OpenedStore> | undefined
  return async (meta) => {
    opened ??= open()
    const { engine } = await opened
    await empty(engine)
    // A store keeps what it read; what was emptied behind its back it cannot know.
    const store = createSqlStore(engine, noPatience)
    await store.write((writer) => writer.setMeta(meta))
    return store
  }
}

async function openPglite(): Promise<OpenedStore> {
  return openPgliteStore({ folder: await copyOfPglite(), isFlushing: false, firstMeta, patience: noPatience })
}

/** A folder of one's own with an empty headquarters in it. Goes with the process. */
export async function copyOfPglite(): Promise<string> {
  const template = await pgliteOfRun()
  const folder = mkdtempSync(join(tmpdir(), 'dagdeel-pglite-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  cpSync(template, folder, { recursive: true })
  return folder
}

async function openPostgres(): Promise<OpenedStore> {
  return openPostgresStore({ url: await makeDatabase(), firstMeta, patience: noPatience })
}

/** Takes everything out but the schema. For a few rows this is quicker than `truncate`, which makes every file anew. */
async function empty(engine: SqlEngine): Promise<void> {
  await engine.execute(`do $body$
    declare name text;
    begin
      set local session_replication_role = replica;
      for name in select tablename from pg_tables where schemaname = current_schema() and tablename <> 'hq_schema' loop
        execute format('delete from %I', name);
      end loop;
    end
  $body$`)
}
