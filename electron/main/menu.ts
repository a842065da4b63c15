import { Menu } from 'electron'

/**
 * Only macOS needs a menu for copying, pasting and quitting; its words come from the system. Elsewhere there is none:
 * the page has its own keys, and a default menu would offer reloading and zooming past them.
 */
export function setApplicationMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(
    platform === 'darwin'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  )
}
