import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { createDoorkeeper } from '#electron/loopback/doorkeeper.ts'
import { serve } from '#electron/loopback/serve.ts'
import type { LoopbackServer } from '#electron/loopback/serve.ts'
import { listPageFiles } from '#electron/page-files.ts'
import { maxRequestsUnderWay } from '#shared/ipc/socket-frames.ts'
import { maxMessageBytes } from '#shared/ipc/wire.ts'
import type { AppEvent, Reply } from '#shared/ipc/wire.ts'

const folder = mkdtempSync(join(tmpdir(), 'dagdeel-door-'))
const page = join(folder, 'renderer')
mkdirSync(join(page, 'assets'), { recursive: true })
writeFileSync(join(page, 'index.html'), '<!doctype html><title>Dagdeel</title>')
writeFileSync(join(page, 'assets', 'index-abc.js'), 'export {}')
writeFileSync(join(folder, 'outside.html'), 'outside')

let nowMs = 0
const doorkeeper = createDoorkeeper(() => nowMs)
const listeners = new Set<(event: AppEvent) => void>()
/** Requests that wait until the test lets them go. */
let release: (() => void) | undefined
const application = {
  dispatch: async (envelope: unknown): Promise<Reply> => {
    if (isCall(envelope, 'break')) throw new Error('a gap of ours')
    if (isCall(envelope, 'wait')) await new Promise<void>((resolve) => (release = resolve))
    return { status: 'done', output: envelope }
  },
  subscribe: (listener: (event: AppEvent) => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
const log = { info: () => {}, warn: () => {}, error: () => {}, close: () => {} }
let server: LoopbackServer
beforeAll(async () => {
  server = await serve({ application, doorkeeper, pageFiles: listPageFiles(page), log, port: 0 })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

function isCall(envelope: unknown, call: string): boolean {
  return typeof envelope === 'object' && envelope !== null && 'call' in envelope && envelope.call === call
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

function get(path: string, options: { method?: string; host?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method: options.method ?? 'GET',
        headers: { Host: options.host ?? `127.0.0.1:${server.port}` },
      },
      (response) => {
        let body = ''
        response.on('data', (chunk: Buffer) => (body += chunk.toString()))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        )
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

const openSockets: WebSocket[] = []
afterEach(() => {
  for (const socket of openSockets.splice(0)) socket.terminate()
})

interface Offer {
  readonly protocols?: string[]
  readonly origin?: string | null
  readonly host?: string
  readonly path?: string
}

/** Opens a socket: 'open', or the status with which it was turned away. */
function knock(
  offer: Offer = {},
): Promise<{ socket: WebSocket; frames: unknown[]; outcome: 'open' | number }> {
  const origin = offer.origin === undefined ? server.origin : offer.origin
  const socket = new WebSocket(
    `ws://127.0.0.1:${server.port}${offer.path ?? '/app'}`,
    offer.protocols ?? ['dagdeel.1', `dagdeel.token.${doorkeeper.token}`],
    {
      headers: {
        ...(origin === null ? {} : { Origin: origin }),
        ...(offer.host === undefined ? {} : { Host: offer.host }),
      },
    },
  )
  openSockets.push(socket)
  const frames: unknown[] = []
  socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString('utf8'))))
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('open', () => resolve({ socket, frames, outcome: 'open' }))
    socket.on('unexpected-response', (_request, response) =>
      resolve({ socket, frames, outcome: response.statusCode ?? 0 }),
    )
  })
}

async function waitFor<Value>(read: () => Value | undefined): Promise<Value> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const value = read()
    if (value !== undefined) return value
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('it did not happen')
}

