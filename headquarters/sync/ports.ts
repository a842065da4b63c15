import type { CommandRegistry } from '#shared/commands/command-registry.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { SchemaStep } from '#shared/sync/schema-history.ts'
import type { HqStore } from '../store/store.ts'

/** Time is asked for, never taken. */
export interface HqClock {
  now(): Instant
}

/** Identity and chance are asked for, never taken. */
export interface HqIds {
  newId(): string
  /** A code that nobody guesses and a person can type: at least 60 bits, in capitals, digits and hyphens. */
  newEnrolCode(): string
  /** Names a failure in the log, short enough to read out. */
  newIncident(): string
}

/** What headquarters tells of its own trouble; never what was in a command. */
export interface HqTrouble {
  /** A command whose handler threw, for the how manieth time. */
  commandFailed(fact: {
    readonly incident: string
    readonly commandType: string
    readonly times: number
    readonly error: unknown
  }): void
  /** A device sent a command this build does not know. */
  commandDeferred(fact: { readonly commandType: string; readonly version: number }): void
}

export interface HeadquartersPorts {
  /** What the revisions of the records added; that of this build unless said otherwise. */
  readonly schemaHistory?: readonly SchemaStep[]
  readonly store: HqStore
  readonly registry: CommandRegistry
  readonly rulebook: Rulebook
  readonly clock: HqClock
  readonly ids: HqIds
  readonly trouble?: HqTrouble
  /** After the commit: people were erased by an act of a device, or of headquarters. */
  readonly erased?: () => Promise<void>
}
