import {
  enrolReply,
  helloReply,
  pullReply,
  pushReply,
  reidentifyReply,
  syncPaths,
} from '#shared/sync/protocol.ts'
import type { DeviceTokens } from './device-token.ts'
import { exchangeOverHttp } from './http-exchange.ts'
import type { HttpPorts, ReplyForm } from './http-exchange.ts'
import type { Exchange, ExchangeFailure, SyncTransport } from './transport.ts'

export interface HttpTransportPorts extends HttpPorts {
  /** Of the headquarters this device belongs to. */
  readonly address: () => string
  readonly tokens: DeviceTokens
}

const deadlineMs = 60_000
/** A first download over a slow line; a stall ends it much sooner. */
const pullDeadlineMs = 300_000

/** Headquarters over HTTPS. Signed in as the device that the request itself names. */
export function createHttpTransport(ports: HttpTransportPorts): SyncTransport {
  async function signedIn<Reply>(
    path: string,
    body: { readonly device: string },
    reply: ReplyForm<Reply>,
    limitMs = deadlineMs,
  ): Exchange<Reply> {
    const token = await ports.tokens.tokenFor(body.device)
    if (!token.ok) return token
    const call = { address: ports.address(), path, body, reply, deadlineMs: limitMs }
    const first = await exchangeOverHttp(ports, { ...call, token: token.value })
    if (first.ok || !isTokenRefused(first.refusal)) return first
    // Headquarters may have been started again and know no tokens; once, because a second no is meant.
    ports.tokens.forget(token.value)
    const another = await ports.tokens.tokenFor(body.device)
    if (!another.ok) return another
    return await exchangeOverHttp(ports, { ...call, token: another.value })
  }

  return {
    enrol: (request) => enrolOverHttp(ports, ports.address(), request),
    hello: (request) => signedIn(syncPaths.hello, request, helloReply),
    push: (request) => signedIn(syncPaths.push, request, pushReply),
    pull: (request) => signedIn(syncPaths.pull, request, pullReply, pullDeadlineMs),
    reidentify: (request) => signedIn(syncPaths.reidentify, request, reidentifyReply),
  }
}

/** The first contact, at an address that is not kept yet. */
export function enrolOverHttp(
  ports: HttpPorts,
  address: string,
  request: Parameters<SyncTransport['enrol']>[0],
): ReturnType<SyncTransport['enrol']> {
  return exchangeOverHttp(ports, {
    address,
    path: syncPaths.enrol,
    body: request,
    reply: enrolReply,
    deadlineMs: 30_000,
  })
}

function isTokenRefused(failure: ExchangeFailure): boolean {
  return failure.kind === 'refused' && failure.status === 401 && failure.error.code === 'auth'
}
