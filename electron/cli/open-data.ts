import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from '#shared/domain/explanation/model.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { appVersion } from '../app-version.ts'
import { composeApplication } from '../compose.ts'
import type { ComposedApplication } from '../compose.ts'
import { createLocalKeySealer } from '../db/local-key-sealer.ts'
import { DATABASE_FILE, LOCAL_KEY_FILE } from '../db/open-data-folder.ts'
import { describeOpenFailure } from '../describe-open-failure.ts'
import { createHostFetch } from '../host-fetch.ts'
import { createHostSchedule } from '../host-schedule.ts'
import type { Log } from '../log/log.ts'
import { createRandomIds } from '../random-ids.ts'
import { createSettingsStore } from '../services/settings/settings-store.ts'
import { createSystemChance } from '../system-chance.ts'
import { createSystemClock } from '../system-clock.ts'

/** Faults go to standard error, where a script's owner looks; the rest of the log is for a program that keeps running. */
const cliLog: Log = {
  info: () => {},
  warn: () => {},
  error: (event, facts = {}) => process.stderr.write(`${JSON.stringify({ event, ...facts })}\n`),
  close: () => {},
}

/**
 * Opens the application on a data folder, as the app itself does. Only an import may start a folder: any other verb on
 * an empty one is a typing error in the path.
 */
export async function openData(
  folder: string,
  mayCreate: boolean,
): Promise<Result<ComposedApplication, Message>> {
  if (!mayCreate && !existsSync(join(folder, DATABASE_FILE)))
    return refuse({ code: 'cli.noData', params: { folder } })
  const opened = await composeApplication({
    dataFolder: folder,
    sealers: [createLocalKeySealer(join(folder, LOCAL_KEY_FILE))],
    clock: createSystemClock(),
    ids: createRandomIds(),
    schedule: createHostSchedule(),
    chance: createSystemChance(),
    fetch: createHostFetch(),
    log: cliLog,
    // A script has no window and no theme.
    settings: createSettingsStore({ get: () => undefined, set: () => {} }),
    host: 'loopback',
    version: appVersion,
  })
  return opened.ok ? opened : refuse(describeOpenFailure(opened.refusal, folder))
}
