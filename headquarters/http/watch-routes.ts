import type { FastifyInstance, FastifyRequest } from 'fastify'
import { oldestProtocol, protocolVersion } from '#shared/sync/protocol.ts'
import { describeFault } from '../log/describe-fault.ts'
import { isSameSecret } from '../machine/is-same-secret.ts'
import { No } from './no.ts'
import type { HttpParts } from './parts.ts'

/** For whoever watches over headquarters: does it work, and how much. Neither says anything about records. */
export function addWatchRoutes(server: FastifyInstance, parts: HttpParts): void {
  server.get('/health', async (_request, reply) => {
    const isUp = await parts.devices.checkStore().then(
      () => true,
      (fault: unknown) => {
        parts.log.warn('health.down', describeFault(fault))
        return false
      },
    )
    reply.code(isUp ? 200 : 503)
    if (!isUp) reply.header('retry-after', '5')
    return {
      status: isUp ? 'up' : 'down',
      version: parts.version,
      protocol: { oldest: oldestProtocol, newest: protocolVersion },
    }
  })

  server.get('/metrics', async (request, reply) => {
    if (!mayCount(request, parts.metricsToken)) throw new No(404, { code: 'notFound' })
    reply.type('text/plain; version=0.0.4; charset=utf-8')
    return parts.metrics.write()
  })
}

/**
 * Whoever brings the token an operator set; without one this machine itself. A proxy on this machine looks like it, so what
 * says that it was passed on is not let in, and where a token is set nobody comes in without.
 */
function mayCount(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) return isSameSecret(request.headers.authorization ?? '', `Bearer ${token}`)
  const isHere = /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')
  return isHere && !passedOn.some((header) => header in request.headers)
}

/** What proxies add. */
const passedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']
