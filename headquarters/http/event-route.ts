import type { FastifyInstance } from 'fastify'
import { unreachable } from '#shared/kernel/invariant.ts'
import { syncPaths } from '#shared/sync/protocol.ts'
import type { ProtocolError } from '#shared/sync/protocol.ts'
import type { DeviceStatus } from '../store/store.ts'
import { findSignedIn } from './message-routes.ts'
import { No } from './no.ts'
import type { HttpParts } from './parts.ts'

const HEARTBEAT_MS = 25_000
/** A reader that lets this much wait is not there any more. */
const MAX_WAITING_BYTES = 65_536
const FULL_WAIT_MS = 60_000

/**
 * The one-way line on which headquarters says that streams have news (SSE), never which. A line ends with the token it
 * was opened with, so nobody listens longer than they may; the device opens another.
 */
export function addEventRoute(server: FastifyInstance, parts: HttpParts): void {
  server.get(syncPaths.events, async (request, reply) => {
    const { device, expiresInMs } = findSignedIn(parts, request)
    const known = await parts.devices.find(device)
    if (known?.status !== 'active') throw new No(401, shutOut(known?.status))
    const streams = (await parts.devices.listScope(device)).map(({ stream }) => stream)
    const { raw } = reply
    const poke = (told: readonly string[]): void => {
      if (raw.writableLength > MAX_WAITING_BYTES) raw.destroy()
      else raw.write(`event: poke\ndata: ${JSON.stringify({ streams: told })}\n\n`)
    }
    const hangUp = parts.pokes.connect(device, streams, { send: poke, close: () => raw.end() })
    if (hangUp === undefined) throw new No(503, { code: 'unavailable' }, FULL_WAIT_MS)
    reply.hijack()
    const heartbeat = setInterval(() => raw.write(': here\n\n'), HEARTBEAT_MS)
    const end = setTimeout(() => raw.end(), expiresInMs)
    raw.on('close', () => {
      clearInterval(heartbeat)
      clearTimeout(end)
      hangUp()
    })
    raw.on('error', () => raw.destroy())
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
      // A proxy that gathers answers would hold every poke back.
      'x-accel-buffering': 'no',
    })
    // What came while the line was down is asked for at once.
    poke(streams)
  })
}

/** Only who gets new data is told of it; the others hear why, as with a pull. */
function shutOut(status: Exclude<DeviceStatus, 'active'> | undefined): ProtocolError {
  switch (status) {
    case 'retiring':
    case 'cleared':
      return { code: 'deviceRetiring', wipe: 'afterPush' }
    case 'revoked':
      return { code: 'deviceRevoked', wipe: 'now' }
    case 'replaced':
      return { code: 'deviceReplaced' }
    case undefined:
      return { code: 'auth' }
    default:
      return unreachable(status, 'a device has one of five states')
  }
}
