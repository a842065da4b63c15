import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { createHostSchedule } from '#electron/host-schedule.ts'
import { createDeviceTokens } from '#electron/sync/device-token.ts'
import { readAddress } from '#electron/sync/headquarters-address.ts'
import { failureOf, readRetryAfter } from '#electron/sync/http-exchange.ts'
import { createHttpTransport } from '#electron/sync/http-transport.ts'
import type { FetchPort, SchedulePort } from '#electron/ports.ts'
import { must } from '#shared/kernel/invariant.ts'
import { parseInstant } from '#shared/kernel/time.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import { syncLimits } from '#shared/sync/limits.ts'
import { syncPaths } from '#shared/sync/protocol.ts'
import type { HelloRequest } from '#shared/sync/protocol.ts'
import { createVirtualTime } from '#tests/harness/virtual-time.ts'

type Answer = (request: IncomingMessage, body: unknown, response: ServerResponse) => void

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

const device = 'device-1' as DeviceId
const pair = generateKeyPairSync('ed25519')
const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
const at = must(parseInstant('2026-11-23T08:00:00.000Z'), 'an instant')

const hello: HelloRequest = {
  protocol: 1,
  app: '0.1.0',
  schemaRev: 1,
  device,
  epoch: null,
  reqId: 'r1',
  sentAt: at,
  lastKnownSeq: 0,
  outbox: { count: 0, oldest: null },
  cursors: { org: 0 },
  erasureSeq: 0,
  failedDigests: 0,
}

const helloAnswer = {
  epoch: 'e1',
  hqTime: at,
  lastSeq: 0,
  headquartersName: 'Hoofdkantoor',
  deviceName: 'Kantoor',
  status: 'ok',
  canPush: true,
  canPull: true,
  mayDeleteMany: false,
}

/** A headquarters of a few lines: it signs in, and answers hello as the test wants. */
async function serve(answerHello: Answer): Promise<{ address: string; tokensGiven: string[] }> {
  const tokensGiven: string[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
    request.on('end', () => {
      const body: unknown = text === '' ? undefined : JSON.parse(text)
      if (request.url === syncPaths.challenge)
        json(response, 200, { challenge: `challenge-${'x'.repeat(20)}` })
      else if (request.url === syncPaths.token) giveToken(body, response)
      else answerHello(request, body, response)
    })
  })
  function giveToken(body: unknown, response: ServerResponse): void {
    const { challenge, signature } = body as { challenge: string; signature: string }
    const key = createPublicKey(pair.privateKey)
    if (!verify(null, Buffer.from(challenge), key, Buffer.from(signature, 'base64'))) {
      json(response, 401, { code: 'auth' })
      return
    }
    tokensGiven.push(`token-${'y'.repeat(20)}-${tokensGiven.length + 1}`)
    json(response, 200, { token: tokensGiven.at(-1), expiresInMs: 600_000 })
  }
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tokensGiven }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

function connect(
  address: string,
  schedule: SchedulePort = createHostSchedule(),
  fetchPort: FetchPort = fetch,
) {
  const ports = { fetch: fetchPort, schedule, address: () => address }
  const tokens = createDeviceTokens({ ...ports, privateKey: () => privateKey })
  return createHttpTransport({ ...ports, tokens })
}

const refusedAs = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) as unknown })

