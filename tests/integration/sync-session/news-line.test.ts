import { createServer } from 'node:http'
import type { Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createHostSchedule } from '#electron/host-schedule.ts'
import type { FetchPort, SchedulePort } from '#electron/ports.ts'
import { createNewsLine } from '#electron/sync/event-stream.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import { createVirtualTime } from '#tests/harness/virtual-time.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(answer: (response: ServerResponse, authorization: string) => void): Promise<string> {
  const server = createServer((request, response) => answer(response, request.headers.authorization ?? ''))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function listen(
  address: string,
  schedule: SchedulePort = createHostSchedule(),
  fetchPort: FetchPort = fetch,
) {
  const told: string[] = []
  const forgotten: string[] = []
  const tokens = {
    tokenFor: () => Promise.resolve(ok('token')),
    forget: (token: string) => void forgotten.push(token),
  }
  const open = createNewsLine({ fetch: fetchPort, schedule, address: () => address, tokens })
  const close = open('device-1', {
    opened: () => told.push('opened'),
    news: () => told.push('news'),
    ended: ({ kind }) => told.push(`ended ${kind}`),
  })
  return { told, forgotten, close }
}

const stream = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' })

describe('the line of news', () => {
  test('a poke is heard, a breath and an unknown event are not, however the bytes are cut', async () => {
    const address = await serve((response, authorization) => {
      expect(authorization).toBe('Bearer token')
      stream(response)
      response.write(': here\n\neve')
      response.write('nt: poke\r\ndata: {"streams":["org"]}\r\n\r\nevent: other\n')
      response.end('data: x\n\nevent: poke\ndata: {}\n\n')
    })
    const { told } = listen(address)
    await vi.waitFor(() => expect(told).toEqual(['opened', 'news', 'news', 'ended unreachable']))
  })

  test('a page of a proxy is no line', async () => {
    const { told } = listen(
      await serve((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('hello')),
    )
    await vi.waitFor(() => expect(told).toEqual(['ended unreadable']))
  })

  test('a refused token is forgotten', async () => {
    const { told, forgotten } = listen(await serve((response) => response.writeHead(401).end()))
    await vi.waitFor(() => expect([told, forgotten]).toEqual([['ended unreadable'], ['token']]))
  })

  test('headquarters that has no line left says so', async () => {
    const { told } = listen(await serve((response) => response.writeHead(503, { 'retry-after': '60' }).end()))
    await vi.waitFor(() => expect(told).toEqual(['ended busy']))
  })

  test('a line without an end of line is cut', async () => {
    const address = await serve((response) => {
      stream(response)
      response.write('x'.repeat(100_000))
    })
    const { told } = listen(address)
    await vi.waitFor(() => expect(told).toEqual(['opened', 'ended unreachable']))
  })

  test('after a minute of silence the line is dead', async () => {
    const time = createVirtualTime()
    const silent: FetchPort = () => new Promise(() => {})
    const { told } = listen('http://127.0.0.1:9', time.schedule, silent)
    await time.pass(59_000)
    expect(told).toEqual([])
    await time.pass(2_000)
    expect(told).toEqual(['ended unreachable'])
    expect(time.plannedCount()).toBe(0)
  })

  test('a line that was closed tells nothing any more', async () => {
    const time = createVirtualTime()
    const { told, close } = listen('http://127.0.0.1:9', time.schedule, () =>
      Promise.reject(new TypeError('no')),
    )
    close()
    await time.pass(120_000)
    expect([told, time.plannedCount()]).toEqual([[], 0])
  })

  test('without a token there is no line', async () => {
    const told: string[] = []
    const open = createNewsLine({
      fetch,
      schedule: createHostSchedule(),
      address: () => 'http://127.0.0.1:9',
      tokens: { tokenFor: () => Promise.resolve(refuse({ kind: 'unreachable' })), forget: () => {} },
    })
    open('device-1', { opened: () => {}, news: () => {}, ended: ({ kind }) => told.push(kind) })
    await vi.waitFor(() => expect(told).toEqual(['unreachable']))
  })
})
