import { join } from 'node:path'
import { commandRegistry } from '#shared/commands/registry.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import type { DeviceDirectory, HttpParts } from './http/parts.ts'
import { createMetrics } from './http/metrics.ts'
import { createPokeDesk } from './http/poke-desk.ts'
import type { PokePorts } from './http/poke-desk.ts'
import { createRateLimit } from './http/rate-limit.ts'
import { createSignInDesk } from './http/sign-in-desk.ts'
import { openAuditHeadFile } from './cli/audit-head-file.ts'
import { openErasureLedger } from './cli/erasure-ledger.ts'
import type { Office } from './cli/office.ts'
import { describeFault } from './log/describe-fault.ts'
import type { Log } from './log/log.ts'
import type { SqlEngine } from './store/sql/sql-session.ts'
import type { HqStore } from './store/store.ts'
import { createHeadquarters } from './sync/create-headquarters.ts'
import type { HqClock, HqIds } from './sync/ports.ts'

const ENROLS_A_MINUTE = 10
/** More than anybody erases in a lifetime. */
const ALL_ERASURES = 1_000_000
/** Two messages a sign-in; a whole office may come in behind one address. */
const SIGN_INS_A_MINUTE = 240

export interface HeadquartersMachine extends PokePorts {
  readonly store: HqStore
  /** The database under it, for copies; null = there is none. */
  readonly engine: SqlEngine | null
  readonly dataFolder: string
  readonly log: Log
  readonly clock: HqClock
  readonly ids: HqIds
  /** Milliseconds since some moment. */
  readonly readMs: () => number
  readonly oldestApp: string | null
  readonly metricsToken: string | null
  readonly version: string
}

export interface ComposedHeadquarters {
  /** For the doors devices come in by. */
  readonly http: HttpParts
  /** For operators. */
  readonly office: Office
}

/** Puts the judge, the doors and the operator's desk together around one store. Starts nothing. */
export function composeHeadquarters(machine: HeadquartersMachine): ComposedHeadquarters {
  const { store, log, clock, ids, readMs } = machine
  const metrics = createMetrics()
  const erasures = openErasureLedger(join(machine.dataFolder, 'erasures.jsonl'))
  const { headquarters, operator } = createHeadquarters({
    store,
    registry: commandRegistry,
    rulebook: shippedRulebook(),
    clock,
    ids,
    erased: async () => erasures.remember(await store.read((reader) => reader.listErasures(0, ALL_ERASURES))),
    trouble: {
      commandFailed: ({ incident, commandType, times, error }) => {
        metrics.count('hq_commands_failed_total', { type: commandType })
        log.error('command.failed', { incident, commandType, times, ...describeFault(error) })
      },
      commandDeferred: ({ commandType, version }) => {
        metrics.count('hq_commands_deferred_total')
        log.warn('command.deferred', { commandType, version })
      },
    },
  })
  const desk = createSignInDesk(readMs)
  const pokes = createPokeDesk(machine)
  const devices: DeviceDirectory = {
    find: (id) => store.read((reader) => reader.findDevice(id)),
    listScope: (id) => store.read((reader) => reader.listScope(id)),
    checkStore: async () => void (await store.read((reader) => reader.meta())),
  }
  return {
    http: {
      headquarters,
      devices,
      desk,
      pokes,
      metrics,
      log,
      enrolLimit: createRateLimit(ENROLS_A_MINUTE, readMs),
      challengeLimit: createRateLimit(SIGN_INS_A_MINUTE, readMs),
      newIncident: ids.newIncident,
      oldestApp: machine.oldestApp,
      metricsToken: machine.metricsToken,
      version: machine.version,
    },
    office: {
      store,
      operator,
      erasures,
      auditHead: openAuditHeadFile(machine.dataFolder),
      engine: machine.engine,
      now: () => clock.now(),
      forgetDevice: (id) => {
        desk.forget(id)
        pokes.hangUp(id)
      },
    },
  }
}
