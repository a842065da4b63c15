import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from '#shared/domain/explanation/model.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { appVersion } from '../app-version.ts'
import { describeOpenFailure } from '../describe-open-failure.ts'
import { createGate } from '../gate/create-gate.ts'
import { importSample } from '../import-sample.ts'
import type { HostOptions, Machine } from '../host-options.ts'
import { createHostFetch } from '../host-fetch.ts'
import { createHostSchedule } from '../host-schedule.ts'
import { describeError } from '../log/describe-error.ts'
import { openFileLog } from '../log/open-file-log.ts'
import { LOCAL_KEY_FILE } from '../db/open-data-folder.ts'
import { createLocalKeySealer } from '../db/local-key-sealer.ts'
import { openSettingsFile } from '../open-settings-file.ts'
import { listPageFiles } from '../page-files.ts'
import { createRandomIds } from '../random-ids.ts'
import { createSettingsStore } from '../services/settings/settings-store.ts'
import { createSystemChance } from '../system-chance.ts'
import { createSystemClock } from '../system-clock.ts'
import { createDoorkeeper } from './doorkeeper.ts'
import { canOpenBrowser, openBrowser } from './open-browser.ts'
import { serve } from './serve.ts'

export interface LoopbackSurroundings {
  /** Folder that holds `dist/renderer` and `resources/sample`. */
  readonly root: string
  readonly machine: Machine
  readonly userId: number | undefined
}

export interface RunningLoopback {
  /** Opens the app in a browser of this machine as long as this run lasts. */
  readonly address: string
  /** Why the data folder stays closed; the page tells it too. */
  readonly trouble: Message | undefined
  recordFailure(error: unknown): void
  stop(): Promise<void>
}

/**
 * Puts the gate before the data, serves the page and, where there is one, opens the browser. Data that stay closed are
 * explained on the page; the refusal says what to tell when there can be no page.
 */
export async function runLoopback(
  options: HostOptions,
  surroundings: LoopbackSurroundings,
): Promise<Result<RunningLoopback, Message>> {
  const { dataFolder } = options
  const pageFolder = join(surroundings.root, 'dist', 'renderer')
  if (!existsSync(pageFolder)) return refuse({ code: 'host.pageMissing', params: {} })
  const opening = openFileLog(join(dataFolder, 'logs', 'dagdeel.log'))
  if (!opening.ok) return refuse(describeOpenFailure(opening.refusal, dataFolder))
  const log = opening.value
  const application = await createGate({
    dataFolder,
    sealers: [createLocalKeySealer(join(dataFolder, LOCAL_KEY_FILE))],
    clock: createSystemClock(),
    ids: createRandomIds(),
    schedule: createHostSchedule(),
    chance: createSystemChance(),
    fetch: createHostFetch(),
    log,
    settings: createSettingsStore(openSettingsFile(dataFolder)),
    host: 'loopback',
    version: appVersion,
    isSample: options.isSample,
    opened: (opened) => {
      if (options.isSample) importSample(opened, join(surroundings.root, 'resources', 'sample'))
      opened.startDailyWork()
    },
  })
  try {
    const doorkeeper = createDoorkeeper(() => performance.now())
    const pageFiles = listPageFiles(pageFolder)
    const server = await serve({ application, doorkeeper, pageFiles, log, port: options.port })
    log.info('started', { host: 'loopback', version: appVersion, port: server.port })
    if (options.isBrowserOpened && canOpenBrowser(surroundings.machine, surroundings.userId)) {
      void openBrowser(`${server.origin}/#code=${doorkeeper.makeCode()}`, log)
    }
    return ok({
      address: `${server.origin}/#token=${doorkeeper.token}`,
      trouble: application.trouble(),
      recordFailure: (error) => log.error('stopped.fault', describeError(error)),
      stop: async () => {
        await server.close()
        application.close()
        log.info('stopped')
        log.close()
      },
    })
  } catch (error) {
    log.error('start.failed', describeError(error))
    application.close()
    log.close()
    if (isPortTaken(error)) return refuse({ code: 'host.portTaken', params: { port: options.port } })
    throw error
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
}
