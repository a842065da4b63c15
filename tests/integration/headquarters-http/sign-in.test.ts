import { generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { syncPaths } from '#shared/sync/protocol.ts'
import { HELLO, PULL, joinDevice, post, startSmallHeadquarters } from './running-headquarters.ts'
import type { RunningHeadquarters } from './running-headquarters.ts'

let running: RunningHeadquarters
beforeAll(async () => {
  running = await startSmallHeadquarters()
})
afterAll(() => running.stop())

test('a computer joins with a code, signs in with its key and says hello', async () => {
  const device = await joinDevice(running)
  expect(await device.signIn()).toMatchObject({ status: 200, body: { expiresInMs: 600_000 } })
  expect(await device.send(syncPaths.hello, HELLO)).toMatchObject({
    status: 200,
    body: {
      epoch: 'epoch-1',
      headquartersName: 'Kinderopvang Zonnestraal',
      deviceName: 'Balie',
      canPush: true,
    },
  })
})

test('a signed-in computer gets the rows of its location', async () => {
  const device = await joinDevice(running, 'Pull')
  await device.signIn()
  const reply = await device.send(syncPaths.pull, PULL)
  expect(reply.status).toBe(200)
  const { pages } = reply.body as { pages: { rows: unknown[][] }[] }
  expect(pages.flatMap(({ rows }) => rows.map(([table]) => table))).toContain('location')
})

test('a code that was used, or never made, lets nobody in', async () => {
  const { publicKey } = generateKeyPairSync('ed25519')
  const wish = {
    protocol: 1,
    app: '0.1.0',
    code: 'AAAA-BBBB-CCCC-DDDD',
    installId: 'elsewhere',
    deviceName: 'Dief',
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  }
  expect(await post(running.origin, syncPaths.enrol, wish)).toMatchObject({
    status: 401,
    body: { code: 'enrolCode' },
  })
})

test('a key that is no Ed25519 key is refused before the code is looked at', async () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const code = await running.composed.office.operator.createEnrolCode('Kas', [
    { stream: 'org', mode: 'readOnly' },
  ])
  const wish = { protocol: 1, app: '0.1.0', code, installId: 'kas', deviceName: 'Kas' }
  const wrong = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  expect(await post(running.origin, syncPaths.enrol, { ...wish, publicKey: wrong })).toMatchObject({
    status: 400,
  })
  const right = generateKeyPairSync('ed25519')
    .publicKey.export({ type: 'spki', format: 'der' })
    .toString('base64')
  expect(await post(running.origin, syncPaths.enrol, { ...wish, publicKey: right })).toMatchObject({
    status: 200,
  })
})

test('a replayed challenge gets no second token', async () => {
  const device = await joinDevice(running, 'Replay')
  const asked = await post(running.origin, syncPaths.challenge, { device: device.id })
  const { challenge } = asked.body as { challenge: string }
  const answer = { device: device.id, challenge, signature: device.sign(challenge) }
  expect((await post(running.origin, syncPaths.token, answer)).status).toBe(200)
  expect(await post(running.origin, syncPaths.token, answer)).toMatchObject({
    status: 401,
    body: { code: 'auth' },
  })
})

test('a challenge is for one computer and for one minute', async () => {
  const [device, other] = [await joinDevice(running, 'Een'), await joinDevice(running, 'Twee')]
  const first = (await post(running.origin, syncPaths.challenge, { device: device.id })).body as {
    challenge: string
  }
  const stolen = { device: other.id, challenge: first.challenge, signature: other.sign(first.challenge) }
  expect((await post(running.origin, syncPaths.token, stolen)).status).toBe(401)
  const late = (await post(running.origin, syncPaths.challenge, { device: device.id })).body as {
    challenge: string
  }
  running.passMs(60_000)
  const answer = { device: device.id, challenge: late.challenge, signature: device.sign(late.challenge) }
  expect((await post(running.origin, syncPaths.token, answer)).status).toBe(401)
})

test('somebody without the key gets no token, and a stranger cannot tell whether a computer exists', async () => {
  const device = await joinDevice(running, 'Slot')
  const forger = generateKeyPairSync('ed25519').privateKey
  for (const id of [device.id, 'nobody']) {
    const asked = await post(running.origin, syncPaths.challenge, { device: id })
    expect(asked.status).toBe(200)
    const { challenge } = asked.body as { challenge: string }
    const signature = sign(null, Buffer.from(challenge), forger).toString('base64')
    expect(await post(running.origin, syncPaths.token, { device: id, challenge, signature })).toMatchObject({
      status: 401,
      body: { code: 'auth' },
    })
  }
})

test('a token of another computer is refused: the message names somebody else', async () => {
  const [own, other] = [await joinDevice(running, 'Mijn'), await joinDevice(running, 'Ander')]
  await own.signIn()
  other.token = own.token
  expect(await other.send(syncPaths.hello, HELLO)).toMatchObject({ status: 401, body: { code: 'auth' } })
  expect(await other.send(syncPaths.pull, PULL)).toMatchObject({ status: 401, body: { code: 'auth' } })
})

test('no token, a made-up token and a token after ten minutes are the same: no', async () => {
  const device = await joinDevice(running, 'Tijd')
  expect((await device.send(syncPaths.hello, HELLO)).status).toBe(401)
  device.token = 'a'.repeat(43)
  expect((await device.send(syncPaths.hello, HELLO)).status).toBe(401)
  await device.signIn()
  running.passMs(599_999)
  expect((await device.send(syncPaths.hello, HELLO)).status).toBe(200)
  running.passMs(1)
  expect(await device.send(syncPaths.hello, HELLO)).toMatchObject({ status: 401, body: { code: 'auth' } })
})

test('a revoked computer is out at once, and learns at the door that it must forget everything', async () => {
  const device = await joinDevice(running, 'Gestolen')
  await device.signIn()
  expect((await running.operate('revoke', device.id, '--wipe', 'now')).exitCode).toBe(0)
  expect(await device.send(syncPaths.pull, PULL)).toMatchObject({ status: 401, body: { code: 'auth' } })
  expect(await device.signIn()).toMatchObject({ status: 401, body: { code: 'deviceRevoked', wipe: 'now' } })
})

test('a replaced computer may still sign in and hand over its work, but gets nothing new', async () => {
  const device = await joinDevice(running, 'Oud')
  await running.operate('revoke', device.id, '--wipe', 'after-push')
  expect((await device.signIn()).status).toBe(200)
  expect(await device.send(syncPaths.hello, HELLO)).toMatchObject({
    status: 200,
    body: { canPush: true, canPull: false },
  })
  expect(await device.send(syncPaths.pull, PULL)).toMatchObject({
    status: 401,
    body: { code: 'deviceRetiring', wipe: 'afterPush' },
  })
})
