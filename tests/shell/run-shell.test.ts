import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeTempFolder } from '#tests/harness/database.ts'

/** A small fake of Electron that writes down in which order it was asked for what. */
const fake = vi.hoisted(() => ({
  order: [] as string[],
  contents: undefined as undefined | ((event: unknown, contents: unknown) => void),
  request: undefined as undefined | ((event: object, envelope: unknown) => unknown),
  errors: [] as string[],
  exitCode: undefined as undefined | number,
  listeners: new Map<string, () => void>(),
  power: new Map<string, () => void>(),
  frame: { parent: null, url: 'app://dagdeel/index.html' },
  page: undefined as unknown,
}))

vi.mock('electron-store', () => ({
  default: class {
    readonly values = new Map<string, unknown>()
    get(key: string) {
      return this.values.get(key)
    }
    set(key: string, value: unknown) {
      this.values.set(key, value)
    }
  },
}))
vi.mock('electron', () => {
  const note = (what: string) => () => void fake.order.push(what)
  return {
    app: {
      isPackaged: false,
      quit: note('quit'),
      exit: (code: number) => (fake.exitCode = code),
      on: (name: string, listener: () => void) => {
        fake.order.push(`app.${name}`)
        fake.listeners.set(name, listener)
      },
    },
    dialog: { showErrorBox: (_title: string, text: string) => void fake.errors.push(text) },
    nativeTheme: { shouldUseDarkColors: false },
    screen: { getAllDisplays: () => [] },
    shell: {},
    Menu: { setApplicationMenu: note('menu') },
    powerMonitor: {
      on: (name: string, listener: () => void) => void fake.power.set(name, listener),
      removeListener: (name: string) => void fake.power.delete(name),
      getSystemIdleTime: () => 0,
    },
    safeStorage: { isAsyncEncryptionAvailable: async () => false },
    session: {
      fromPartition: () => ({ fetch: () => Promise.reject(new TypeError('fetch failed')) }),
      defaultSession: {
        setPermissionRequestHandler: note('permissions refused'),
        setPermissionCheckHandler: () => {},
        setDevicePermissionHandler: () => {},
        setDisplayMediaRequestHandler: () => {},
        on: () => {},
        webRequest: { onBeforeRequest: note('requests filtered') },
        protocol: { handle: note('page served') },
      },
    },
    protocol: {},
    ipcMain: {
      handle: (_channel: string, handler: (event: object, envelope: unknown) => unknown) => {
        fake.order.push('page connected')
        fake.request = handler
      },
      removeHandler: note('page disconnected'),
    },
    BrowserWindow: class {
      readonly webContents = { mainFrame: fake.frame, send: () => {}, isDestroyed: () => false }
      constructor() {
        fake.order.push('window')
        fake.page = this.webContents
      }
      once() {}
      on() {}
      async loadURL() {
        fake.order.push('page loaded')
      }
    },
  }
})
const { runShell } = await import('#electron/main/run-shell.ts')

let temp: ReturnType<typeof makeTempFolder>
const originalArguments = process.argv
beforeEach(() => {
  temp = makeTempFolder()
  mkdirSync(join(temp.folder, 'dist', 'renderer'), { recursive: true })
  writeFileSync(join(temp.folder, 'dist', 'renderer', 'index.html'), '<!doctype html>')
  symlinkSync(join(import.meta.dirname, '..', '..', 'resources'), join(temp.folder, 'resources'))
  Object.assign(fake, { order: [], errors: [], exitCode: undefined })
})
afterEach(() => {
  fake.listeners.get('will-quit')?.()
  fake.listeners.clear()
  process.argv = originalArguments
  temp.remove()
})

function startWith(...parameters: string[]) {
  process.argv = ['electron', temp.folder, ...parameters]
  return runShell(temp.folder)
}

test('everything that protects is in place before the page is loaded', async () => {
  const window = await startWith('--data', join(temp.folder, 'data'))
  expect(window).toBeDefined()
  const before = fake.order.slice(0, fake.order.indexOf('page loaded'))
  expect(before).toEqual([
    'app.window-all-closed',
    'app.will-quit',
    'menu',
    'permissions refused',
    'requests filtered',
    'app.web-contents-created',
    'page served',
    'window',
    'page connected',
  ])
})

test('the window speaks to the real application', async () => {
  await startWith('--data', join(temp.folder, 'data'), '--sample')
  const reply = await fake.request?.(
    { sender: fake.page, senderFrame: fake.frame },
    { version: 1, call: 'session.get', input: {} },
  )
  expect(reply).toMatchObject({ status: 'done', output: { host: 'electron', isEmpty: false } })
})

test('a data folder that stays closed is explained in a box, and the program ends', async () => {
  writeFileSync(join(temp.folder, 'file'), '')
  expect(await startWith('--data', join(temp.folder, 'file', 'data'))).toBeUndefined()
  expect(fake.errors[0]).toContain('is niet te gebruiken')
  expect(fake.exitCode).toBe(2)
  expect(fake.order).not.toContain('window')
})

test('an option that does not exist ends the program with the reason', async () => {
  expect(await startWith('--dat')).toBeUndefined()
  expect(fake.errors[0]).toContain('--dat')
})
