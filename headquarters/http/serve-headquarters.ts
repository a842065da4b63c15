import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { fastify } from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AddressInfo } from 'node:net'
import { codeOf, describeFault } from '../log/describe-fault.ts'
import { StoreUnavailable } from '../store/store.ts'
import { addEventRoute } from './event-route.ts'
import { addMessageRoutes } from './message-routes.ts'
import { No } from './no.ts'
import type { HttpParts } from './parts.ts'
import type { ListeningPlace } from './where-to-listen.ts'
import { addWatchRoutes } from './watch-routes.ts'

const compress = promisify(gzip)
/** Below this, packing costs more than it saves. */
const PACKED_FROM_CHARS = 2_048
const PACK_LEVEL = 5
/** How long a request may take to arrive, so that slow senders hold nothing open. */
const REQUEST_TIMEOUT_MS = 120_000
const HEADERS_TIMEOUT_MS = 10_000
const KEEP_ALIVE_MS = 75_000
/** More than this at once and the next is asked to wait: answers that come late help nobody. */
const MAX_UNDER_WAY = 300
const BUSY_WAIT_MS = 2_000
const STORE_AWAY_WAIT_MS = 5_000
const STOP_PATIENCE_MS = 5_000

export interface HeadquartersServer {
  /** `https://host:port` */
  readonly origin: string
  readonly port: number
  /** Answers what is under way, hangs up the lines, and stops. */
  close(): Promise<void>
}

/** Opens the doors of headquarters. Rejects when the port cannot be had. */
export async function serveHeadquarters(
  parts: HttpParts,
  place: ListeningPlace,
): Promise<HeadquartersServer> {
  const server = createServer(parts, place)
  const stopNews = parts.headquarters.onNews((streams) => parts.pokes.tell(streams))
  parts.metrics.gauge('hq_event_lines', () => parts.pokes.lineCount)
  parts.metrics.gauge('hq_tokens', () => parts.desk.tokenCount)
  parts.metrics.gauge('hq_memory_bytes', () => process.memoryUsage.rss())
  await server.listen({ host: place.host, port: place.port })
  const { port } = server.server.address() as AddressInfo
  return {
    origin: `${place.tls === null ? 'http' : 'https'}://${place.shownHost}:${port}`,
    port,
    close: async () => {
      stopNews()
      parts.pokes.close()
      // Who does not take the answer must not keep headquarters from stopping.
      const impatience = setTimeout(() => server.server.closeAllConnections(), STOP_PATIENCE_MS)
      await server.close()
      clearTimeout(impatience)
    },
  }
}

function createServer(parts: HttpParts, place: ListeningPlace): FastifyInstance {
  const options = {
    logger: false,
    genReqId: parts.newIncident,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
  } as const
  const server: FastifyInstance =
    place.tls === null
      ? fastify(options)
      : fastify({
          ...options,
          https: { ...place.tls, minVersion: 'TLSv1.2', headersTimeout: HEADERS_TIMEOUT_MS },
        })
  // Only JSON is read; anything else is refused before a byte of it is looked at.
  server.removeContentTypeParser('text/plain')
  keepCount(server, parts)
  packLargeAnswers(server)
  server.setErrorHandler((fault, request, reply) => answerFault(parts, fault, request, reply))
  server.setNotFoundHandler((_request, reply) => {
    reply.code(404).send({ code: 'notFound' })
  })
  addMessageRoutes(server, parts)
  addEventRoute(server, parts)
  addWatchRoutes(server, parts)
  return server
}

function keepCount(server: FastifyInstance, parts: HttpParts): void {
  let underWay = 0
  parts.metrics.gauge('hq_requests_under_way', () => underWay)
  server.addHook('onRequest', async (_request, reply) => {
    underWay += 1
    reply.raw.once('close', () => {
      underWay -= 1
    })
    if (underWay > MAX_UNDER_WAY + parts.pokes.lineCount)
      throw new No(503, { code: 'unavailable' }, BUSY_WAIT_MS)
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const tookMs = Math.round(reply.elapsedTime)
    parts.metrics.count('hq_requests_total', { route, status: String(reply.statusCode) })
    parts.metrics.count('hq_request_ms_total', { route }, tookMs)
    parts.log.info('request', { id: request.id, route, status: reply.statusCode, tookMs })
  })
}

function packLargeAnswers(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    reply.header('cache-control', 'no-store')
    reply.header('x-request-id', request.id)
    if (typeof payload !== 'string' || payload.length < PACKED_FROM_CHARS) return payload
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return payload
    const packed = await compress(payload, { level: PACK_LEVEL })
    reply.header('content-encoding', 'gzip')
    reply.header('vary', 'accept-encoding')
    reply.header('content-length', packed.length)
    return packed
  })
}

/** Every no and every fault ends here: a status, a code, and for our own faults the number the log has too. */
function answerFault(parts: HttpParts, fault: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const no = fault instanceof No ? fault : noOfFault(parts, fault, request)
  if (no.retryAfterMs !== undefined)
    reply.header('retry-after', String(Math.max(1, Math.ceil(no.retryAfterMs / 1000))))
  reply.code(no.status).send(no.error)
}

function noOfFault(parts: HttpParts, fault: unknown, request: FastifyRequest): No {
  const code = codeOf(fault) ?? ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new No(413, { code: 'tooLarge' })
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new No(415, { code: 'invalid' })
  if (isOfTheRequest(fault)) return new No(400, { code: 'invalid' })
  const incident = request.id
  parts.log.error('fault', { incident, ...describeFault(fault) })
  if (fault instanceof StoreUnavailable)
    return new No(503, { code: 'unavailable', incident }, STORE_AWAY_WAIT_MS)
  return new No(500, { code: 'internal', incident })
}

/** Trouble the server itself found in what was sent: no JSON, a body cut off, a length that is not true. */
function isOfTheRequest(fault: unknown): boolean {
  if (!(fault instanceof Error) || !('statusCode' in fault)) return false
  return typeof fault.statusCode === 'number' && fault.statusCode >= 400 && fault.statusCode < 500
}
