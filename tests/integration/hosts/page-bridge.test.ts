import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDoorkeeper } from '#electron/loopback/doorkeeper.ts'
import { serve } from '#electron/loopback/serve.ts'
import type { LoopbackServer } from '#electron/loopback/serve.ts'
import { listPageFiles } from '#electron/page-files.ts'
import type { Bridge } from '#renderer/src/bridge/bridge.ts'
import { callApp } from '#renderer/src/bridge/call-app.ts'
import { connectBridge } from '#renderer/src/bridge/connect.ts'
import { hearTopics } from '#renderer/src/bridge/hear-topics.ts'
import { takeAccess } from '#renderer/src/bridge/take-access.ts'
import type { AppBridge } from '#shared/ipc/wire.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { startApp } from '#tests/harness/app.ts'
import type { TestApp } from '#tests/harness/app.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'

let app: TestApp
let isTestOver = false
let server: LoopbackServer
let temp: ReturnType<typeof makeTempFolder>
const doorkeeper = createDoorkeeper(() => performance.now())

const start = (port = 0) =>
  serve({
    application: app.application,
    doorkeeper,
    pageFiles: listPageFiles(temp.folder),
    log: { info: () => {}, warn: () => {}, error: () => {}, close: () => {} },
    port,
  })

beforeEach(async () => {
  isTestOver = false
  app = await startApp({ data: aRowSet() })
  temp = makeTempFolder()
  mkdirSync(join(temp.folder, 'assets'))
  writeFileSync(join(temp.folder, 'index.html'), '<!doctype html>')
  server = await start()
})
afterEach(async () => {
  isTestOver = true
  await server.close()
  app.close()
  temp.remove()
})

/** What a browser's page has and the bridge uses; the socket sends our origin as a browser would. */
function createPage(hash: string, stored = new Map<string, string>()) {
  const address = { hash, host: `127.0.0.1:${server.port}`, pathname: '/', search: '' }
  const origin = server.origin
  const page = {
    location: address,
    history: { replaceState: () => Object.assign(address, { hash: '' }) },
    sessionStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    },
    WebSocket: class extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, { protocols, headers: { Origin: origin } } as never)
      }
    },
    // A page that is gone tries nothing any more.
    setTimeout: (act: () => void, ms: number) => setTimeout(() => isTestOver || act(), Math.min(ms, 30)),
  }
  return { page: page as unknown as Window & typeof globalThis, stored }
}

function createElectronPage(
  request: () => Promise<unknown>,
  subscribe: AppBridge['subscribe'] = () => () => {},
) {
  return { appBridge: { request, subscribe } } as unknown as Window & typeof globalThis
}

