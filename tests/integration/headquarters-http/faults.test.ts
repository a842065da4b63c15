import { connect } from 'node:net'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeviceId } from '#shared/domain/ids.ts'
import { protocolVersion, pushReply, syncPaths } from '#shared/sync/protocol.ts'
import { syncLimits } from '#shared/sync/limits.ts'
import {
  HELLO,
  NOW,
  PULL,
  envelopeOf,
  joinDevice,
  post,
  read,
  startSmallHeadquarters,
} from './running-headquarters.ts'
import type { RunningHeadquarters, TestDevice } from './running-headquarters.ts'

let running: RunningHeadquarters
let device: TestDevice
beforeAll(async () => {
  running = await startSmallHeadquarters()
  device = await joinDevice(running)
  await device.signIn()
})
afterAll(() => running.stop())

const bearer = () => ({ authorization: `Bearer ${device.token}` })
const isUp = async () => (await fetch(`${running.origin}/health`)).status

/** A command as a device would send it; nobody of that name works here, so the rules say no. */
function command(seq: number, type: string, args: unknown): object {
  return {
    seq,
    id: `cmd-${seq}-${type.slice(0, 8)}`,
    type,
    version: 1,
    args,
    actorId: 'dagdeel',
    originDevice: device.id,
    step: `cmd-${seq}-${type.slice(0, 8)}`,
    streams: ['loc:regenboog'],
    occurredAt: NOW,
    clock: { wall: NOW, sinceAnchorMs: 0 },
    baseVersions: {},
  }
}

describe('what is no message of ours', () => {
  test('a body that was cut off is refused, and headquarters stays up', async () => {
    const whole = JSON.stringify({ ...envelopeOf(device.id), ...HELLO })
    const reply = await post(running.origin, syncPaths.hello, whole.slice(0, whole.length / 2), bearer())
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid' } })
    expect(await isUp()).toBe(200)
  })

  test('a body that ends before its length says so: the connection ends, and headquarters stays up', async () => {
    const port = Number(new URL(running.origin).port)
    const closed = new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          `POST ${syncPaths.challenge} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"dev`,
        )
        socket.end()
      })
      socket.on('close', () => resolve())
      socket.resume()
    })
    await closed
    expect(await isUp()).toBe(200)
  })

  test('a page of a proxy, HTML instead of JSON, is refused by its type and by its content', async () => {
    const html = '<!doctype html><title>Sign in to the guest network</title>'
    expect(await post(running.origin, syncPaths.hello, html, bearer())).toMatchObject({ status: 400 })
    const typed = await post(running.origin, syncPaths.hello, html, {
      ...bearer(),
      'content-type': 'text/html',
    })
    expect(typed).toMatchObject({ status: 415, body: { code: 'invalid' } })
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
  ])('the content type %s is refused', async (type) => {
    const body = JSON.stringify({ ...envelopeOf(device.id), ...HELLO })
    const reply = await post(running.origin, syncPaths.hello, body, { ...bearer(), 'content-type': type })
    expect(reply).toMatchObject({ status: 415, body: { code: 'invalid' } })
  })

  test('an empty body, a list, a number and nested nonsense are refused', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    for (const body of ['', '[]', '7', 'null', '"hello"', deep, '{"__proto__": {"protocol": 1}}']) {
      expect((await post(running.origin, syncPaths.hello, body, bearer())).status).toBeGreaterThanOrEqual(400)
      expect((await post(running.origin, syncPaths.hello, body, bearer())).status).toBeLessThan(500)
    }
  })

  test.each([
    [syncPaths.enrol, 8_192],
    [syncPaths.challenge, 8_192],
    [syncPaths.hello, 131_072],
    [syncPaths.pull, 131_072],
    [syncPaths.push, syncLimits.pushBytes + 65_536],
  ])('%s takes no more than %i bytes', async (path, bytes) => {
    const body = JSON.stringify({ padding: 'x'.repeat(bytes) })
    const reply = await post(running.origin, path, body, bearer())
    expect(reply).toMatchObject({ status: 413, body: { code: 'tooLarge' } })
  })

  test('a large push of somebody who is not signed in is not even read', async () => {
    const body = JSON.stringify({ padding: 'x'.repeat(syncLimits.pushBytes) })
    expect(await post(running.origin, syncPaths.push, body)).toMatchObject({
      status: 401,
      body: { code: 'auth' },
    })
  })

  test('a place that is not there, and a wrong method, have an answer of ours too', async () => {
    expect(await read(await fetch(`${running.origin}/wp-login.php`))).toMatchObject({
      status: 404,
      body: { code: 'notFound' },
    })
    expect((await fetch(`${running.origin}${syncPaths.hello}`)).status).toBe(404)
  })
})

