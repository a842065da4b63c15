import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Office } from './cli/office.ts'
import { composeHeadquarters } from './compose-headquarters.ts'
import { openLog } from './log/open-log.ts'
import { createRandomIds } from './machine/random-ids.ts'
import { createSystemClock } from './machine/system-clock.ts'
import { openRecords } from './open-records.ts'
import type { Beginning, RecordsPlace } from './open-records.ts'

export interface OpenedOffice {
  readonly office: Office
  close(): Promise<void>
}

/** The operator's desk without a server: for a verb while headquarters does not run. */
export async function openOffice(
  place: RecordsPlace,
  version: string,
  beginning: Beginning = 'mayBegin',
): Promise<Result<OpenedOffice, string>> {
  const records = await openRecords(place, beginning)
  if (!records.ok) return refuse(records.refusal.told)
  mkdirSync(place.dataFolder, { recursive: true, mode: 0o700 })
  const { store, engine } = records.value
  const log = openLog(join(place.dataFolder, 'logs', 'headquarters.log'))
  const { office } = composeHeadquarters({
    store,
    engine,
    dataFolder: place.dataFolder,
    log,
    clock: createSystemClock(),
    ids: createRandomIds(),
    readMs: () => performance.now(),
    // Nobody listens, so nobody is told later.
    later: () => () => undefined,
    chance: () => 0,
    oldestApp: null,
    metricsToken: null,
    version,
  })
  return ok({
    office,
    close: async () => {
      await store.close()
      log.close()
    },
  })
}
