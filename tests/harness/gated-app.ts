import { join } from 'node:path'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { LOCAL_KEY_FILE } from '#electron/db/open-data-folder.ts'
import type { ComposedApplication } from '#electron/composed-application.ts'
import { createGate } from '#electron/gate/create-gate.ts'
import type { Gate, GatePorts } from '#electron/gate/gate-ports.ts'
import { importSample } from '#electron/import-sample.ts'
import { createRandomIds } from '#electron/random-ids.ts'
import { createSettingsStore } from '#electron/services/settings/settings-store.ts'
import { createSystemChance } from '#electron/system-chance.ts'
import { createSystemClock } from '#electron/system-clock.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallInput, CallName, CallOutput } from '#shared/ipc/contract.ts'
import type { AppEvent, Reply } from '#shared/ipc/wire.ts'
import { contractVersion } from '#shared/ipc/wire.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { createTestLog } from './app.ts'
import type { LogLine } from './app.ts'

/** Time that a test moves: what the clock on the wall says, and what passed by one that cannot be set. */
export interface TestTime {
  nowMs: number
  elapsedMs: number
  /** Both clocks go on; what was planned for later is done when its moment comes. */
  pass(ms: number): void
  readonly schedule: GatePorts['schedule']
}

/** Monday 23 November 2026, nine o'clock in the Netherlands. */
export function createTestTime(now = '2026-11-23T08:00:00.000Z'): TestTime {
  const planned = new Set<{ readonly dueMs: number; readonly work: () => void }>()
  const time: TestTime = {
    nowMs: Date.parse(now),
    elapsedMs: 0,
    pass(ms) {
      const untilMs = time.elapsedMs + ms
      for (;;) {
        const [next] = [...planned]
          .filter(({ dueMs }) => dueMs <= untilMs)
          .toSorted((a, b) => a.dueMs - b.dueMs)
        if (next === undefined) break
        time.nowMs += next.dueMs - time.elapsedMs
        time.elapsedMs = next.dueMs
        planned.delete(next)
        next.work()
      }
      time.nowMs += untilMs - time.elapsedMs
      time.elapsedMs = untilMs
    },
    schedule: {
      soon: (work) => {
        const turn = setImmediate(work)
        return () => clearImmediate(turn)
      },
      later: (work, delayMs) => {
        const plan = { dueMs: time.elapsedMs + delayMs, work }
        planned.add(plan)
        return () => planned.delete(plan)
      },
      elapsedMs: () => time.elapsedMs,
    },
  }
  return time
}

export interface GatedAppOptions {
  readonly folder: string
  readonly time?: TestTime
  readonly isSample?: boolean
  /** Brought in as soon as it is open and empty. */
  readonly data?: RowSet
  readonly ports?: Partial<GatePorts>
}

export interface GatedApp {
  readonly gate: Gate
  readonly time: TestTime
  readonly logged: LogLine[]
  readonly events: AppEvent[]
  /** The application that was opened last. */
  opened(): ComposedApplication
  reply(call: string, input: unknown): Promise<Reply>
  done<Name extends CallName>(call: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  refused(call: string, input: unknown): Promise<Message>
  close(): void
}

/** The real gate before the real application on a real encrypted folder; time, chance and the network are replaced. */
export async function startGatedApp(options: GatedAppOptions): Promise<GatedApp> {
  const { folder, time = createTestTime() } = options
  const log = createTestLog()
  const stored = new Map<string, unknown>()
  let opened: ComposedApplication | undefined
  const gate = await createGate({
    dataFolder: folder,
    sealers: [createLocalKeySealer(join(folder, LOCAL_KEY_FILE))],
    clock: createSystemClock(() => time.nowMs),
    ids: createRandomIds(),
    schedule: time.schedule,
    chance: createSystemChance(),
    fetch: () => Promise.reject(new Error('no network in a test')),
    log,
    settings: createSettingsStore({
      get: (key) => stored.get(key),
      set: (key, value) => stored.set(key, value),
    }),
    host: 'loopback',
    version: '0.0.0-test',
    isSample: options.isSample ?? false,
    opened: (application) => {
      opened = application
      if (options.isSample === true)
        importSample(application, join(import.meta.dirname, '..', '..', 'resources', 'sample'))
      if (options.data !== undefined && application.isEmpty()) {
        const imported = application.act('importOrganisation', { rows: options.data })
        if (!imported.ok) throw new Error(`the data do not go in: ${JSON.stringify(imported.refusal)}`)
      }
    },
    ...options.ports,
  })
  const events: AppEvent[] = []
  gate.subscribe((event) => events.push(event))
  const reply = (call: string, input: unknown) => gate.dispatch({ version: contractVersion, call, input })
  return {
    gate,
    time,
    events,
    logged: log.lines,
    opened() {
      if (opened === undefined) throw new Error('nothing was opened yet')
      return opened
    },
    reply,
    async done(call, input) {
      const answer = await reply(call, input)
      if (answer.status !== 'done')
        throw new Error(`${call} was not done: ${JSON.stringify(answer)} ${JSON.stringify(log.lines)}`)
      return answer.output as CallOutput<typeof call>
    },
    async refused(call, input) {
      const answer = await reply(call, input)
      if (answer.status !== 'refused') throw new Error(`${call} was not refused: ${JSON.stringify(answer)}`)
      return answer.refusal
    },
    close: () => gate.close(),
  }
}
