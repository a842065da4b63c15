import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { createRandomIds } from './machine/random-ids.ts'
import { openPgliteEngine } from './store/pglite/pglite-engine.ts'
import { DatabaseInUse } from './store/sql/database-in-use.ts'
import { openPostgresEngine } from './store/postgres/postgres-engine.ts'
import { RECORDS, finishRestore } from './backup/finish-restore.ts'
import { NewerSchema, holdsHeadquarters } from './store/sql/migrate.ts'
import { openStore } from './store/sql/open-store.ts'
import type { OpenedStore } from './store/sql/open-store.ts'
import type { SqlEngine } from './store/sql/sql-session.ts'
import { sqlStateOf } from './store/sql/sql-trouble.ts'

/** Where headquarters keeps its records. */
export interface RecordsPlace {
  /** Also holds the log, the ledger of erasures and the operator's door. */
  readonly dataFolder: string
  /** `postgres://...`; null = an embedded database in the data folder. */
  readonly databaseUrl: string | null
  /** How the embedded database is called there; `database` but for one that is being put together. */
  readonly databaseName?: string
}

/** Whether a headquarters may begin where there is none. */
export type Beginning = 'mayBegin' | 'mustBeThere'

export interface RecordsFailure {
  readonly kind: 'absent' | 'inUse' | 'newer' | 'unreachable'
  /** A sentence for the operator; never the address of the database, which holds a password. */
  readonly told: string
}

/** Opens the records, brings their schema up to date, and names a headquarters that is opened for the first time. */
export async function openRecords(
  place: RecordsPlace,
  beginning: Beginning,
): Promise<Result<OpenedStore, RecordsFailure>> {
  if (place.databaseUrl === null && place.databaseName === undefined) finishRestore(place.dataFolder)
  const isThere = place.databaseUrl !== null || existsSync(databaseFolder(place))
  if (beginning === 'mustBeThere' && !isThere) return refuse(absent(place))
  const engine = await openEngine(place)
  if (!engine.ok) return engine
  if (beginning === 'mustBeThere') {
    const held = await tried(() => holdsHeadquarters(engine.value))
    if (!held.ok || !held.value) {
      await engine.value.close()
      return held.ok ? refuse(absent(place)) : held
    }
  }
  return tried(() =>
    openStore(engine.value, {
      firstMeta: () => ({ epoch: createRandomIds().newId(), name: 'Hoofdkantoor' }),
      patience: {
        chance: () => Math.random(),
        sleep: (ms) =>
          new Promise((resolve) => {
            setTimeout(resolve, ms)
          }),
      },
    }),
  )
}

/** The database as it is: nothing of a headquarters need be in it. */
export async function openEngine(place: RecordsPlace): Promise<Result<SqlEngine, RecordsFailure>> {
  const { databaseUrl } = place
  return tried(() =>
    databaseUrl === null
      ? openPgliteEngine({ folder: databaseFolder(place) })
      : openPostgresEngine({ url: databaseUrl }),
  )
}

export function databaseFolder({ dataFolder, databaseName = RECORDS }: RecordsPlace): string {
  return join(dataFolder, databaseName)
}

function absent({ dataFolder, databaseUrl }: RecordsPlace): RecordsFailure {
  const told =
    databaseUrl === null
      ? `There is no headquarters in ${dataFolder}. Say where it is: --data FOLDER.`
      : 'There is no headquarters in that database. Say where it is: HQ_DATABASE_URL.'
  return { kind: 'absent', told }
}

async function tried<Value>(work: () => Promise<Value>): Promise<Result<Value, RecordsFailure>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof DatabaseInUse)
      return refuse({
        kind: 'inUse',
        told: 'Another headquarters works on these records. Stop that one first.',
      })
    if (error instanceof NewerSchema)
      return refuse({
        kind: 'newer',
        told: 'These records were made by a newer headquarters. Install that one.',
      })
    const state = sqlStateOf(error)
    if (state === undefined) throw error
    const why = WHY[state] ?? `it says ${state}`
    return refuse({ kind: 'unreachable', told: `The database of headquarters cannot be opened: ${why}.` })
  }
}

/** What a database or a network calls it, in words. */
const WHY: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers at that address',
  ENOTFOUND: 'there is no such host',
  ETIMEDOUT: 'it does not answer',
  EACCES: 'this user may not read its folder',
  '28P01': 'the password is not right',
  '28000': 'this user may not come in',
  '3D000': 'there is no such database',
  '42501': 'this user may not make tables there',
}
