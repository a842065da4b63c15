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
import type { JournalWork } from '#shared/sync/journal-work.ts'

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
  /** The answer holds something that does not fit its table; nothing of it was used. Treated as trouble on the way. */
  | { readonly kind: 'unreadable'; readonly what: string }
  /** Headquarters asks to remove very many rows of a stream and nothing explains why; that stream was left as it was. */
  | { readonly kind: 'guarded'; readonly stream: StreamId; readonly count: number }

/** Why headquarters could not even look at an act: codes of refusals. */
export type UnfitReason = 'tooLargeToSend' | 'notUnderstood'

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
  takeHello(request: HelloRequest, reply: HelloReply): NextStep
  /**
   * The next commands to send, at most so many, or `undefined` when there are none or a new identity is needed first.
   */
  buildPush(most?: number): PushRequest | undefined
  takePush(request: PushRequest, reply: PushReply): NextStep
  /**
   * Headquarters cannot take in the one act of this request, whatever it says: too large, or not understood. It is set
   * aside for a person to look at, with that reason, and what comes behind it goes on.
   */
  takeUnfit(request: PushRequest, why: UnfitReason): NextStep
  /** Only the answer to the last request that was built is used: an older one that arrives late is passed over. */
  buildPull(): PullRequest
  takePull(request: PullRequest, reply: PullReply): NextStep
  /** Tidies up behind large answers, when nobody waits. */
  tidy(): void
  buildReidentify(reason: ReidentifyRequest['reason']): ReidentifyRequest
  takeReidentify(request: ReidentifyRequest, reply: ReidentifyReply): NextStep
  /** Headquarters answered a request with another history than the device knows: `409 epoch`. */
  takeEpoch(request: Pick<HelloRequest, 'device' | 'epoch'>, epoch: string): NextStep
  /**
   * From now on this device belongs to headquarters. `empty`: the folder holds no records, anything else is a fault.
   * `replace`: records, logs and outbox are emptied in the same transaction; whoever asks for it made a copy first.
   */
  takeEnrolment(
    reply: EnrolReply,
    identity: Pick<DeviceIdentity, 'deviceName' | 'address'>,
    folder: 'empty' | 'replace',
  ): void
  /**
   * Acts from the journal that were confirmed to somebody. Those the database does not know are queued again, in order.
   * Answers how many.
   */
  takeJournal(work: readonly JournalWork[]): number
}
