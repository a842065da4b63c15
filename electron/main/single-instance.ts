import { app } from 'electron'
import type { BrowserWindow } from 'electron'

/** False when Dagdeel already runs for this person: then that window comes forward and this start ends. */
export function takeSingleInstance(findWindow: () => BrowserWindow | undefined): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', () => {
    const window = findWindow()
    if (window === undefined) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  return true
}
