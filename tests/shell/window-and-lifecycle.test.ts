import type { BrowserWindow } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'

const electron = vi.hoisted(() => ({
  listeners: new Map<string, () => void>(),
  isFirst: true,
  menu: undefined as unknown,
  windows: [] as {
    options: Record<string, unknown>
    shown: number
    onReady?: () => void
    loaded: string[]
  }[],
  quit: 0,
}))
vi.mock('electron', () => ({
  app: {
    on: (name: string, listener: () => void) => electron.listeners.set(name, listener),
    requestSingleInstanceLock: () => electron.isFirst,
    quit: () => (electron.quit += 1),
  },
  Menu: {
    setApplicationMenu: (menu: unknown) => (electron.menu = menu),
    buildFromTemplate: (template: unknown) => template,
  },
  shell: {},
  BrowserWindow: class {
    readonly record
    constructor(options: Record<string, unknown>) {
      this.record = { options, shown: 0, loaded: [] as string[] }
      electron.windows.push(this.record)
    }
    once(name: string, listener: () => void) {
      if (name === 'ready-to-show') Object.assign(this.record, { onReady: listener })
    }
    show() {
      this.record.shown += 1
    }
    async loadURL(url: string) {
      this.record.loaded.push(url)
    }
  },
}))
const { createWindow, loadPage } = await import('#electron/main/window.ts')
const { setApplicationMenu } = await import('#electron/main/menu.ts')
const { takeSingleInstance } = await import('#electron/main/single-instance.ts')
const { tieLifecycle } = await import('#electron/main/lifecycle.ts')
const { keepWindowBounds, readWindowBounds } = await import('#electron/main/window-state.ts')

beforeEach(() => {
  electron.listeners.clear()
  Object.assign(electron, { isFirst: true, menu: undefined, windows: [], quit: 0 })
})

describe('the window', () => {
  test('opens hardened, hidden until there is something to see, on our own page', async () => {
    const window = createWindow({
      preload: '/p.cjs',
      isDevelopment: false,
      bounds: undefined,
      backgroundColor: '#fff',
    })
    await loadPage(window)
    const [made] = electron.windows
    expect(made?.options).toMatchObject({ show: false, webPreferences: { sandbox: true, preload: '/p.cjs' } })
    expect(made?.loaded).toEqual(['app://dagdeel/index.html'])
    expect(made?.shown).toBe(0)
    made?.onReady?.()
    expect(made?.shown).toBe(1)
  })

  const screen = { x: 0, y: 0, width: 1920, height: 1080 }
  const kept = { x: 100, y: 50, width: 1280, height: 800 }

  test('comes back where it was', () => {
    expect(readWindowBounds({ get: () => kept, set: vi.fn() }, [screen])).toEqual(kept)
  })

  test('comes back in sight after its screen was unplugged or its file was broken', () => {
    for (const stored of [
      { ...kept, x: 2500 },
      { ...kept, y: -900 },
      { x: 1 },
      'wide',
      null,
      { ...kept, width: 1.5 },
    ]) {
      expect(readWindowBounds({ get: () => stored, set: vi.fn() }, [screen])).toBeUndefined()
    }
  })

  test('its place is kept when it closes', () => {
    const set = vi.fn()
    let close: (() => void) | undefined
    const window = {
      on: (_name: string, listener: () => void) => (close = listener),
      getNormalBounds: () => kept,
    }
    keepWindowBounds(window as unknown as BrowserWindow, { get: () => undefined, set })
    close?.()
    expect(set).toHaveBeenCalledExactlyOnceWith('window', kept)
  })
})

describe('the program', () => {
  test('runs once: a second start brings the first window forward', () => {
    const window = { isMinimized: () => true, restore: vi.fn(), focus: vi.fn() }
    expect(takeSingleInstance(() => window as unknown as BrowserWindow)).toBe(true)
    electron.listeners.get('second-instance')?.()
    expect(window.restore).toHaveBeenCalledTimes(1)
    expect(window.focus).toHaveBeenCalledTimes(1)
  })

  test('a second start hears that it is the second', () => {
    electron.isFirst = false
    expect(takeSingleInstance(() => undefined)).toBe(false)
    expect(electron.listeners.size).toBe(0)
  })

  test('ends with its window and closes the data first', () => {
    const close = vi.fn()
    tieLifecycle({ close })
    electron.listeners.get('window-all-closed')?.()
    expect(electron.quit).toBe(1)
    expect(close).not.toHaveBeenCalled()
    electron.listeners.get('will-quit')?.()
    expect(close).toHaveBeenCalledTimes(1)
  })

  test('has no menu that reloads or zooms; macOS keeps the one for copying and quitting', () => {
    setApplicationMenu('win32')
    expect(electron.menu).toBeNull()
    setApplicationMenu('darwin')
    expect(electron.menu).toEqual([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
  })
})
