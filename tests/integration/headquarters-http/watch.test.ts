import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { syncPaths } from '#shared/sync/protocol.ts'
import { makeCertificate } from '#tests/harness/make-certificate.ts'
import { importFiles } from '#headquarters/cli/import-folder.ts'
import { readFolder } from '#electron/machine/read-folder.ts'
import { listRecords } from '#headquarters/cli/list-records.ts'
import {
  HELLO,
  PULL,
  joinDevice,
  read,
  startHeadquarters,
  startSmallHeadquarters,
} from './running-headquarters.ts'
import type { RunningHeadquarters } from './running-headquarters.ts'

describe('health and counts', () => {
  let running: RunningHeadquarters
  beforeAll(async () => {
    running = await startSmallHeadquarters()
  })
  afterAll(() => running.stop())

  test('health says that it is up, how new it is and nothing else', async () => {
    expect(await read(await fetch(`${running.origin}/health`))).toMatchObject({
      status: 200,
      body: { status: 'up', version: '0.1.0', protocol: { oldest: 1, newest: 1 } },
    })
  })

  test('the counts are lines Prometheus reads, and hold requests, verdicts and lines that are open', async () => {
    const device = await joinDevice(running)
    await device.signIn()
    await device.send(syncPaths.hello, HELLO)
    const { body } = await read(await fetch(`${running.origin}/metrics`))
    const lines = String(body).trimEnd().split('\n')
    expect(
      lines.filter((line) => !/^(# TYPE \w+ (counter|gauge)|\w+(\{[^}]*\})? [\d.]+)$/.test(line)),
    ).toEqual([])
    expect(body).toContain(`hq_requests_total{route="${syncPaths.hello}",status="200"} 1`)
    expect(body).toContain('hq_event_lines 0')
    expect(body).toContain('hq_tokens 1')
  })

  test('the counts are for this machine only; what a proxy passes on is not, and with a token everybody brings it', async () => {
    const ask = async (of: RunningHeadquarters, headers: Readonly<Record<string, string>>) =>
      (await fetch(`${of.origin}/metrics`, { headers })).status
    expect(await ask(running, {})).toBe(200)
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
      expect([header, await ask(running, { [header]: '203.0.113.9' })]).toEqual([header, 404])
    const guarded = await startHeadquarters({ metricsToken: 'a-long-secret' })
    expect(await ask(guarded, {})).toBe(404)
    expect(await ask(guarded, { authorization: 'Bearer a-long-secre' })).toBe(404)
    const passedOn = { authorization: 'Bearer a-long-secret', 'x-forwarded-for': '203.0.113.9' }
    expect(await ask(guarded, passedOn)).toBe(200)
    await guarded.stop()
  })

  test('a large answer is packed for who can unpack it', async () => {
    const device = await joinDevice(running, 'Pak')
    await device.signIn()
    for (let number = 0; number < 20; number += 1) {
      await running.operate('create-location', `Locatie ${number}`, '--region', 'south')
    }
    const ids = (await listRecords(running.composed.office.store, 'location')).map(({ id }) => id)
    await running.operate('scope', device.id, ...ids.flatMap((id) => ['--location', id]))
    await device.signIn()
    const cursors = ids.map((id) => ({ stream: `loc:${id}`, from: 0, bootStart: null }))
    const packed = await device.send(syncPaths.pull, { ...PULL, cursors })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(packed.body).toMatchObject({ epoch: 'epoch-1' })
  })
})

test('over TLS with a certificate of ours, and only over TLS', async () => {
  const { cert, key } = makeCertificate()
  const running = await startSmallHeadquarters(
    {},
    { tls: { cert: Buffer.from(cert), key: Buffer.from(key) } },
  )
  expect(running.origin).toMatch(/^https:/)
  const status = await new Promise((resolve, reject) => {
    request(`${running.origin}/health`, { ca: cert }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
  expect(status).toBe(200)
  await expect(fetch(`${running.origin}/health`)).rejects.toThrow('fetch failed')
  await expect(fetch(`${running.origin.replace('https', 'http')}/health`)).rejects.toThrow('fetch failed')
  await running.stop()
})

test('the log of a day with the sample organisation names nobody of it', async () => {
  const running = await startHeadquarters()
  const files = readFolder('resources/sample')
  expect(files.ok).toBe(true)
  if (!files.ok) return
  const report = await importFiles(files.value, false, running.composed.office)
  expect(report.status).toBe('imported')
  const device = await joinDevice(running, 'Computer van Annelies')
  await device.signIn()
  await device.send(syncPaths.hello, HELLO)
  await device.send(syncPaths.pull, PULL)
  const { store } = running.composed.office
  const children = await listRecords(store, 'child')
  const staff = await listRecords(store, 'staff_member')
  const [child] = children
  await running.operate('erase', child?.id ?? '', '--legal', 'verzoek van de ouders')
  await running.operate('devices')
  await device.send(syncPaths.push, { commands: [{ nonsense: child }] })
  const log = readFileSync(running.logFile, 'utf8')
  expect(log).toContain('"event":"request"')
  const names = [...children, ...staff].flatMap(({ firstName, surname }) => [firstName, surname])
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name) => new RegExp(`\\b${name}\\b`).test(log))).toEqual([])
  expect(log).not.toMatch(/Annelies|verzoek|127\.0\.0\.1/)
  expect(log).not.toContain(device.token)
  await running.stop()
}, 60_000)