describe('the way to headquarters', () => {
  test('a device signs in with its key, and one token serves many requests', async () => {
    const { address, tokensGiven } = await serve((request, _body, response) =>
      request.headers.authorization === `Bearer ${tokensGiven.at(-1)}`
        ? json(response, 200, helloAnswer)
        : json(response, 401, { code: 'auth' }),
    )
    const transport = connect(address)
    expect(await transport.hello(hello)).toEqual({ ok: true, value: helloAnswer })
    expect(await transport.hello(hello)).toEqual({ ok: true, value: helloAnswer })
    expect(tokensGiven).toHaveLength(1)
  })

  test('two requests at once ask for one token', async () => {
    const { address, tokensGiven } = await serve((_request, _body, response) =>
      json(response, 200, helloAnswer),
    )
    const transport = connect(address)
    await Promise.all([transport.hello(hello), transport.hello(hello)])
    expect(tokensGiven).toHaveLength(1)
  })

  test('a token that headquarters forgot is asked for once more, and only once', async () => {
    let asked = 0
    const { address, tokensGiven } = await serve((request, _body, response) => {
      asked += 1
      if (request.headers.authorization?.endsWith('-2') === true) json(response, 200, helloAnswer)
      else json(response, 401, { code: 'auth' })
    })
    expect((await connect(address).hello(hello)).ok).toBe(true)
    expect([asked, tokensGiven.length]).toEqual([2, 2])
  })

  test('a token is renewed before it ends', async () => {
    const { address, tokensGiven } = await serve((_request, _body, response) =>
      json(response, 200, helloAnswer),
    )
    let elapsedMs = 0
    const transport = connect(address, { ...createHostSchedule(), elapsedMs: () => elapsedMs })
    await transport.hello(hello)
    elapsedMs = 600_000 - 61_000
    await transport.hello(hello)
    expect(tokensGiven).toHaveLength(1)
    elapsedMs = 600_000 - 59_000
    await transport.hello(hello)
    expect(tokensGiven).toHaveLength(2)
  })

  test('a stolen token, one of another device, is refused and stays refused', async () => {
    const { address } = await serve((_request, _body, response) => json(response, 401, { code: 'auth' }))
    expect(await connect(address).hello(hello)).toEqual({
      ok: false,
      refusal: { kind: 'refused', status: 401, error: { code: 'auth' } },
    })
  })

  test('a compressed answer is read', async () => {
    const { address } = await serve((_request, _body, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(gzipSync(JSON.stringify(helloAnswer)))
    })
    expect((await connect(address).hello(hello)).ok).toBe(true)
  })

  test('a truncated body is trouble on the way', async () => {
    const { address } = await serve((_request, _body, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(helloAnswer).slice(0, 40))
    })
    expect(await connect(address).hello(hello)).toEqual(refusedAs('unreadable'))
  })

  test('a body that breaks off in the middle is trouble on the way', async () => {
    const { address } = await serve((_request, _body, response) => {
      response.writeHead(200, { 'content-length': '5000' })
      response.write('{"epoch":')
      setImmediate(() => response.destroy())
    })
    expect(await connect(address).hello(hello)).toEqual(refusedAs('unreachable'))
  })

  test('an HTML page of a proxy is trouble on the way, with 200 as well as with 502', async () => {
    for (const status of [200, 502]) {
      const { address } = await serve((_request, _body, response) => {
        response.writeHead(status, { 'content-type': 'text/html' })
        response.end('<html><body>Please sign in to the guest network</body></html>')
      })
      expect(await connect(address).hello(hello)).toEqual(refusedAs('unreadable'))
    }
  })

  test('an answer that sends us elsewhere is not followed', async () => {
    const elsewhere = await serve((_request, _body, response) => json(response, 200, helloAnswer))
    const { address } = await serve((_request, _body, response) => {
      response.writeHead(307, { location: `${elsewhere.address}${syncPaths.hello}` })
      response.end()
    })
    expect((await connect(address).hello(hello)).ok).toBe(false)
  })

  test('bytes that are no text are trouble on the way', async () => {
    const { address } = await serve((_request, _body, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(Buffer.from([0xff, 0xfe, 0x80, 0x00]))
    })
    expect(await connect(address).hello(hello)).toEqual(refusedAs('unreadable'))
  })

  test('an oversized answer is not read to its end', async () => {
    let written = 0
    const { address } = await serve((_request, _body, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const chunk = Buffer.alloc(1_048_576, 0x20)
      const more = () => {
        while (!response.destroyed && written < 20 * syncLimits.replyBytes) {
          written += chunk.length
          if (!response.write(chunk)) {
            response.once('drain', more)
            return
          }
        }
      }
      more()
    })
    expect(await connect(address).hello(hello)).toEqual(refusedAs('unreadable'))
    expect(written).toBeLessThan(10 * syncLimits.replyBytes)
  })

  test('headquarters that is busy says when to come back', async () => {
    for (const status of [429, 503]) {
      const { address } = await serve((_request, _body, response) => {
        response.writeHead(status, { 'retry-after': '7', 'content-type': 'application/json' })
        response.end('{"code":"unavailable"}')
      })
      expect(await connect(address).hello(hello)).toEqual({
        ok: false,
        refusal: { kind: 'busy', retryAfterMs: 7_000 },
      })
    }
  })

  test('headquarters that is older than the app is told apart from one that is busy', async () => {
    const { address } = await serve((_request, _body, response) => {
      response.writeHead(426, { 'retry-after': '600', 'content-type': 'application/json' })
      response.end('{"code":"headquartersOlder"}')
    })
    expect(await connect(address).hello(hello)).toEqual({
      ok: false,
      refusal: { kind: 'older', retryAfterMs: 600_000 },
    })
  })

  test('a proxy that finds a message too large says so in its own words, and is understood', async () => {
    const { address } = await serve((_request, _body, response) => {
      response.writeHead(413, { 'content-type': 'text/html' })
      response.end('<html>413 Request Entity Too Large</html>')
    })
    expect(await connect(address).hello(hello)).toEqual({
      ok: false,
      refusal: { kind: 'refused', status: 413, error: { code: 'tooLarge' } },
    })
  })

  test('a proxy that stalls: after thirty silent seconds the exchange is over', async () => {
    const time = createVirtualTime()
    const stalled: FetchPort = () => new Promise(() => {})
    const answer = connect('http://127.0.0.1:9', time.schedule, stalled).hello(hello)
    await time.pass(30_001)
    expect(await answer).toEqual(refusedAs('unreachable'))
    expect(time.plannedCount()).toBe(0)
  })

  test('a body that drips without end is over at the deadline', async () => {
    const time = createVirtualTime()
    async function* drip() {
      for (;;) {
        await new Promise<void>((resolve) => void time.schedule.later(resolve, 20_000))
        yield new Uint8Array([0x20])
      }
    }
    const dripping: FetchPort = () =>
      Promise.resolve({ status: 200, headers: { get: () => null }, body: drip() })
    const answer = connect('http://127.0.0.1:9', time.schedule, dripping).hello(hello)
    await time.pass(61_000)
    expect(await answer).toEqual(refusedAs('unreachable'))
  })

  test('nothing is sent over plain http to another machine', async () => {
    let calls = 0
    const counting: FetchPort = (...parts) => {
      calls += 1
      return fetch(...parts)
    }
    const answer = await connect('http://hq.example.nl', createHostSchedule(), counting).hello(hello)
    expect(answer).toEqual(refusedAs('notTrusted'))
    expect(calls).toBe(0)
  })

  test('a server that is not there is unreachable', async () => {
    const { address } = await serve((_request, _body, response) => json(response, 200, helloAnswer))
    const server = servers.pop()
    await new Promise((resolve) => server?.close(resolve))
    expect(await connect(address).hello(hello)).toEqual(refusedAs('unreachable'))
  })

  test('a certificate that does not hold has a name of its own', () => {
    const cause = Object.assign(new Error('certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    expect(failureOf(new TypeError('fetch failed', { cause }))).toEqual({ kind: 'notTrusted' })
    expect(failureOf(new Error('net::ERR_CERT_DATE_INVALID'))).toEqual({ kind: 'notTrusted' })
    expect(failureOf(new Error('net::ERR_INTERNET_DISCONNECTED'))).toEqual({ kind: 'unreachable' })
    expect(failureOf(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toEqual({
      kind: 'unreachable',
    })
  })

  test('a wish to wait is believed up to a quarter of an hour', () => {
    expect(readRetryAfter('12')).toBe(12_000)
    expect(readRetryAfter('999999999')).toBe(900_000)
    expect(readRetryAfter('Wed, 21 Oct 2026 07:28:00 GMT')).toBeUndefined()
    expect(readRetryAfter('-1')).toBeUndefined()
    expect(readRetryAfter(null)).toBeUndefined()
  })
})

describe('the address of headquarters', () => {
  test.each([
    ['hq.example.nl', 'https://hq.example.nl'],
    ['HTTPS://HQ.example.nl/', 'https://hq.example.nl'],
    ['hq.example.nl:8443', 'https://hq.example.nl:8443'],
    ['127.0.0.1:4870', 'http://127.0.0.1:4870'],
    ['localhost:443', 'http://localhost:443'],
    ['http://localhost:4870', 'http://localhost:4870'],
    ['https://127.0.0.1:4870', 'https://127.0.0.1:4870'],
    ['[::1]:4870', 'http://[::1]:4870'],
  ])('%s is kept as %s', (text, kept) => {
    expect(readAddress(text)).toEqual({ ok: true, value: kept })
  })

  test.each(['http://hq.example.nl', 'http://10.0.0.3:4870', 'http://localhost.example.nl'])(
    '%s is not safe enough',
    (text) => expect(readAddress(text)).toEqual({ ok: false, refusal: 'notSecure' }),
  )

  test.each([
    '',
    'ftp://hq.example.nl',
    'https://jan:geheim@hq.example.nl',
    'https://hq.example.nl/pad',
    'a b',
  ])('%s is no address', (text) => expect(readAddress(text)).toEqual({ ok: false, refusal: 'unreadable' }))
})