describe('an app that is older or newer', () => {
  test('an app newer than headquarters is asked to wait; nothing of it is lost', async () => {
    for (const [path, fields] of [
      [syncPaths.hello, HELLO],
      [syncPaths.pull, PULL],
    ] as const) {
      const reply = await device.send(path, { ...fields, protocol: protocolVersion + 1 })
      expect(reply).toMatchObject({ status: 426, body: { code: 'headquartersOlder' } })
      expect(reply.headers.get('retry-after')).toBe('600')
    }
  })

  test('an app that is too old hands over its work, but gets nothing new', async () => {
    const strict = await startSmallHeadquarters({ oldestApp: '0.2.0' })
    const old = await joinDevice(strict)
    await old.signIn()
    expect(await old.send(syncPaths.hello, HELLO)).toMatchObject({
      status: 200,
      body: { status: 'upgradeRequired', canPush: true, canPull: false },
    })
    expect(await old.send(syncPaths.pull, PULL)).toMatchObject({
      status: 426,
      body: { code: 'upgradeRequired' },
    })
    const pushed = await old.send(syncPaths.push, {
      commands: [{ ...command(1, 'logStay', {}), originDevice: old.id }],
    })
    expect(pushed.status).toBe(200)
    expect(await old.send(syncPaths.pull, { ...PULL, app: '0.2.0' })).toMatchObject({ status: 200 })
    await strict.stop()
  })

  test('a command this headquarters does not know yet stops there, and waits', async () => {
    const other = await joinDevice(running, 'Vooruit')
    await other.signIn()
    const future = { ...command(1, 'teleportChild', { childId: 'c1' }), originDevice: other.id }
    const reply = await other.send(syncPaths.push, { commands: [future] })
    expect(pushReply.parse(reply.body)).toMatchObject({
      results: [],
      stopped: { code: 'deferred', atSeq: 1 },
    })
  })
})

describe('what goes wrong on our side', () => {
  test('with the database away headquarters says when to come back, and recovers by itself', async () => {
    running.setStoreAway(true)
    const reply = await device.send(syncPaths.hello, HELLO)
    expect(reply).toMatchObject({ status: 503, body: { code: 'unavailable' } })
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect((await device.signIn()).status).toBe(503)
    expect(await read(await fetch(`${running.origin}/health`))).toMatchObject({
      status: 503,
      body: { status: 'down' },
    })
    running.setStoreAway(false)
    expect((await device.signIn()).status).toBe(200)
    expect((await device.send(syncPaths.hello, HELLO)).status).toBe(200)
    expect(await isUp()).toBe(200)
  })

  test('a fault of ours is one incident: the same number for the device and in the log', async () => {
    const broken = await startSmallHeadquarters({}, {})
    const { devices } = broken.composed.http
    const find = devices.find
    const one = await joinDevice(broken)
    devices.find = () => Promise.reject(new TypeError('Noor Bakker is not a function'))
    const reply = await one.signIn()
    expect(reply).toMatchObject({ status: 500, body: { code: 'internal' } })
    const { incident } = reply.body as { incident: string }
    const log = readFileSync(broken.logFile, 'utf8')
    expect(log).toContain(incident)
    expect(log).not.toContain('Noor')
    devices.find = find
    expect((await one.signIn()).status).toBe(200)
    await broken.stop()
  })

  test('a poisoned command is told to its device and stops nothing', async () => {
    const other = await joinDevice(running, 'Gif')
    await other.signIn()
    const poisoned = {
      ...command(1, 'logStay', { childId: { length: -1 }, constructor: null }),
      originDevice: other.id,
    }
    const next = { ...command(2, 'logStay', {}), originDevice: other.id }
    const reply = pushReply.parse((await other.send(syncPaths.push, { commands: [poisoned, next] })).body)
    expect(reply.results.map(({ seq, status }) => [seq, status])).toEqual([
      [1, 'rejected'],
      [2, 'rejected'],
    ])
  })
})

test('a clock that is a day off is noted and changes nothing', async () => {
  const other = await joinDevice(running, 'Klok')
  await other.signIn()
  const reply = await other.send(syncPaths.hello, { ...HELLO, sentAt: '2026-11-24T09:00:00.000Z' })
  expect(reply).toMatchObject({ status: 200, body: { hqTime: NOW } })
  const known = await running.composed.http.devices.find(other.id)
  expect(known?.skewMs).toBe(86_400_000)
  expect((await other.send(syncPaths.pull, { ...PULL, sentAt: '2026-11-22T09:00:00.000Z' })).status).toBe(200)
})

test('a device of another history is told which history this is', async () => {
  expect(await device.send(syncPaths.pull, { ...PULL, epoch: 'another' })).toMatchObject({
    status: 409,
    body: { code: 'epoch', epoch: 'epoch-1' },
  })
})

test('a message in the name of a device that never joined is refused', async () => {
  const body = { ...envelopeOf('nobody' as DeviceId), ...HELLO }
  expect(await post(running.origin, syncPaths.hello, body, bearer())).toMatchObject({ status: 401 })
})

test('who keeps trying codes is slowed down, with the time to wait', async () => {
  const guarded = await startSmallHeadquarters()
  const wish = {
    protocol: 1,
    app: '0.1.0',
    code: 'AAAA-AAAA',
    installId: 'x',
    deviceName: 'x',
    publicKey: 'x'.repeat(60),
  }
  const statuses: number[] = []
  for (let attempt = 0; attempt < 12; attempt += 1) {
    statuses.push((await post(guarded.origin, syncPaths.enrol, wish)).status)
  }
  expect(statuses).toEqual([...Array<number>(10).fill(400), 429, 429])
  const slowed = await post(guarded.origin, syncPaths.enrol, wish)
  expect(slowed).toMatchObject({ status: 429, body: { code: 'tooMany' } })
  expect(slowed.headers.get('retry-after')).toBe('6')
  guarded.passMs(6_000)
  expect((await post(guarded.origin, syncPaths.enrol, wish)).status).toBe(400)
  await guarded.stop()
})
