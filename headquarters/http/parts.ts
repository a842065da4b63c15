import type { DeviceId } from '#shared/domain/ids.ts'
import type { ScopeEntry } from '#shared/sync/protocol.ts'
import type { DeviceRecord } from '../store/store.ts'
import type { Headquarters } from '../sync/headquarters.ts'
import type { Log } from '../log/log.ts'
import type { Metrics } from './metrics.ts'
import type { PokeDesk } from './poke-desk.ts'
import type { RateLimit } from './rate-limit.ts'
import type { SignInDesk } from './sign-in-desk.ts'

/** What the doors of headquarters lead to. */
export interface HttpParts {
  readonly headquarters: Headquarters
  readonly devices: DeviceDirectory
  readonly desk: SignInDesk
  readonly pokes: PokeDesk
  readonly metrics: Metrics
  readonly log: Log
  readonly enrolLimit: RateLimit
  readonly challengeLimit: RateLimit
  /** Names a failure, for the log and for whoever asks. */
  readonly newIncident: () => string
  /** An app older than this may hand over its work and gets nothing new; null = every app will do. */
  readonly oldestApp: string | null
  /** Whoever asks for the counts must bring this; null = only this machine itself may ask. */
  readonly metricsToken: string | null
  readonly version: string
}

/** What the doors must know of who calls. */
export interface DeviceDirectory {
  find(id: DeviceId): Promise<DeviceRecord | undefined>
  listScope(id: DeviceId): Promise<readonly ScopeEntry[]>
  /** Throws when the records cannot be reached. */
  checkStore(): Promise<void>
}
