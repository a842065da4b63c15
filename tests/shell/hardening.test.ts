import type { Session, WebContents } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'

const openExternal = vi.hoisted(() => vi.fn(async () => {}))
vi.mock('electron', () => ({ shell: { openExternal } }))
const { hardenContents, hardenSession, openOutside, pagePreferences } =
  await import('#electron/main/hardening.ts')

type Answer = (...parameters: never[]) => unknown

/** A fake that keeps what was put on it, by name. */
function createRecorder() {
  const handlers = new Map<string, Answer>()
  const keep = (name: string) => (handler: Answer) => handlers.set(name, handler)
  const on = (name: string, handler: Answer) => handlers.set(name, handler)
  const call = (name: string, ...parameters: unknown[]): unknown => {
    const handler = handlers.get(name)
    if (handler === undefined) throw new Error(`nothing handles ${name}`)
    return Reflect.apply(handler, undefined, parameters)
  }
  return { keep, on, call }
}

function createSession() {
  const { keep, on, call } = createRecorder()
  const session = {
    setPermissionRequestHandler: keep('permissionRequest'),
    setPermissionCheckHandler: keep('permissionCheck'),
    setDevicePermissionHandler: keep('devicePermission'),
    setDisplayMediaRequestHandler: keep('displayMedia'),
    on,
    webRequest: { onBeforeRequest: keep('beforeRequest') },
  }
  hardenSession(session as unknown as Session)
  return { call }
}

function createContents() {
  const { keep, on, call } = createRecorder()
  hardenContents({ on, setWindowOpenHandler: keep('windowOpen') } as unknown as WebContents)
  return { call }
}

function isPrevented(
  call: (name: string, ...parameters: unknown[]) => unknown,
  name: string,
  facts: object,
): boolean {
  const preventDefault = vi.fn()
  call(name, { preventDefault, ...facts })
  return preventDefault.mock.calls.length > 0
}

beforeEach(() => openExternal.mockClear())

describe('the page runs in a closed sandbox', () => {
  test('sandbox and isolation are on, everything that opens a way out is off', () => {
    expect(pagePreferences('/preload.cjs', false)).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      plugins: false,
      spellcheck: false,
      devTools: false,
    })
  })

  test('developer tools open in development only', () => {
    expect(pagePreferences('/preload.cjs', true).devTools).toBe(true)
  })
})

