import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { openAdminDoor } from './cli/admin-door.ts'
import { importFiles, isEmpty, takeName } from './cli/import-folder.ts'
import { readFolder } from '#electron/machine/read-folder.ts'
import { checkAudit } from './cli/check-audit.ts'
import { runVerb } from './cli/verbs.ts'
import { composeHeadquarters } from './compose-headquarters.ts'
import type { ComposedHeadquarters } from './compose-headquarters.ts'
import { eraseAgain } from './erase-again.ts'
import { forgetDaily } from './forget-daily.ts'
import { codeOf, describeFault } from './log/describe-fault.ts'
import { openLog } from './log/open-log.ts'
import type { Log } from './log/log.ts'
import { serveHeadquarters } from './http/serve-headquarters.ts'
import { whereToListen } from './http/where-to-listen.ts'
import type { ListeningPlace } from './http/where-to-listen.ts'
import { createRandomIds } from './machine/random-ids.ts'
import { makeRecoveryBox } from './machine/recovery-box.ts'
import { createSystemClock } from './machine/system-clock.ts'
import { openRecords } from './open-records.ts'
import { ensureRecoveryKey } from './sync/recovery.ts'
import type { ServerOptions } from './read-options.ts'

export interface RunningHeadquarters {
  readonly origin: string
  /** What to tell whoever started it. */
  readonly notes: readonly string[]
  recordFailure(fault: unknown): void
  stop(): Promise<void>
}

export interface Surroundings {
  /** Folder that holds `resources/sample`. */
  readonly root: string
  readonly version: string
}

/** Opens the records, makes them agree with the ledger of erasures, and opens the doors. The refusal says what to tell. */
export async function runServer(
  options: ServerOptions,
  surroundings: Surroundings,
): Promise<Result<RunningHeadquarters, string>> {
  const place = whereToListen(options)
  if (!place.ok) return place
  const { dataFolder } = options
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const log = openLog(join(dataFolder, 'logs', 'headquarters.log'))
  const records = await openRecords(options, 'mayBegin')
  if (!records.ok) {
    log.error('open.failed', { because: records.refusal.kind })
    log.close()
    return refuse(records.refusal.told)
  }
  const { store, engine } = records.value
  try {
    const composed = composeHeadquarters({
      store,
      engine,
      dataFolder,
      log,
      clock: createSystemClock(),
      ids: createRandomIds(),
      readMs: () => performance.now(),
      later,
      chance: () => Math.random(),
      oldestApp: options.oldestApp,
      metricsToken: options.metricsToken,
      version: surroundings.version,
    })
    const notes = await prepare(composed, options, surroundings, log)
    return ok(await openDoors(composed, place.value, dataFolder, notes, log))
  } catch (fault) {
    log.error('start.failed', describeFault(fault))
    await store.close()
    log.close()
    if (codeOf(fault) === 'EADDRINUSE')
      return refuse(
        `Port ${options.port} is in use, perhaps by another headquarters. Choose one with --port.`,
      )
    if (codeOf(fault) === 'EACCES' || codeOf(fault) === 'EADDRNOTAVAIL')
      return refuse(
        `This machine does not let headquarters listen on ${place.value.host}, port ${options.port}.`,
      )
    throw fault
  }
}

function later(work: () => void, delayMs: number): () => void {
  const timer = setTimeout(work, delayMs)
  return () => clearTimeout(timer)
}

async function prepare(
  { office }: ComposedHeadquarters,
  options: ServerOptions,
  surroundings: Surroundings,
  log: Log,
): Promise<readonly string[]> {
  const erasedAgain = await eraseAgain(office, (fault) => log.error('erasure.failed', describeFault(fault)))
  if (erasedAgain > 0) log.warn('erased.again', { count: erasedAgain })
  await ensureRecoveryKey(office.store, office.now, makeRecoveryBox)
  const trail = await checkAudit(office)
  const warned = trail.trouble === null ? [] : [trail.trouble]
  if (trail.trouble !== null) log.error('trail.broken', { lines: trail.count })
  if (!(await isEmpty(office.store))) return warned
  if (!options.isSample) {
    return [
      ...warned,
      'Headquarters is empty. Begin with:',
      `  npm run -s hq -- import FOLDER --data "${options.dataFolder}"     the same folder of CSV files as the app`,
      `  npm run -s hq -- create-organisation NAME --data "${options.dataFolder}"`,
    ]
  }
  const files = readFolder(join(surroundings.root, 'resources', 'sample'))
  if (!files.ok) return ['The sample organisation is not here; headquarters is empty.']
  const report = await importFiles(files.value, false, office)
  const name = await takeName(office.store)
  log.info('sample', { errors: report.errorCount })
  return [...warned, `Filled with the sample organisation, ${name}.`]
}

async function openDoors(
  { http, office }: ComposedHeadquarters,
  place: ListeningPlace,
  dataFolder: string,
  notes: readonly string[],
  log: Log,
): Promise<RunningHeadquarters> {
  const server = await serveHeadquarters(http, place)
  const admin = await openAdminDoor(dataFolder, (wish) => runVerb(wish, office), log)
  const stopForgetting = forgetDaily({ operator: office.operator, log, later })
  log.info('started', { port: server.port, isEncrypted: place.tls !== null, store: office.store.kind })
  return {
    origin: server.origin,
    notes,
    recordFailure: (fault) => log.error('stopped.fault', describeFault(fault)),
    stop: async () => {
      await admin.close()
      await server.close()
      await stopForgetting()
      // What was written down since the start is remembered as well.
      await checkAudit(office)
      await office.store.close()
      log.info('stopped')
      log.close()
    },
  }
}
