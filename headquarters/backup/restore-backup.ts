import { renameSync, rmSync, statSync } from 'node:fs'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { eraseAgain } from '../erase-again.ts'
import { createRandomIds } from '../machine/random-ids.ts'
import { openOffice } from '../open-office.ts'
import { databaseFolder, openEngine, openRecords } from '../open-records.ts'
import type { RecordsPlace } from '../open-records.ts'
import { findSchemaVersion } from '../store/sql/migrate.ts'
import type { SqlEngine } from '../store/sql/sql-session.ts'
import { migrations } from '../store/migrations/migrations.ts'
import type { RegisteredDevice } from '../sync/headquarters.ts'
import { listRegister } from '../sync/list-register.ts'
import { fillFromBackup } from './fill-from-backup.ts'
import { checkBackup } from './read-backup.ts'
import type { BackupFacts } from './read-backup.ts'

/**
 * Puts a copy back. What was there is put aside, never overwritten. Before anybody can come in, whoever was erased since
 * the copy was made is erased again, and the history gets a new name: computers then send again what the copy lacks.
 */
export async function restoreBackup(
  path: string,
  place: RecordsPlace,
): Promise<Result<readonly string[], string>> {
  const backup = await checkBackup(path)
  if (!backup.ok) return backup
  if (backup.value.schemaStep > migrations.length)
    return refuse('This copy was made by a newer headquarters. Install that one first. Nothing was changed.')
  const free: Result<PutAside, string> = place.databaseUrl === null ? await putAside(place) : ok(nothingAside)
  if (!free.ok) return free
  const filled = await fill(place, backup.value).catch((fault: unknown) => {
    takeBack(place, free.value.folder)
    throw fault
  })
  if (!filled.ok) {
    takeBack(place, free.value.folder)
    return filled
  }
  const opened = await openOffice(place, '')
  if (!opened.ok) return opened
  try {
    const erased = await eraseAgain(opened.value.office)
    await opened.value.office.operator.adoptRegister(free.value.register)
    await opened.value.office.operator.renewEpoch()
    return ok([
      `The copy of ${backup.value.at} is back: ${backup.value.rows} rows.`,
      ...(erased > 0 ? [`Erased again, as they were since: ${erased}.`] : []),
      ...(free.value.folder === undefined
        ? []
        : [`What was here before is in ${free.value.folder}; throw it away when all is well.`]),
      'Computers compare everything at their next contact and send again what this copy does not have.',
    ])
  } finally {
    await opened.value.close()
  }
}

async function fill(place: RecordsPlace, backup: BackupFacts): Promise<Result<void, string>> {
  const engine = await openEngine(place)
  if (!engine.ok) return refuse(engine.refusal.told)
  try {
    if (await isInUse(engine.value))
      return refuse('This database holds a headquarters already. Give HQ_DATABASE_URL of an empty one.')
    await fillFromBackup(engine.value, backup, createRandomIds().newId())
    return ok(undefined)
  } finally {
    await engine.value.close()
  }
}

/** What was here before, and the computers it knew. */
interface PutAside {
  readonly folder: string | undefined
  readonly register: readonly RegisteredDevice[]
}

const nothingAside: PutAside = { folder: undefined, register: [] }

/** It did not work out: what was put aside stands in its place again. */
function takeBack(place: RecordsPlace, aside: string | undefined): void {
  if (aside === undefined) return
  rmSync(databaseFolder(place), { recursive: true, force: true })
  renameSync(aside, databaseFolder(place))
}

/** Moves the records that are here out of the way. Only when nobody works on them: they are opened for that once. */
async function putAside(place: RecordsPlace): Promise<Result<PutAside, string>> {
  const folder = databaseFolder(place)
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return ok(nothingAside)
  const register = await readRegister(place)
  if (register === 'inUse') return refuse('Another headquarters works on these records. Stop that one first.')
  for (let number = 1; ; number += 1) {
    const aside = `${folder}.before-restore-${number}`
    if (statSync(aside, { throwIfNoEntry: false }) !== undefined) continue
    renameSync(folder, aside)
    return ok({ folder: aside, register })
  }
}

/**
 * The computers that are known now: those that joined since the copy was made would be strangers to it. Records too
 * damaged to open are nobody's, and are what a copy is for.
 */
async function readRegister(place: RecordsPlace): Promise<readonly RegisteredDevice[] | 'inUse'> {
  const opened = await openRecords(place).catch(() => undefined)
  if (opened === undefined) return []
  if (!opened.ok) return opened.refusal.kind === 'inUse' ? 'inUse' : []
  const { store } = opened.value
  const register = await listRegister(store).catch(() => [])
  await store.close()
  return register
}

async function isInUse(engine: SqlEngine): Promise<boolean> {
  return (await findSchemaVersion(engine)) > 0
}
