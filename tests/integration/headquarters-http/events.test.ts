import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { syncPaths } from '#shared/sync/protocol.ts'
import { joinDevice, read, startSmallHeadquarters } from './running-headquarters.ts'
import type { RunningHeadquarters, TestDevice } from './running-headquarters.ts'

let running: RunningHeadquarters
beforeAll(async () => {
  running = await startSmallHeadquarters()
})
afterAll(() => running.stop())

const lines: Line[] = []
afterEach(async () => {
  for (const line of lines.splice(0)) await line.hangUp()
})

interface Line {
  readonly response: Response
  /** The next event, or `null` when headquarters hung up. */
  next(): Promise<string | null>
  hangUp(): Promise<void>
}

async function listen(device: TestDevice): Promise<Line> {
  const hanging = new AbortController()
  const response = await fetch(`${running.origin}${syncPaths.events}`, {
    headers: { authorization: `Bearer ${device.token}` },
    signal: hanging.signal,
  })
  const reader = response.body?.getReader()
  let waiting = ''
  const line: Line = {
    response,
    async next() {
      while (!waiting.includes('\n\n')) {
        const piece = await reader?.read()
        if (piece === undefined || piece.done) return null
        waiting += new TextDecoder().decode(piece.value)
      }
      const end = waiting.indexOf('\n\n')
      const event = waiting.slice(0, end)
      waiting = waiting.slice(end + 2)
      return event
    },
    async hangUp() {
      hanging.abort()
    },
  }
  lines.push(line)
  return line
}

test('a computer is told at once which of its streams may have news, and later which have', async () => {
  const device = await joinDevice(running)
  await device.signIn()
  const line = await listen(device)
  expect(line.response.headers.get('content-type')).toContain('text/event-stream')
  expect(await line.next()).toBe('event: poke\ndata: {"streams":["org","loc:regenboog"]}')
  await running.operate('create-location', 'De Zonnebloem', '--region', 'middle', '--id', 'zonnebloem')
  running.composed.http.pokes.tell(['loc:regenboog', 'loc:zonnebloem'])
  expect(await line.next()).toBe('event: poke\ndata: {"streams":["loc:regenboog"]}')
})

test('news of the whole organisation is spread, and several at once are one poke', async () => {
  const device = await joinDevice(running, 'Spreiding')
  await device.signIn()
  const line = await listen(device)
  await line.next()
  running.composed.http.pokes.tell(['org'])
  running.composed.http.pokes.tell(['org'])
  running.composed.http.pokes.tell(['loc:regenboog'])
  expect(await line.next()).toContain('loc:regenboog')
  running.runLater()
  running.composed.http.pokes.tell(['loc:regenboog'])
  expect(await line.next()).toBe('event: poke\ndata: {"streams":["org"]}')
  expect(await line.next()).toContain('loc:regenboog')
})

test('what is told holds no record, only names of streams', async () => {
  const device = await joinDevice(running, 'Stil')
  await device.signIn()
  const line = await listen(device)
  const told = (await line.next()) ?? ''
  expect(JSON.parse(told.slice(told.indexOf('{')))).toEqual({ streams: ['org', 'loc:regenboog'] })
})

test('who is not signed in gets no line, and who is revoked is hung up on', async () => {
  const device = await joinDevice(running, 'Weg')
  expect((await listen(device)).response.status).toBe(401)
  await device.signIn()
  const line = await listen(device)
  expect(await line.next()).toContain('poke')
  await running.operate('revoke', device.id, '--wipe', 'now')
  expect(await line.next()).toBeNull()
  expect((await listen(device)).response.status).toBe(401)
})

test('a computer that is replaced gets no line, and hears why', async () => {
  const device = await joinDevice(running, 'Vervangen')
  await running.operate('revoke', device.id, '--wipe', 'after-push')
  await device.signIn()
  const response = await fetch(`${running.origin}${syncPaths.events}`, {
    headers: { authorization: `Bearer ${device.token}` },
  })
  expect(await read(response)).toMatchObject({
    status: 401,
    body: { code: 'deviceRetiring', wipe: 'afterPush' },
  })
})

test('a third line of one computer ends its first', async () => {
  const device = await joinDevice(running, 'Drie')
  await device.signIn()
  const first = await listen(device)
  await first.next()
  await listen(device)
  await listen(device)
  expect(await first.next()).toBeNull()
})

test('when headquarters stops it hangs up and stops', async () => {
  const stopping = await startSmallHeadquarters()
  const device = await joinDevice(stopping)
  await device.signIn()
  const response = await fetch(`${stopping.origin}${syncPaths.events}`, {
    headers: { authorization: `Bearer ${device.token}` },
  })
  const whole = response.text()
  await stopping.stop()
  expect(await whole).toContain('poke')
  await expect(fetch(`${stopping.origin}/health`)).rejects.toThrow('fetch failed')
})
