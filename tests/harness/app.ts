import { join } from 'node:path'
import { composeApplication } from '#electron/compose.ts'
import type { AppPorts, ComposedApplication } from '#electron/composed-application.ts'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { LOCAL_KEY_FILE } from '#electron/db/open-data-folder.ts'
import { createHostSchedule } from '#electron/host-schedule.ts'
import { importSample } from '#electron/import-sample.ts'
import type { Log, LogFacts } from '#electron/log/log.ts'
import { createRandomIds } from '#electron/random-ids.ts'
import { createSettingsStore } from '#electron/services/settings/settings-store.ts'
import { createSystemChance } from '#electron/system-chance.ts'
import { createSystemClock } from '#electron/system-clock.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallInput, CallName, CallOutput } from '#shared/ipc/contract.ts'
import type { AppEvent, Reply } from '#shared/ipc/wire.ts'
import { contractVersion } from '#shared/ipc/wire.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { makeTempFolder } from './database.ts'

export interface AppOptions {
  /** A folder that outlives the app, to open it a second time; left out = one of its own, removed at the end. */
  readonly folder?: string
  /** `sample`: the sample organisation; a row set: what builders made; left out: nothing yet. */
  readonly data?: 'sample' | RowSet
  /** Civil time in UTC; left out = Monday 23 November 2026, nine o'clock in the Netherlands. */
  readonly now?: string
  readonly ports?: Partial<AppPorts>
}

export interface TestApp {
  readonly application: ComposedApplication
  readonly folder: string
  readonly logged: LogLine[]
  readonly events: AppEvent[]
  /** The raw answer. */
  reply(call: string, input: unknown): Promise<Reply>
  /** The output of a call that must be done. */
  done<Name extends CallName>(call: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  /** The refusal of a call that must be refused. */
  refused(call: string, input: unknown): Promise<Message>
  close(): void
}

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly event: string
  readonly facts: LogFacts
}

export function createTestLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = []
  const keep =
    (level: LogLine['level']) =>
    (event: string, facts: LogFacts = {}) => {
      lines.push({ level, event, facts })
    }
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error'), close: () => {} }
}

/** The real application on a real encrypted folder; only time, chance, the log and the settings file are replaced. */
export async function startApp(options: AppOptions = {}): Promise<TestApp> {
  const temp = options.folder === undefined ? makeTempFolder() : undefined
  const folder = options.folder ?? temp?.folder ?? ''
  const log = createTestLog()
  const nowMs = Date.parse(options.now ?? '2026-11-23T08:00:00.000Z')
  const stored = new Map<string, unknown>()
  const opened = await composeApplication({
    dataFolder: folder,
    sealers: [createLocalKeySealer(join(folder, LOCAL_KEY_FILE))],
    clock: createSystemClock(() => nowMs),
    ids: createRandomIds(),
    schedule: createHostSchedule(),
    chance: createSystemChance(),
    fetch: () => Promise.reject(new Error('no network in a test')),
    log,
    settings: createSettingsStore({
      get: (key) => stored.get(key),
      set: (key, value) => stored.set(key, value),
    }),
    host: 'loopback',
    version: '0.0.0-test',
    ...options.ports,
  })
  if (!opened.ok) throw new Error(`the app does not open: ${JSON.stringify(opened.refusal)}`)
  const application = opened.value
  if (options.data === 'sample')
    importSample(application, join(import.meta.dirname, '..', '..', 'resources', 'sample'))
  else if (options.data !== undefined) {
    const imported = application.act('importOrganisation', { rows: options.data })
    if (!imported.ok) throw new Error(`the data do not go in: ${JSON.stringify(imported.refusal)}`)
  }
  const events: AppEvent[] = []
  application.subscribe((event) => events.push(event))
  const reply = (call: string, input: unknown) =>
    application.dispatch({ version: contractVersion, call, input })
  return {
    application,
    folder,
    logged: log.lines,
    events,
    reply,
    async done(call, input) {
      const answer = await reply(call, input)
      if (answer.status !== 'done') {
        throw new Error(`${call} was not done: ${JSON.stringify(answer)} ${JSON.stringify(log.lines)}`)
      }
      return answer.output as CallOutput<typeof call>
    },
    async refused(call, input) {
      const answer = await reply(call, input)
      if (answer.status !== 'refused') throw new Error(`${call} was not refused: ${JSON.stringify(answer)}`)
      return answer.refusal
    },
    close() {
      application.close()
      temp?.remove()
    },
  }
}
