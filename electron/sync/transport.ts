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
} from '#shared/sync/protocol.ts'

/** Why there is no answer to work with. Nothing of an exchange that failed is ever applied. */
export type ExchangeFailure =
  /** No answer: no network, no server, or it took too long. */
  | { readonly kind: 'unreachable' }
  /** The certificate is not one this machine trusts, or the address may not be used. Nothing was sent. */
  | { readonly kind: 'notTrusted' }
  /** An answer that is not ours: a proxy's page, a body that was cut off, a shape we do not know. */
  | { readonly kind: 'unreadable' }
  /** Headquarters cannot serve now (429, 503). */
  | { readonly kind: 'busy'; readonly retryAfterMs: number | undefined }
  /** Headquarters is older than this app, and knows it. */
  | { readonly kind: 'older'; readonly retryAfterMs: number | undefined }
  /** Headquarters says no, in its own words. */
  | { readonly kind: 'refused'; readonly status: number; readonly error: ProtocolError }

export type Exchange<Reply> = Promise<Result<Reply, ExchangeFailure>>

/** The way to headquarters. Every exchange ends, within a deadline of the transport's own; none of them throws. */
export interface SyncTransport {
  enrol(request: EnrolRequest): Exchange<EnrolReply>
  hello(request: HelloRequest): Exchange<HelloReply>
  push(request: PushRequest): Exchange<PushReply>
  pull(request: PullRequest): Exchange<PullReply>
  reidentify(request: ReidentifyRequest): Exchange<ReidentifyReply>
}