describe('the page', () => {
  test('is served with a policy that lets it speak to this host only', async () => {
    const answer = await get('/')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        `connect-src ws://127.0.0.1:${server.port}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    )
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['referrer-policy']).toBe('no-referrer')
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test('its hashed files may be kept by the browser', async () => {
    const answer = await get('/assets/index-abc.js')
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toContain('immutable')
  })

  test('holds no secret: the token is in no file and no header', async () => {
    const answer = await get('/')
    expect(JSON.stringify(answer)).not.toContain(doorkeeper.token)
  })

  test.each([
    '/../outside.html',
    '/%2e%2e/outside.html',
    '/..%2foutside.html',
    '/assets/../../outside.html',
    '/assets/..%5c..%5coutside.html',
    '//etc/passwd',
    '/index.html%00',
    '/.git/config',
    '/toString',
    '/__proto__',
  ])('nothing outside the page can be had: %s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(answer.body).toBe('')
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  })

  test.each(['localhost', '127.0.0.1', 'dagdeel.example.org', '127.0.0.1.example.org', '0.0.0.0'])(
    'a request under the name "%s" is turned away, so another site cannot point its name here',
    async (host) => {
      expect((await get('/', { host })).status).toBe(421)
      expect((await get('/', { host: `${host}:${server.port + 1}` })).status).toBe(421)
    },
  )

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is not something to do with a file', async (method) => {
    expect((await get('/', { method })).status).toBe(405)
  })
})

describe('the socket opens', () => {
  test('for our own page with the token of this run', async () => {
    const { outcome, socket, frames } = await knock()
    expect(outcome).toBe('open')
    expect(socket.protocol).toBe('dagdeel.1')
    expect(await waitFor(() => frames[0])).toEqual({ kind: 'welcome', token: null })
  })

  test('for a single-use code, once, which gives the token for later', async () => {
    const protocols = ['dagdeel.1', `dagdeel.code.${doorkeeper.makeCode()}`]
    const { outcome, frames } = await knock({ protocols })
    expect(outcome).toBe('open')
    expect(await waitFor(() => frames[0])).toEqual({ kind: 'welcome', token: doorkeeper.token })
    expect((await knock({ protocols })).outcome).toBe(403)
  })

  test('not for a code that is older than a minute', async () => {
    const code = doorkeeper.makeCode()
    nowMs += 60_001
    expect((await knock({ protocols: ['dagdeel.1', `dagdeel.code.${code}`] })).outcome).toBe(403)
  })

  test.each([
    ['no token', ['dagdeel.1']],
    ['a wrong token', ['dagdeel.1', `dagdeel.token.${'0'.repeat(64)}`]],
    ['an empty token', ['dagdeel.1', 'dagdeel.token.']],
    ['a token too many', ['dagdeel.1', 'dagdeel.token.aa', 'dagdeel.token.bb']],
    ['another version', ['dagdeel.2', 'dagdeel.token.aa']],
    ['a code nobody made', ['dagdeel.1', `dagdeel.code.${'0'.repeat(64)}`]],
  ])('not for %s', async (_name, protocols) => {
    expect((await knock({ protocols })).outcome).toBe(403)
  })

  test('not without any protocol', async () => {
    expect((await knock({ protocols: [] })).outcome).toBe(403)
  })

  test('not for a page of another origin, even with the right token', async () => {
    for (const origin of [
      null,
      'null',
      'http://localhost:1',
      `http://localhost:${server.port}`,
      `https://127.0.0.1:${server.port}`,
      `http://127.0.0.1:${server.port}.example.org`,
      'http://example.org',
      'file://',
    ]) {
      expect((await knock({ origin })).outcome, String(origin)).toBe(403)
    }
  })

  test('not under another host name or at another path', async () => {
    expect((await knock({ host: `localhost:${server.port}` })).outcome).toBe(421)
    expect((await knock({ path: '/' })).outcome).toBe(404)
    expect((await knock({ path: '/app/../app?x' })).outcome).toBe(404)
  })
})

