import type { BrowserWindow, Rectangle } from 'electron'
import { z } from 'zod'

const rectangle = z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int() })

/** The part of the settings file that is used. */
export interface WindowFile {
  get(key: 'window'): unknown
  set(key: 'window', value: Rectangle): void
}

/** Where the window was last time, when that still lies on a screen; screens are unplugged. */
export function readWindowBounds(file: WindowFile, screens: readonly Rectangle[]): Rectangle | undefined {
  const parsed = rectangle.safeParse(file.get('window'))
  if (!parsed.success) return undefined
  const stored = parsed.data
  const isVisible = screens.some(
    (screen) =>
      stored.x + stored.width > screen.x &&
      stored.x < screen.x + screen.width &&
      stored.y >= screen.y &&
      stored.y < screen.y + screen.height,
  )
  return isVisible ? stored : undefined
}

export function keepWindowBounds(window: BrowserWindow, file: WindowFile): void {
  window.on('close', () => file.set('window', window.getNormalBounds()))
}
