import type { CommandRegistry } from '#shared/commands/command-registry.ts'
import type { FactQuery } from '#shared/commands/facts.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import type { WritableDb } from '../db/handles.ts'
import type { CommandLog } from '../db/repositories/command-log.ts'
import type { RowStore } from '../db/repositories/row-store.ts'
import type { ActClock } from '../services/commands/act-clock.ts'
import type { ChangeAnnouncement } from '../services/commands/change-announcement.ts'
import type { PageMemory } from './page-memory.ts'

/** What the device core asks of whoever builds it. */
export interface DeviceCorePorts {
  readonly db: WritableDb
  readonly registry: CommandRegistry
  /** The law and the official calendars, for commands that are run again. */
  readonly rulebook: Rulebook
  readonly clock: { now(): Instant }
  /** The same one the command runner has. */
  readonly actClock: ActClock
  readonly ids: { newId(): string }
  /** Name and version of this app, for headquarters. */
  readonly app: string
  /** Called after the commit: what changed, never the data. */
  readonly announce: (change: ChangeAnnouncement) => void
  /** Whether something beside the database still holds who was erased; left out = there is nothing beside it. */
  readonly holdsErased?: () => boolean
}

/** The same with what the parts of the core share. */
export interface CoreParts extends DeviceCorePorts {
  readonly rows: RowStore
  readonly log: CommandLog
  /** Answers a handler's questions from this database. */
  readonly answer: (query: FactQuery) => unknown
  readonly pages: PageMemory
}

/** Which tables and streams a transaction touched, to be told after its commit. */
export interface Touched {
  readonly tables: Set<TableName>
  readonly streams: Set<string>
}

export function createTouched(): Touched {
  return { tables: new Set(), streams: new Set() }
}