describe('the page gets nothing of the machine', () => {
  const own = { isMainFrame: true, requestingUrl: 'app://dagdeel/index.html' }

  test.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fullscreen',
    'hid',
    'usb',
  ])('%s is refused when asked and when checked', (permission) => {
    const { call } = createSession()
    const answer = vi.fn()
    call('permissionRequest', null, permission, answer, own)
    expect(answer).toHaveBeenCalledExactlyOnceWith(false)
    expect(call('permissionCheck', null, permission, 'app://dagdeel', own)).toBe(false)
  })

  test('our own page may put text on the clipboard, and no other page may', () => {
    const { call } = createSession()
    const ask = (details: object) => {
      const answer = vi.fn()
      call('permissionRequest', null, 'clipboard-sanitized-write', answer, details)
      return answer.mock.calls[0]?.[0] as unknown
    }
    expect(ask(own)).toBe(true)
    expect(ask({ ...own, isMainFrame: false })).toBe(false)
    expect(ask({ ...own, requestingUrl: 'https://example.org/' })).toBe(false)
    expect(call('permissionCheck', null, 'clipboard-sanitized-write', '', own)).toBe(true)
    expect(call('permissionCheck', null, 'clipboard-sanitized-write', '', { isMainFrame: true })).toBe(false)
  })

  test('devices and screen recording are refused', () => {
    const { call } = createSession()
    expect(call('devicePermission', { deviceType: 'usb' })).toBe(false)
    const streams = vi.fn()
    call('displayMedia', {}, streams)
    expect(streams).toHaveBeenCalledExactlyOnceWith({})
  })

  test('the page may save a table, a paper or a zip that it made itself, and nothing else', () => {
    const { call } = createSession()
    const isRefused = (url: string, fileName: string) => {
      const preventDefault = vi.fn()
      call('will-download', { preventDefault }, { getURL: () => url, getFilename: () => fileName })
      return preventDefault.mock.calls.length > 0
    }
    const month = 'blob:app://dagdeel/0d3f'
    expect(isRefused(month, 'uren-en-tegoed-de-regenboog-2026-11.csv')).toBe(false)
    expect(isRefused(month, 'uren-en-tegoed-de-regenboog-2026-11-concept.xlsx')).toBe(false)
    for (const name of ['gegevens-kind-2026-11-23.zip', 'afspraak-2026-11-24.pdf', 'logboek-2026-11-23.csv'])
      expect(isRefused(month, name), name).toBe(false)
    for (const name of ['uren-en-tegoed-x.exe', 'x.html', 'x.zip.exe', 'x .csv', '.csv', 'gegevens/x.zip'])
      expect(isRefused(month, name), name).toBe(true)
    expect(isRefused(month, '../uren-en-tegoed-x.csv')).toBe(true)
    for (const url of [
      'https://example.org/uren-en-tegoed-x.csv',
      'blob:https://example.org/0d3f',
      'blob:app://other/0d3f',
      'app://dagdeel/uren-en-tegoed-x.csv',
      'data:text/csv,a',
      'file:///etc/passwd',
    ])
      expect(isRefused(url, 'uren-en-tegoed-x.csv'), url).toBe(true)
  })

  test('no request leaves for the network or for files', () => {
    const { call } = createSession()
    const isCancelled = (url: string) => {
      const answer = vi.fn<(decision: { cancel: boolean }) => void>()
      call('beforeRequest', { url }, answer)
      return answer.mock.calls[0]?.[0].cancel
    }
    expect(isCancelled('app://dagdeel/assets/index.js')).toBe(false)
    expect(isCancelled('blob:app://dagdeel/0d3f')).toBe(false)
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1:1/',
      'ws://127.0.0.1:1/',
      'file:///etc/passwd',
      'app://other/index.html',
      'blob:https://example.org/0d3f',
      'chrome-extension://abc/x.js',
      'nonsense',
    ]) {
      expect(isCancelled(url), url).toBe(true)
    }
  })
})

describe('the page stays where it is', () => {
  test('it moves inside our own address only', () => {
    const { call } = createContents()
    expect(isPrevented(call, 'will-navigate', { url: 'app://dagdeel/index.html#/requests' })).toBe(false)
    expect(isPrevented(call, 'will-navigate', { url: 'https://example.org/' })).toBe(true)
    expect(isPrevented(call, 'will-navigate', { url: 'app://dagdeel.example.org/' })).toBe(true)
    expect(isPrevented(call, 'will-navigate', { url: 'file:///etc/passwd' })).toBe(true)
  })

  test('a frame inside it, a redirect and a webview go nowhere', () => {
    const { call } = createContents()
    expect(
      isPrevented(call, 'will-frame-navigate', { isMainFrame: false, url: 'app://dagdeel/index.html' }),
    ).toBe(true)
    expect(
      isPrevented(call, 'will-frame-navigate', { isMainFrame: true, url: 'app://dagdeel/index.html' }),
    ).toBe(false)
    expect(isPrevented(call, 'will-redirect', { url: 'app://dagdeel/index.html' })).toBe(true)
    expect(isPrevented(call, 'will-attach-webview', {})).toBe(true)
  })

  test('a new window is never opened; a website goes to the browser instead', () => {
    const { call } = createContents()
    expect(call('windowOpen', { url: 'https://wetten.overheid.nl/' })).toEqual({ action: 'deny' })
    expect(openExternal).toHaveBeenCalledExactlyOnceWith('https://wetten.overheid.nl/')
    expect(call('windowOpen', { url: 'app://dagdeel/index.html' })).toEqual({ action: 'deny' })
    expect(openExternal).toHaveBeenCalledTimes(1)
  })

  test('nothing but https is handed to the system', () => {
    for (const address of ['http://example.org/', 'file:///bin/sh', 'javascript:1', 'vbscript:1', ''])
      openOutside(address)
    expect(openExternal).not.toHaveBeenCalled()
  })
})
