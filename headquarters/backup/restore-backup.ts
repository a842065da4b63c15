import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { openAuditHeadFile } from '../cli/audit-head-file.ts'
import { eraseAgain } from '../erase-again.ts'
import { createRandomIds } from '../machine/random-ids.ts'
import { openOffice } from '../open-office.ts'
import { openEngine, openRecords } from '../open-records.ts'
import type { RecordsPlace } from '../open-records.ts'
import { emptyHead } from '../store/audit-chain.ts'
import { holdsHeadquarters } from '../store/sql/migrate.ts'
import { migrations } from '../store/migrations/migrations.ts'
import type { RegisteredDevice } from '../sync/headquarters.ts'
import { listRegister } from '../sync/list-register.ts'
import { fillFromBackup } from './fill-from-backup.ts'
import { DRAFT, acceptRestored, finishRestore } from './finish-restore.ts'
import { checkBackup } from './read-backup.ts'
import type { BackupFacts } from './read-backup.ts'

/**
 * Puts a copy back. What was there is put aside, never overwritten. Before anybody can come in, whoever was erased since
 * the copy was made is erased again, who was revoked since is so again, and the history gets a new name: computers then
 * send again what the copy lacks.
 */
export async function restoreBackup(
  path: string,
  place: RecordsPlace,
): Promise<Result<readonly string[], string>> {
  const backup = await checkBackup(path)
  if (!backup.ok) return backup
  if (backup.value.schemaStep > migrations.length)
    return refuse('This copy was made by a newer headquarters. Install that one first. Nothing was changed.')
  const restored =
    place.databaseUrl === null
      ? await restoreBeside(place, backup.value)
      : await putTogether(place, backup.value, [])
  if (!restored.ok) return restored
  const { erased, aside } = restored.value
  // The trail of the copy ends earlier, and says itself that a copy was put back: it is followed from here on.
  openAuditHeadFile(place.dataFolder).keep(emptyHead)
  return ok([
    `The copy of ${backup.value.at} is back: ${backup.value.rows} rows.`,
    ...(erased > 0 ? [`Erased again, as they were since: ${erased}.`] : []),
    ...(aside === undefined ? [] : [`What was here before is in ${aside}; throw it away when all is well.`]),
    'Computers compare everything at their next contact and send again what this copy does not have.',
  ])
}

interface Restored {
  readonly erased: number
  /** Where the records are that were here before. */
  readonly aside?: string | undefined
}

/**
 * Works in a folder beside the records and takes their place with everything in it. Whatever ends it before, what was
 * here stands; whatever ends it after, the next start finishes it.
 */
async function restoreBeside(place: RecordsPlace, backup: BackupFacts): Promise<Result<Restored, string>> {
  const { dataFolder } = place
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  // They stay open until then, so that nobody begins to work on what is about to be put aside.
  const present = await openPresent(place)
  if (present === 'inUse') return refuse('Another headquarters works on these records. Stop that one first.')
  const draft = join(dataFolder, DRAFT)
  rmSync(draft, { recursive: true, force: true })
  try {
    const made = await putTogether({ ...place, databaseName: DRAFT }, backup, present.register)
    if (!made.ok) return made
    acceptRestored(dataFolder)
    await present.close()
    return ok({ ...made.value, aside: finishRestore(dataFolder) })
  } finally {
    await present.close()
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Fills an empty database, and does to it what must be done before anybody comes in. */
async function putTogether(
  place: RecordsPlace,
  backup: BackupFacts,
  register: readonly RegisteredDevice[],
): Promise<Result<Restored, string>> {
  const filled = await fill(place, backup)
  if (!filled.ok) return filled
  const opened = await openOffice(place, '')
  if (!opened.ok) return opened
  const { office, close } = opened.value
  try {
    const erased = await eraseAgain(office)
    await office.operator.adoptRegister(register)
    await office.operator.renewEpoch()
    return ok({ erased })
  } finally {
    await close()
  }
}

async function fill(place: RecordsPlace, backup: BackupFacts): Promise<Result<void, string>> {
  const engine = await openEngine(place)
  if (!engine.ok) return refuse(engine.refusal.told)
  try {
    if (await holdsHeadquarters(engine.value))
      return refuse('This database holds a headquarters already. Give HQ_DATABASE_URL of an empty one.')
    await fillFromBackup(engine.value, backup, createRandomIds().newId())
    return ok(undefined)
  } finally {
    await engine.value.close()
  }
}

/** What is here now: the computers it knows, and that nobody else works on it. */
interface Present {
  readonly register: readonly RegisteredDevice[]
  close(): Promise<void>
}

const nothing: Present = { register: [], close: async () => undefined }

/**
 * The computers that are known now: those that joined since the copy was made would be strangers to it. Records too
 * damaged to open are nobody's, and are what a copy is for.
 */
async function openPresent(place: RecordsPlace): Promise<Present | 'inUse'> {
  const opened = await openRecords(place, 'mustBeThere').catch(() => undefined)
  if (opened === undefined) return nothing
  if (!opened.ok) return opened.refusal.kind === 'inUse' ? 'inUse' : nothing
  const { store } = opened.value
  const register = await listRegister(store).catch(() => [])
  let isOpen = true
  return {
    register,
    close: async () => {
      if (isOpen) await store.close()
      isOpen = false
    },
  }
}
