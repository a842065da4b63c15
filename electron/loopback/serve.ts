import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { socketPath, socketProtocol } from '#shared/ipc/socket-frames.ts'
import { maxMessageBytes } from '#shared/ipc/wire.ts'
import type { Application } from '../application.ts'
import type { Log } from '../log/log.ts'
import { pageHeaders } from '../page-headers.ts'
import type { Doorkeeper } from './doorkeeper.ts'
import type { PageFiles } from '../page-files.ts'
import { serveSocket } from './serve-socket.ts'

const usualHeartbeatMs = 15_000
const address = '127.0.0.1'

export interface LoopbackParts {
  readonly application: Pick<Application, 'dispatch' | 'subscribe'>
  readonly doorkeeper: Doorkeeper
  readonly pageFiles: PageFiles
  readonly log: Log
  /** 0 = any free port. */
  readonly port: number
  /** How often a page must show that it is there. */
  readonly heartbeatMs?: number
}

export interface LoopbackServer {
  readonly port: number
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  close(): Promise<void>
}

/**
 * Serves the built page and the application to browsers on this machine. Rejects when the port cannot be had.
 *
 * A web page from elsewhere can make a browser send requests here, also under a name of its own that it points at this
 * address. So the host name must be ours to the letter, and the socket must come from a page of ours that knows the
 * secret of this run.
 */
export async function serve(parts: LoopbackParts): Promise<LoopbackServer> {
  const http = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 })
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
    // The secret among the offered protocols is never echoed.
    handleProtocols: () => socketProtocol,
  })
  await listen(http, parts.port)
  const { port } = http.address() as AddressInfo
  const host = `${address}:${port}`
  const origin = `http://${host}`
  const headers = pageHeaders(`ws://${host}`)

  http.on('request', (request, response) => {
    void answerRequest(parts, { host, headers }, request, response)
  })
  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const refusal = refusalOfUpgrade(request, host, origin)
    if (refusal !== undefined) return turnAway(parts.log, stream, refusal)
    const entry = parts.doorkeeper.letIn(request.headers['sec-websocket-protocol'] ?? '')
    if (!entry.isLetIn) return turnAway(parts.log, stream, 'HTTP/1.1 403 Forbidden')
    sockets.handleUpgrade(request, stream, head, (socket) => {
      serveSocket(socket, parts.application, entry.welcome, parts.log)
    })
  })
  const heartbeat = keepHeartbeat(sockets, parts.heartbeatMs ?? usualHeartbeatMs)

  return {
    port,
    origin,
    close: async () => {
      clearInterval(heartbeat)
      for (const socket of sockets.clients) socket.close(1001)
      const closed = new Promise<void>((resolve) => {
        http.close(() => resolve())
      })
      // A page that does not answer the farewell must not keep the program alive.
      setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate()
        http.closeAllConnections()
      }, 500).unref()
      http.closeIdleConnections()
      await closed
    },
  }
}

function listen(http: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, address, () => {
      http.off('error', reject)
      resolve()
    })
  })
}

async function answerRequest(
  parts: LoopbackParts,
  own: { readonly host: string; readonly headers: Readonly<Record<string, string>> },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = (
    status: number,
    extra: Readonly<Record<string, string>> = {},
    body: Buffer | string = '',
  ) => {
    response.writeHead(status, { ...own.headers, 'Cache-Control': 'no-store', ...extra })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
  try {
    if (request.headers.host !== own.host) return answer(421)
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, { Allow: 'GET, HEAD' })
    const [path = ''] = (request.url ?? '').split('?')
    const file = await parts.pageFiles.find(path)
    if (file === undefined) return answer(404)
    answer(
      200,
      {
        'Content-Type': file.contentType,
        'Content-Length': String(file.bytes.length),
        ...(file.isImmutable ? { 'Cache-Control': 'private, max-age=31536000, immutable' } : {}),
      },
      file.bytes,
    )
  } catch {
    // The build was taken away under a running host.
    if (!response.headersSent) answer(500)
    else response.destroy()
  }
}

function refusalOfUpgrade(request: IncomingMessage, host: string, origin: string): string | undefined {
  if (request.headers.host !== host) return 'HTTP/1.1 421 Misdirected Request'
  if (request.url !== socketPath) return 'HTTP/1.1 404 Not Found'
  if (request.headers.origin !== origin) return 'HTTP/1.1 403 Forbidden'
  return undefined
}

function turnAway(log: Log, stream: Duplex, status: string): void {
  log.warn('socket.refused', { status: status.slice('HTTP/1.1 '.length) })
  stream.on('error', () => stream.destroy())
  stream.end(`${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** A page that fell silent (a closed lid) is let go; it comes back by itself. */
function keepHeartbeat(sockets: WebSocketServer, heartbeatMs: number): NodeJS.Timeout {
  const silent = new WeakSet<WebSocket>()
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) {
        socket.terminate()
        continue
      }
      silent.add(socket)
      socket.once('pong', () => silent.delete(socket))
      socket.ping()
    }
  }, heartbeatMs)
  return timer.unref()
}
