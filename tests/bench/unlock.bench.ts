import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalKeySealer } from '#electron/db/local-key-sealer.ts'
import { LOCAL_KEY_FILE, openDataFolder } from '#electron/db/open-data-folder.ts'
import { createGate } from '#electron/gate/create-gate.ts'
import { createHostSchedule } from '#electron/host-schedule.ts'
import { importSample } from '#electron/import-sample.ts'
import { knownKeys } from '#electron/keys/key-store.ts'
import { newStretching, stretchPassword } from '#electron/keys/stretch-password.ts'
import { createRandomIds } from '#electron/random-ids.ts'
import { createSettingsStore } from '#electron/services/settings/settings-store.ts'
import { createSystemChance } from '#electron/system-chance.ts'
import { createSystemClock } from '#electron/system-clock.ts'
import { contractVersion } from '#shared/ipc/wire.ts'
import { createTestLog } from '#tests/harness/app.ts'
import { reportFigures } from './figures.ts'
import { quantile } from './quantile.ts'

/**
 * From a right password to a week board that is answered, on the sample organisation, and what the parts of that cost.
 * The screen itself is in `cold-start`.
 */

const ROUNDS = 9
const BUDGET_MS = 800
const password = 'krokus in maart'
const week = '2026-W48'

/** One unlocking and its parts, in milliseconds. */
interface Round {
  readonly usableMs: number
  readonly signInMs: number
  readonly stretchMs: number
  readonly openMs: number
  readonly composeMs: number
  readonly boardMs: number
  readonly lockMs: number
}

const folder = mkdtempSync(join(tmpdir(), 'dagdeel-bench-'))
const stored = new Map<string, unknown>()
const gate = await createGate({
  dataFolder: folder,
  sealers: [createLocalKeySealer(join(folder, LOCAL_KEY_FILE))],
  clock: createSystemClock(() => Date.parse('2026-11-23T08:00:00.000Z')),
  ids: createRandomIds(),
  schedule: createHostSchedule(),
  chance: createSystemChance(),
  fetch: () => Promise.reject(new Error('no network in a benchmark')),
  log: createTestLog(),
  settings: createSettingsStore({
    get: (key) => stored.get(key),
    set: (key, value) => stored.set(key, value),
  }),
  host: 'loopback',
  version: '0.0.0-bench',
  isSample: true,
  opened: (application) =>
    importSample(application, join(import.meta.dirname, '..', '..', 'resources', 'sample')),
})

try {
  const session = (await ask('session.get', {})) as { actor: { name: string } }
  await ask('gate.setUp', { name: session.actor.name, password })
  const slotId = knownKeys(folder)?.slots.find(({ kind }) => kind === 'password')?.id ?? ''
  await ask('gate.lock', { place: null })

  const rounds: Round[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const [signInMs] = await timed(() => ask('gate.signIn', { slotId, password }))
    const [boardMs] = await timed(() => ask('weekBoard.get', { locationId: 'regenboog', week }))
    const [lockMs] = await timed(() => ask('gate.lock', { place: null }))
    const [stretchMs] = await timed(() => stretchPassword(password, newStretching()))
    const [openMs, opened] = await timed(() =>
      openDataFolder({ folder, sealers: [], way: { kind: 'secret', slotId, secret: password } }),
    )
    if (!opened.ok) throw new Error(opened.refusal.kind)
    opened.value.close()
    rounds.push({
      ...{ signInMs, boardMs, lockMs, stretchMs },
      usableMs: signInMs + boardMs,
      openMs: openMs - stretchMs,
      composeMs: signInMs - openMs,
    })
  }
  const median = (part: keyof Round) =>
    quantile(
      rounds.map((each) => each[part]),
      0.5,
    )
  const part = (what: string, value: number) => ({ what, value, unit: 'ms' as const, budget: null })
  reportFigures([
    {
      what: 'unlock to a usable week board: median of 9',
      value: median('usableMs'),
      unit: 'ms',
      budget: BUDGET_MS,
    },
    part('of which argon2id, 64 MiB, three passes', median('stretchMs')),
    part('of which opening the database, with a quick check', median('openMs')),
    part('of which building the application', median('composeMs')),
    part('of which the first week board', median('boardMs')),
    part('locking: everything on disk, the key forgotten', median('lockMs')),
  ])
} finally {
  gate.close()
  rmSync(folder, { recursive: true, force: true })
}

async function ask(call: string, input: unknown): Promise<unknown> {
  const reply = await gate.dispatch({ version: contractVersion, call, input })
  if (reply.status !== 'done') throw new Error(`${call}: ${JSON.stringify(reply)}`)
  return reply.output
}

async function timed<Value>(work: () => Promise<Value>): Promise<readonly [number, Value]> {
  const startedMs = performance.now()
  const value = await work()
  return [performance.now() - startedMs, value]
}
