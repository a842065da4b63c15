import Sqlite from 'better-sqlite3'
import type { Database } from 'better-sqlite3'
import { createWritableDb } from '#electron/db/handles.ts'
import { migrations } from '#electron/db/migrations/migrations.ts'
import type { CommandRunner } from '#electron/services/commands/command-runner.ts'
import type { SyncCore } from '#electron/sync/sync-core.ts'
import type { CommandRegistry } from '#shared/commands/command-registry.ts'
import { createMemoryJournal } from './memory-journal.ts'
import type { Journal } from '#electron/db/journal.ts'
import type { JournalKeeper } from '#electron/services/sync/journal-keeper.ts'
import { createFaultyDb } from './faulty-db.ts'
import type { FaultyDb } from './faulty-db.ts'

/** The app's half of sync on one database: what is made anew at every start of the app. */
export interface DeviceEngine {
  readonly core: SyncCore
  readonly runner: CommandRunner
  readonly keeper: JournalKeeper
}

export interface EngineParts {
  readonly db: FaultyDb
  readonly registry: CommandRegistry
  readonly installId: string
  /** Now, as the clock of this computer says. */
  readonly now: () => number
  /** Milliseconds since the computer was switched on. */
  readonly uptimeMs: () => number
  readonly bootId: string
  readonly newId: () => string
  readonly journal: Journal
}

export interface DeviceParts {
  readonly name: string
  readonly installId: string
  readonly registryOf: (age: 'older' | 'present') => CommandRegistry
  readonly makeEngine: (parts: EngineParts) => DeviceEngine
  readonly now: () => number
  readonly newId: () => string
}

/** A computer of the organisation: a database, an app on it, a clock that may be wrong and a second copy of its work. */
export interface SimulatedDevice {
  readonly name: string
  readonly installId: string
  readonly db: FaultyDb
  readonly engine: DeviceEngine
  readonly registry: CommandRegistry
  readonly age: 'older' | 'present'
  /** How far its clock is from the true time. */
  skewMs: number
  isOnline: boolean
  now(): number
  /** The app ends and is started again, perhaps as another version. */
  restart(age?: 'older' | 'present'): void
  /** The computer starts anew: how long it was on is forgotten. */
  reboot(): void
  /** The database as a file, to go back to later. */
  copyDatabase(): Buffer
  /** Goes back to an old copy of the database; the journal stays, so what it holds is queued again. */
  restoreDatabase(copy: Buffer): void
  /** Starts with an empty database under another installation id. */
  wipe(): void
  /** Unsent work as the second copy has it. */
  journaled(): readonly unknown[]
  close(): void
}

let template: Buffer | undefined

/** An empty database of the present shape; made once, because laying out the tables costs more than opening them. */
function emptyDatabase(): Buffer {
  if (template !== undefined) return template
  const connection = new Sqlite(':memory:')
  for (const migration of migrations) connection.exec(migration.sql)
  connection.pragma(`user_version=${migrations.length}`)
  template = connection.serialize()
  connection.close()
  return template
}

export function createSimulatedDevice(parts: DeviceParts): SimulatedDevice {
  const { name } = parts
  let age: 'older' | 'present' = 'present'
  let generation = 0
  let boot = 0
  let bootedAt = parts.now()
  let skewMs = 0
  const journal = createMemoryJournal()
  let connection: Database = open(emptyDatabase())
  // Statements outlive a restart: preparing them anew tells nothing.
  let inner = createWritableDb(connection)
  let db = createFaultyDb(inner)
  let engine = makeEngine()

  function now(): number {
    return parts.now() + skewMs
  }

  function installId(): string {
    return generation === 0 ? parts.installId : `${parts.installId}-${generation}`
  }

  function open(file: Buffer): Database {
    const opened = new Sqlite(Buffer.from(file))
    // As on a device that belongs to headquarters: a row may name a row of a location that is not here.
    opened.pragma('foreign_keys=OFF')
    opened.pragma('synchronous=OFF')
    opened.pragma('temp_store=MEMORY')
    return opened
  }

  function makeEngine(): DeviceEngine {
    return parts.makeEngine({
      db,
      registry: parts.registryOf(age),
      installId: installId(),
      now,
      uptimeMs: () => parts.now() - bootedAt,
      bootId: `${name}-boot-${boot}`,
      newId: parts.newId,
      journal,
    })
  }

  function replaceDatabase(file: Buffer): void {
    connection.close()
    connection = open(file)
    inner = createWritableDb(connection)
  }

  const device: SimulatedDevice = {
    name,
    get installId() {
      return installId()
    },
    get db() {
      return db
    },
    get engine() {
      return engine
    },
    get registry() {
      return parts.registryOf(age)
    },
    get age() {
      return age
    },
    get skewMs() {
      return skewMs
    },
    set skewMs(value) {
      skewMs = value
    },
    isOnline: true,
    now,
    restart(next = age) {
      age = next
      db = createFaultyDb(inner)
      engine = makeEngine()
    },
    reboot() {
      boot += 1
      bootedAt = parts.now()
      device.restart()
    },
    copyDatabase: () => connection.serialize(),
    restoreDatabase(copy) {
      replaceDatabase(copy)
      device.restart()
      engine.core.takeJournal(engine.keeper.read())
      engine.keeper.tidy()
    },
    wipe() {
      generation += 1
      journal.replace([])
      replaceDatabase(emptyDatabase())
      device.restart('present')
    },
    journaled: () => journal.read(),
    close: () => connection.close(),
  }
  return device
}
