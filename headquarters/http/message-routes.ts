import type { FastifyInstance, FastifyRequest, RouteShorthandOptions } from 'fastify'
import type { z } from 'zod'
import type { DeviceId } from '#shared/domain/ids.ts'
import { syncLimits } from '#shared/sync/limits.ts'
import {
  challengeRequest,
  enrolRequest,
  helloRequest,
  protocolVersion,
  pullRequest,
  pushRequest,
  reidentifyRequest,
  syncPaths,
  tokenRequest,
} from '#shared/sync/protocol.ts'
import type { HelloReply, HelloRequest, PushReply } from '#shared/sync/protocol.ts'
import type { Answer } from '../sync/headquarters.ts'
import { isOlderApp } from './app-age.ts'
import { No, noOf } from './no.ts'
import type { HttpParts } from './parts.ts'
import { isSignedBy, readPublicKey } from './sign-in-desk.ts'

/** A push is counted by its commands; what is around them fits in this. */
const ENVELOPE_BYTES = 65_536
const SMALL_BYTES = 8_192
/** Cursors of 200 streams and 500 numbers asked about. */
const ASKING_BYTES = 131_072
/** No form is nested deeper; what is was made to hurt. */
const MAX_DEPTH = 40
/** A headquarters older than the app is put right by people: no use in asking often. */
const NEWER_APP_WAIT_MS = 600_000

/** Every message of a device but the line of events: JSON in, JSON out. */
export function addMessageRoutes(server: FastifyInstance, parts: HttpParts): void {
  const { headquarters, desk } = parts

  // Who may not come in is turned away before a byte of the message is read.
  const enrolling = doorOf(SMALL_BYTES, (request) => holdBack(parts.enrolLimit.waitMs(request.ip)))
  const signingIn = doorOf(SMALL_BYTES, (request) => holdBack(parts.challengeLimit.waitMs(request.ip)))
  const asking = doorOf(ASKING_BYTES, (request) => findSignedIn(parts, request))
  const pushing = doorOf(syncLimits.pushBytes + ENVELOPE_BYTES, (request) => findSignedIn(parts, request))

  addRoute(server, syncPaths.enrol, enrolling, enrolRequest, async (body) => {
    refuseNewer(body.protocol)
    if (readPublicKey(body.publicKey) === undefined) throw new No(400, { code: 'invalid' })
    return answerOf(headquarters.enrol(body))
  })

  // A device we do not know gets one too: who is here is nobody's business.
  addRoute(server, syncPaths.challenge, signingIn, challengeRequest, async ({ device }) => ({
    challenge: desk.makeChallenge(device),
  }))

  addRoute(server, syncPaths.token, signingIn, tokenRequest, async (body) => {
    const isFresh = desk.takeChallenge(body.device, body.challenge)
    const device = await parts.devices.find(body.device)
    if (!isFresh || device === undefined || !isSignedBy(device.publicKey, body.challenge, body.signature))
      throw new No(401, { code: 'auth' })
    if (device.status === 'revoked') throw new No(401, { code: 'deviceRevoked', wipe: 'now' })
    return desk.issue(device.id)
  })

  addRoute(server, syncPaths.hello, asking, helloRequest, async (body, request) => {
    const { device } = findSignedIn(parts, request)
    return ageOf(parts, body, await answerOf(headquarters.hello(device, body)))
  })

  addRoute(server, syncPaths.push, pushing, pushRequest, async (body, request) => {
    const { device } = findSignedIn(parts, request)
    // Recorded work is taken from every app, however old.
    const reply = await answerOf(headquarters.push(device, body))
    countOutcomes(parts, reply)
    return reply
  })

  addRoute(server, syncPaths.pull, asking, pullRequest, async (body, request) => {
    const { device } = findSignedIn(parts, request)
    refuseOlder(parts, body.app)
    return answerOf(headquarters.pull(device, body))
  })

  addRoute(server, syncPaths.reidentify, asking, reidentifyRequest, async (body, request) => {
    const { device } = findSignedIn(parts, request)
    return answerOf(headquarters.reidentify(device, body))
  })
}

/** One message: who may not send it is turned away first, then it is read against its schema, then it is answered. */
function addRoute<Schema extends z.ZodType>(
  server: FastifyInstance,
  url: string,
  door: RouteShorthandOptions,
  schema: Schema,
  handle: (body: z.output<Schema>, request: FastifyRequest) => Promise<unknown>,
): void {
  server.route({
    method: 'POST',
    url,
    ...door,
    handler: (request) => handle(readBody(schema, request), request),
  })
}

function doorOf(bodyLimit: number, look: (request: FastifyRequest) => unknown): RouteShorthandOptions {
  return {
    bodyLimit,
    onRequest: async (request) => {
      look(request)
    },
  }
}

/** Who calls, by the token it got; a token that ended or was taken back is the same as none. */
export function findSignedIn(
  parts: HttpParts,
  request: FastifyRequest,
): { device: DeviceId; expiresInMs: number } {
  const [scheme, token, rest] = (request.headers.authorization ?? '').split(' ')
  const known = scheme === 'Bearer' && rest === undefined ? parts.desk.whoIs(token ?? '') : undefined
  if (known === undefined) throw new No(401, { code: 'auth' })
  return known
}

function readBody<Schema extends z.ZodType>(schema: Schema, request: FastifyRequest): z.output<Schema> {
  const read = isShallow(request.body, MAX_DEPTH) ? schema.safeParse(request.body) : undefined
  if (read === undefined || !read.success) throw new No(400, { code: 'invalid' })
  return read.data
}

function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((part) => isShallow(part, depth - 1))
}

function holdBack(waitMs: number): void {
  if (waitMs > 0) throw new No(429, { code: 'tooMany' }, waitMs)
}

/** Headquarters is renewed before the apps; until it is, the app keeps its work and asks again. */
function refuseNewer(protocol: number): void {
  if (protocol > protocolVersion) throw new No(426, { code: 'headquartersOlder' }, NEWER_APP_WAIT_MS)
}

function refuseOlder(parts: HttpParts, app: string): void {
  if (parts.oldestApp !== null && isOlderApp(app, parts.oldestApp))
    throw new No(426, { code: 'upgradeRequired' })
}

function ageOf(parts: HttpParts, request: HelloRequest, reply: HelloReply): HelloReply {
  if (parts.oldestApp === null || !isOlderApp(request.app, parts.oldestApp)) return reply
  return { ...reply, status: 'upgradeRequired', canPull: false }
}

async function answerOf<Reply>(answer: Answer<Reply>): Promise<Reply> {
  const result = await answer
  if (!result.ok) throw noOf(result.refusal)
  return result.value
}

function countOutcomes(parts: HttpParts, reply: PushReply): void {
  for (const { status } of reply.results) parts.metrics.count('hq_commands_total', { status })
  if (reply.stopped !== undefined)
    parts.metrics.count('hq_pushes_stopped_total', { code: reply.stopped.code })
}
