import { BrowserWindow } from 'electron'
import type { Rectangle } from 'electron'
import { pagePreferences } from './hardening.ts'
import { startAddress } from './trust.ts'

export interface WindowOptions {
  readonly preload: string
  readonly isDevelopment: boolean
  /** Where the window was last time; `undefined` = the system decides. */
  readonly bounds: Rectangle | undefined
  /** Before the page paints, so that a dark screen does not flash white. */
  readonly backgroundColor: string
}

/** The one window. It shows itself when there is something to see. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    ...options.bounds,
    show: false,
    backgroundColor: options.backgroundColor,
    autoHideMenuBar: true,
    webPreferences: pagePreferences(options.preload, options.isDevelopment),
  })
  window.once('ready-to-show', () => window.show())
  return window
}

export function loadPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(startAddress)
}
