import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import type { HostOptions } from '#electron/host-options.ts'
import { runLoopback } from '#electron/loopback/run-loopback.ts'
import type { RunningLoopback } from '#electron/loopback/run-loopback.ts'
import { makeTempFolder } from '#tests/harness/database.ts'

const project = join(import.meta.dirname, '..', '..', '..')
let temp: ReturnType<typeof makeTempFolder>
let dataFolder: string
const running: RunningLoopback[] = []

beforeEach(() => {
  temp = makeTempFolder()
  dataFolder = join(temp.folder, 'data')
  mkdirSync(join(temp.folder, 'dist', 'renderer'), { recursive: true })
  writeFileSync(join(temp.folder, 'dist', 'renderer', 'index.html'), '<!doctype html><title>Dagdeel</title>')
  symlinkSync(join(project, 'resources'), join(temp.folder, 'resources'))
})
afterEach(async () => {
  for (const host of running.splice(0)) await host.stop()
  temp.remove()
})

async function run(options: Partial<HostOptions> = {}) {
  const result = await runLoopback(
    { dataFolder, isSample: false, port: 0, isBrowserOpened: false, ...options },
    { root: temp.folder, machine: { platform: process.platform, env: {} }, userId: 0 },
  )
  if (result.ok) running.push(result.value)
  return result
}

async function runOk(options: Partial<HostOptions> = {}): Promise<RunningLoopback> {
  const result = await run(options)
  if (!result.ok) throw new Error(`it does not run: ${JSON.stringify(result.refusal)}`)
  return result.value
}

async function stop(host: RunningLoopback): Promise<void> {
  running.splice(running.indexOf(host), 1)
  await host.stop()
}

/** One question over the socket, with the token of the printed address. */
function ask(
  host: RunningLoopback,
  call: string,
  input: object = {},
): Promise<{ status: string; output: Record<string, unknown> }> {
  const { host: address, hash, origin } = new URL(host.address)
  const token = hash.slice('#token='.length)
  const socket = new WebSocket(`ws://${address}/app`, ['dagdeel.1', `dagdeel.token.${token}`], {
    headers: { Origin: origin },
  })
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('open', () => socket.send(JSON.stringify({ id: 1, envelope: { version: 1, call, input } })))
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString('utf8')) as {
        kind: string
        reply: { status: string; output: Record<string, unknown> }
      }
      if (frame.kind !== 'reply') return
      socket.close()
      resolve(frame.reply)
    })
  })
}

describe('the browser host', () => {
  test('serves the page, and on an empty folder asks for a password before anything else', async () => {
    const host = await runOk()
    const page = await fetch(new URL(host.address).origin)
    expect(await page.text()).toContain('<title>Dagdeel</title>')
    expect(await ask(host, 'gate.status')).toMatchObject({ status: 'done', output: { state: 'new' } })
    expect(await ask(host, 'session.get')).toMatchObject({
      status: 'refused',
      refusal: { code: 'gate.locked' },
    })
  })

  test('fills an empty folder with the sample organisation, once', async () => {
    const first = await runOk({ isSample: true })
    const session = await ask(first, 'session.get')
    expect(session.output).toMatchObject({
      isEmpty: false,
      locations: [{ name: 'De Regenboog' }, { name: 'De Zwaluw' }],
      outboxCount: 1,
    })
    expect(session.output['actor']).toMatchObject({ role: 'locationManager' })
    await stop(first)
    const again = await runOk({ isSample: true })
    expect((await ask(again, 'session.get')).output).toMatchObject({ outboxCount: 1 })
  })

  test('keeps what was done when it is stopped and started again', async () => {
    const first = await runOk({ isSample: true })
    const settled = await ask(first, 'rosters.settle', { locationId: 'regenboog', week: '2027-W09' })
    expect(settled).toMatchObject({ status: 'done' })
    await stop(first)
    expect((await ask(await runOk(), 'session.get')).output).toMatchObject({
      isEmpty: false,
      undo: { code: 'command.settleRoster' },
    })
  })

  test('only the owner can read what it writes', async () => {
    if (process.platform === 'win32') return
    await runOk({ isSample: true })
    for (const name of ['.', 'dagdeel.db', 'local.key', 'keyslots.json', 'logs', 'logs/dagdeel.log']) {
      const { mode } = statSync(join(dataFolder, name))
      expect(name === 'dagdeel.db' ? 0 : mode & 0o077, name).toBe(0)
    }
  })

  test('its log holds no name and no token', async () => {
    const host = await runOk({ isSample: true })
    await ask(host, 'session.get')
    await stop(host)
    const log = readFileSync(join(dataFolder, 'logs', 'dagdeel.log'), 'utf8')
    expect(log).toContain('"event":"started"')
    expect(log).toContain('"event":"stopped"')
    expect(log).not.toContain(host.address.slice(-64))
    expect(log).not.toContain('Regenboog')
  })
})

describe('the browser host says in plain words what keeps the data closed', () => {
  test('the folder is open in another Dagdeel; that one goes on', async () => {
    const first = await runOk({ isSample: true })
    const second = await runOk()
    const trouble = { code: 'open.inUse', params: { folder: dataFolder, pid: process.pid } }
    expect(second.trouble).toEqual(trouble)
    expect((await ask(second, 'gate.status')).output).toMatchObject({ state: 'closed', trouble })
    expect((await ask(first, 'session.get')).status).toBe('done')
    await stop(first)
    // The page asks again by itself, and the data are free now.
    expect((await ask(second, 'gate.status')).output).toMatchObject({ state: 'open', trouble: null })
  })

  test('the port is taken; the folder is let go again', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    expect(await run({ port })).toEqual({ ok: false, refusal: { code: 'host.portTaken', params: { port } } })
    await runOk({ isSample: true })
    other.close()
  })

  test('the page is not built; nothing is made', async () => {
    const result = await runLoopback(
      { dataFolder, isSample: false, port: 0, isBrowserOpened: false },
      { root: join(temp.folder, 'elsewhere'), machine: { platform: process.platform, env: {} }, userId: 0 },
    )
    expect(result).toEqual({ ok: false, refusal: { code: 'host.pageMissing', params: {} } })
    expect(existsSync(dataFolder)).toBe(false)
  })

  test('the database is damaged; it stays byte for byte as it was', async () => {
    await stop(await runOk({ isSample: true }))
    const path = join(dataFolder, 'dagdeel.db')
    const bytes = readFileSync(path)
    bytes.fill(0x41, 8192, 16_384)
    writeFileSync(path, bytes)
    const host = await runOk()
    expect(host.trouble?.code).toBe('open.damaged')
    expect((await ask(host, 'gate.status')).output).toMatchObject({ state: 'repair' })
    expect(readFileSync(path).equals(bytes)).toBe(true)
  })

  test('the key is gone; no new key is made', async () => {
    await stop(await runOk({ isSample: true }))
    for (const name of ['keyslots.json', 'keyslots.copy.json']) writeFileSync(join(dataFolder, name), '{}')
    const host = await runOk()
    expect(host.trouble?.code).toBe('open.keyDamaged')
    expect((await ask(host, 'gate.status')).output).toMatchObject({ state: 'closed' })
    expect(readFileSync(join(dataFolder, 'keyslots.json'), 'utf8')).toBe('{}')
  })

  test('the folder cannot be made', async () => {
    writeFileSync(join(temp.folder, 'file'), '')
    const result = await run({ dataFolder: join(temp.folder, 'file', 'data') })
    expect(result.ok ? undefined : result.refusal.code).toBe('open.unreachable')
  })
})
