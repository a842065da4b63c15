import type { DeviceId } from '#shared/domain/ids.ts'
import type { Result } from '#shared/kernel/result.ts'
import type {
  EnrolReply,
  EnrolRequest,
  HelloReply,
  HelloRequest,
  ProtocolError,
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
  ReidentifyReply,
  ReidentifyRequest,
  ScopeEntry,
  SyncRefusal,
} from '#shared/sync/protocol.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { DeviceRecord } from '../store/store.ts'

/** A no of the protocol: the status of the answer and its body. Verdicts on commands are no refusals but outcomes. */
export interface ProtocolRefusal {
  readonly status: 400 | 401 | 404 | 409 | 413 | 426 | 429 | 503
  readonly error: ProtocolError
  readonly retryAfterMs?: number
}

export type Answer<Reply> = Promise<Result<Reply, ProtocolRefusal>>

/**
 * The judge: everything a device may ask, on any store. Who calls has proved which device it is; a request whose
 * envelope names another device is refused. It knows no HTTP, so the simulator runs exactly this.
 */
export interface Headquarters {
  enrol(request: EnrolRequest): Answer<EnrolReply>
  hello(device: DeviceId, request: HelloRequest): Answer<HelloReply>
  /** Judges commands one by one, in order, each in a transaction: the same handlers as on the device. */
  push(device: DeviceId, request: PushRequest): Answer<PushReply>
  /** Everything in one answer belongs to one moment. */
  pull(device: DeviceId, request: PullRequest): Answer<PullReply>
  reidentify(device: DeviceId, request: ReidentifyRequest): Answer<ReidentifyReply>
  /** Told after every commit which streams have news; the answer stops it. */
  onNews(listener: (streams: readonly StreamId[]) => void): () => void
}

/** A computer and what it may see. */
export interface RegisteredDevice {
  readonly device: DeviceRecord
  readonly scope: readonly ScopeEntry[]
}

/** What an operator of headquarters may do, from the command line. */
export interface Operator {
  /** A one-time code for a new computer. It is shown once; only its hash is kept. */
  createEnrolCode(deviceName: string, scope: readonly ScopeEntry[]): Promise<string>
  setScope(device: DeviceId, scope: readonly ScopeEntry[]): Promise<void>
  /** `afterPush`: a replaced computer hands over its work first. `now`: a stolen one forgets everything at once. */
  revoke(device: DeviceId, wipe: 'now' | 'afterPush'): Promise<void>
  /** For a day: whoever forgets to take it back leaves no door open. */
  allowDeletingMany(device: DeviceId, isAllowed: boolean): Promise<void>
  /** Erases a person everywhere; devices confirm. Answers the number of the erasure. */
  eraseSubject(subjectId: string, legalRef: string): Promise<number>
  /** Another history: after a restore from a copy. Devices send again what the copy may not hold. */
  renewEpoch(): Promise<string>
  /**
   * After a restore: computers that joined, got another name or were revoked since the copy was made are so again. Before
   * the new history gets its name.
   */
  adoptRegister(register: readonly RegisteredDevice[]): Promise<void>
  /** Runs a command in the name of headquarters itself: the import, house rules of the organisation. */
  act(type: string, args: unknown): Promise<Result<{ readonly changeCount: number }, SyncRefusal>>
  /** Forgets what was deleted in a stream at or before a version; who looked last before it begins anew. How many. */
  forgetDeleted(stream: StreamId, upTo: number): Promise<number>
  /** Forgets what was deleted more than ninety days ago, some of it at a time. In how many streams, and how many rows. */
  forgetOldDeletions(): Promise<{ readonly streams: number; readonly rows: number }>
  /** Empties acts of before the term of the log, and says how many. PRIV-1 */
  fadeOldActs(): Promise<number>
}