describe('on an open socket', () => {
  const ask = (socket: WebSocket, id: number, call: string) =>
    socket.send(JSON.stringify({ id, envelope: { version: 1, call, input: {} } }))

  test('every request gets its own answer', async () => {
    const { socket, frames } = await knock()
    ask(socket, 1, 'session.get')
    ask(socket, 2, 'history.list')
    await waitFor(() => frames[2])
    expect(frames.slice(1)).toEqual([
      {
        kind: 'reply',
        id: 1,
        reply: { status: 'done', output: { version: 1, call: 'session.get', input: {} } },
      },
      {
        kind: 'reply',
        id: 2,
        reply: { status: 'done', output: { version: 1, call: 'history.list', input: {} } },
      },
    ])
  })

  test('events arrive, and the host forgets a page that left', async () => {
    const { socket, frames } = await knock()
    await waitFor(() => frames[0])
    for (const listener of listeners) listener({ topics: ['board', 'history'] })
    expect(await waitFor(() => frames[1])).toEqual({ kind: 'event', event: { topics: ['board', 'history'] } })
    const before = listeners.size
    socket.close()
    await waitFor(() => (listeners.size < before ? true : undefined))
  })

  test.each([
    ['no JSON', 'hello'],
    ['no object', '[]'],
    ['no number', JSON.stringify({ id: 'one', envelope: {} })],
    [
      'an extra key',
      JSON.stringify({ id: 1, envelope: { version: 1, call: 'x', input: {} }, sql: 'drop table child' }),
    ],
    ['an empty message', ''],
    ['deep nesting', '['.repeat(100_000)],
  ])('%s ends the socket and not the host', async (_name, text) => {
    const { socket } = await knock()
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    socket.send(text)
    expect(await closed).toBe(1007)
    expect((await knock()).outcome).toBe('open')
  })

  test('bytes instead of text end the socket', async () => {
    const { socket } = await knock()
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    socket.send(Buffer.from([0xff, 0xfe, 0x00]))
    expect(await closed).toBe(1007)
  })

  test('a message above the cap ends the socket and not the host', async () => {
    const { socket } = await knock()
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    socket.send('x'.repeat(maxMessageBytes + 1))
    expect(await closed).toBe(1009)
    expect((await knock()).outcome).toBe('open')
  })

  test('an answer that fails unexpectedly ends the socket and not the host', async () => {
    const [broken, other] = [await knock(), await knock()]
    const closed = new Promise<number>((resolve) => broken.socket.on('close', resolve))
    ask(broken.socket, 1, 'break')
    expect(await closed).toBe(1011)
    ask(other.socket, 2, 'session.get')
    expect(await waitFor(() => other.frames[1])).toMatchObject({ id: 2, reply: { status: 'done' } })
  })

  test('a page that asks too much at once is told so', async () => {
    const { socket, frames } = await knock()
    for (let id = 1; id <= maxRequestsUnderWay + 1; id += 1) ask(socket, id, 'wait')
    await waitFor(() => frames[1])
    expect(frames[1]).toEqual({
      kind: 'reply',
      id: maxRequestsUnderWay + 1,
      reply: { status: 'refused', refusal: { code: 'call.busy', params: {} } },
    })
    release?.()
  })

  test('a page that fell silent is let go, one that answers stays', async () => {
    const strict = await serve({
      application,
      doorkeeper,
      pageFiles: listPageFiles(page),
      log,
      port: 0,
      heartbeatMs: 30,
    })
    const open = (autoPong: boolean) => {
      const socket = new WebSocket(
        `ws://127.0.0.1:${strict.port}/app`,
        ['dagdeel.1', `dagdeel.token.${doorkeeper.token}`],
        {
          headers: { Origin: strict.origin },
          autoPong,
        },
      )
      openSockets.push(socket)
      return socket
    }
    const silent = open(false)
    const lively = open(true)
    await new Promise((resolve) => silent.on('close', resolve))
    expect(lively.readyState).toBe(WebSocket.OPEN)
    await strict.close()
  })

  test('noise on the port does no harm', async () => {
    await new Promise<void>((resolve) => {
      const noise = connect(server.port, '127.0.0.1', () =>
        noise.write('\u0000\u0016\u0003 nonsense\r\n\r\n'),
      )
      noise.resume()
      noise.on('error', () => resolve())
      noise.on('close', () => resolve())
    })
    expect((await get('/')).status).toBe(200)
  })
})