async function reach(bridge: Bridge, state: Bridge['state']): Promise<void> {
  for (let attempt = 0; bridge.state !== state; attempt += 1) {
    if (attempt > 300) throw new Error(`the bridge stays ${bridge.state}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describe('the page in a browser', () => {
  test('takes the access out of its address before anything else can read it', () => {
    const { page, stored } = createPage(`#token=${'a'.repeat(64)}`)
    expect(takeAccess(page)).toEqual({ kind: 'token', token: 'a'.repeat(64) })
    expect(page.location.hash).toBe('')
    expect([...stored.values()]).toEqual(['a'.repeat(64)])
  })

  test.each([
    '',
    '#/week/2026-W48',
    '#token=short',
    `#token=${'g'.repeat(64)}`,
    `#x=1&token=${'a'.repeat(64)}`,
  ])('leaves an address without access alone: "%s"', (hash) => {
    const { page } = createPage(hash)
    expect(takeAccess(page)).toEqual({ kind: 'none' })
    expect(page.location.hash).toBe(hash)
  })

  test('asks and gets parsed answers, refusals included', async () => {
    const { page } = createPage(`#token=${doorkeeper.token}`)
    const bridge = connectBridge(page)
    const session = await callApp(bridge, 'session.get', {})
    expect(session).toMatchObject({ status: 'done', output: { today: '2026-11-23' } })
    expect(bridge.state).toBe('connected')
    expect(await callApp(bridge, 'weekBoard.get', { locationId: 'nowhere', week: '2026-W48' })).toMatchObject(
      {
        status: 'refused',
        refusal: { code: 'refusal.notFound' },
      },
    )
  })

  test('hears what changed, until it stops listening', async () => {
    const { page } = createPage(`#token=${doorkeeper.token}`)
    const bridge = connectBridge(page)
    const heard: (readonly string[])[] = []
    const stop = hearTopics(bridge, (topics) => heard.push(topics))
    await callApp(bridge, 'rosters.settle', { locationId: 'rainbow', week: '2026-W48' })
    expect(heard).toEqual([['board', 'requests', 'history']])
    stop()
    await callApp(bridge, 'history.undo', {})
    expect(heard).toHaveLength(1)
  })

  test('comes in once with a code, keeps the token, and comes back with it after a reload', async () => {
    const { page, stored } = createPage(`#code=${doorkeeper.makeCode()}`)
    const bridge = connectBridge(page)
    await callApp(bridge, 'session.get', {})
    expect([...stored.values()]).toEqual([doorkeeper.token])

    const reloaded = createPage('#/week', stored)
    expect((await callApp(connectBridge(reloaded.page), 'session.get', {})).status).toBe('done')
  })

  test('a used code, a wrong token and no access at all: refused, and every request is answered', async () => {
    const code = doorkeeper.makeCode()
    await callApp(connectBridge(createPage(`#code=${code}`).page), 'session.get', {})
    for (const hash of [`#code=${code}`, `#token=${'0'.repeat(64)}`, '']) {
      const bridge = connectBridge(createPage(hash).page)
      expect(await callApp(bridge, 'session.get', {})).toEqual({
        status: 'refused',
        refusal: { code: 'call.disconnected', params: {} },
      })
      expect(bridge.state).toBe('refused')
      expect((await callApp(bridge, 'session.get', {})).status).toBe('refused')
    }
  })

  test('finds its way back when the connection fell away, and sends what waited', async () => {
    const { page } = createPage(`#token=${doorkeeper.token}`)
    const bridge = connectBridge(page)
    await callApp(bridge, 'session.get', {})
    const states: string[] = []
    bridge.subscribeToState(() => states.push(bridge.state))
    const { port } = server
    await server.close()
    await reach(bridge, 'lost')
    const waiting = callApp(bridge, 'session.get', {})
    server = await start(port)
    expect((await waiting).status).toBe('done')
    expect(states).toEqual(['lost', 'connected'])
  })

  test('says so when the host stays away', async () => {
    const { page } = createPage(`#token=${doorkeeper.token}`)
    const bridge = connectBridge(page)
    await callApp(bridge, 'session.get', {})
    const { port } = server
    await server.close()
    await reach(bridge, 'lost')
    expect(await callApp(bridge, 'session.get', {})).toMatchObject({ refusal: { code: 'call.disconnected' } })
    server = await start(port)
  })
})

describe('the page in Electron', () => {
  test('uses the bridge that is there, and opens no socket', async () => {
    const request = vi.fn(async () => ({ status: 'refused', refusal: { code: 'x', params: {} } }))
    const bridge = connectBridge(createElectronPage(request))
    expect(bridge.state).toBe('connected')
    expect((await callApp(bridge, 'session.get', {})).status).toBe('refused')
    expect(request).toHaveBeenCalledExactlyOnceWith({ version: 1, call: 'session.get', input: {} })
  })

  test.each([
    null,
    'text',
    { status: 'done' },
    { status: 'done', output: { locations: 'all' } },
    { status: 'odd' },
  ])('an answer that does not fit the contract never reaches the screen: %j', async (answer) => {
    const bridge = connectBridge(createElectronPage(async () => answer))
    expect(await callApp(bridge, 'session.get', {})).toEqual({ status: 'fault', code: 'reply', incident: '' })
  })

  test('an event that cannot be read is dropped', () => {
    let send: ((event: unknown) => void) | undefined
    const subscribe = (listener: (event: unknown) => void) => {
      send = listener
      return () => {}
    }
    const heard: unknown[] = []
    hearTopics(connectBridge(createElectronPage(async () => null, subscribe)), (topics) => heard.push(topics))
    for (const event of [null, {}, { topics: ['secrets'] }, { topics: 'board' }]) send?.(event)
    send?.({ topics: ['board'] })
    expect(heard).toEqual([['board']])
  })
})
