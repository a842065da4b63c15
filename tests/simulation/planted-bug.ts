import type { HqStore } from '#headquarters/store/store.ts'
import type { SyncCore } from '#electron/sync/sync-core.ts'
import type { CommandRegistry } from '#shared/commands/command-registry.ts'
import type { WireAnswer, CallKind } from './simulated-headquarters.ts'
import type { FaultyDb } from './faulty-db.ts'
import type { Rng } from './rng.ts'

/** A mistake somebody could have made, put in around the real parts. */
export interface PlantedBug {
  readonly name: string
  /** Around the device core. */
  readonly core?: (core: SyncCore, db: FaultyDb, rng: Rng) => SyncCore
  /** Between the judge and its store. */
  readonly store?: (store: HqStore) => HqStore
  /** The handlers of headquarters. */
  readonly registry?: (registry: CommandRegistry) => CommandRegistry
  /** On what headquarters answers. */
  readonly answer?: (kind: CallKind, request: unknown, answer: WireAnswer) => WireAnswer
  /** A trouble without which it does no harm: runs that look for it have more of that. */
  readonly needs?: 'forgetting' | 'oldCopies'
  /** Headquarters is put back and goes on under its old name. */
  readonly keepsEpoch?: boolean
}
