import type {
  EnrolReply,
  HelloReply,
  HelloRequest,
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
  ReidentifyReply,
  ReidentifyRequest,
  ScopeEntry,
} from '#shared/sync/protocol.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { Instant } from '#shared/kernel/time.ts'

/** What must be done next, after an answer was taken in. */
export type NextStep =
  /** Nothing; the answer was used or was an old copy that changes nothing. */
  | { readonly kind: 'done' }
  /** There is more of the same waiting. */
  | { readonly kind: 'again' }
  /** Say hello first: what we know of headquarters no longer holds. */
  | { readonly kind: 'hello' }
  /** The numbering of this device broke: a new identity is needed before anything else. */
  | { readonly kind: 'reidentify'; readonly reason: ReidentifyRequest['reason'] }
  /** Headquarters asks to remove very many rows and nothing explains why; nothing was changed. */
  | { readonly kind: 'guarded'; readonly stream: StreamId; readonly count: number }

/** Who this device is to headquarters. */
export interface DeviceIdentity {
  readonly deviceId: string
  readonly headquartersName: string
  readonly deviceName: string
  /** `https://...`, or `http://127.0.0.1:...` on this machine. */
  readonly address: string
}

/** What the device holds of its work and of headquarters, for the status bar and the next request. */
export interface SyncStanding {
  readonly identity: DeviceIdentity | undefined
  readonly epoch: string | null
  readonly scope: readonly ScopeEntry[]
  /** Acts headquarters has not judged. */
  readonly waitingCount: number
  readonly oldestWaitingAt: Instant | null
  /** Rejected acts nobody has looked at. */
  readonly attentionCount: number
  /** When everything was last known to be equal. */
  readonly lastEqualAt: Instant | null
  /** Streams that are still being downloaded for the first time, and how many rows are in. */
  readonly downloading: readonly { readonly stream: StreamId; readonly rows: number }[]
  /** A removal of many rows that waits for an operator of headquarters. */
  readonly guarded: { readonly stream: StreamId; readonly count: number } | null
  readonly failedDigests: number
}

/**
 * The device's half of the protocol on its database: builds requests from what is stored and takes answers in, each in
 * one transaction. It does no network and starts no timer, so a simulator can lose, double and delay every message.
 * An answer may arrive late, twice, or after a restart; taking it in again changes nothing.
 */
export interface SyncCore {
  standing(): SyncStanding
  buildHello(): HelloRequest
  takeHello(reply: HelloReply): NextStep
  /** The next commands to send, or `undefined` when there are none. */
  buildPush(): PushRequest | undefined
  takePush(request: PushRequest, reply: PushReply): NextStep
  buildPull(): PullRequest
  takePull(request: PullRequest, reply: PullReply): NextStep
  buildReidentify(reason: ReidentifyRequest['reason']): ReidentifyRequest
  takeReidentify(reply: ReidentifyReply, reason: ReidentifyRequest['reason']): NextStep
  /** Headquarters answered with another history than the device knows: `409 epoch`. */
  takeEpoch(epoch: string): NextStep
  /** From now on this device belongs to headquarters. The folder holds no records yet. */
  takeEnrolment(reply: EnrolReply, identity: Omit<DeviceIdentity, 'deviceId' | 'headquartersName'>): void
}
