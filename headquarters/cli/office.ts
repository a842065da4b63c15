import type { DeviceId } from '#shared/domain/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { SqlEngine } from '../store/sql/sql-session.ts'
import type { HqStore } from '../store/store.ts'
import type { Operator } from '../sync/headquarters.ts'
import type { AuditHeadFile } from './audit-head-file.ts'
import type { ErasureLedger } from './erasure-ledger.ts'

/** What an operator's words work on: inside the running server, or on the records themselves when none runs. */
export interface Office {
  readonly store: HqStore
  readonly operator: Operator
  readonly erasures: ErasureLedger
  readonly auditHead: AuditHeadFile
  /** The database under the records, for copies; null = the records are in memory. */
  readonly engine: SqlEngine | null
  readonly now: () => Instant
  /** What the device may do changed: it must sign in again. */
  readonly forgetDevice: (id: DeviceId) => void
}
