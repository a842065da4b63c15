import { contextBridge, ipcRenderer } from 'electron'
import type { AppBridge, Envelope } from '#shared/ipc/wire.ts'

/**
 * The whole of what the page can reach: ask something, and hear that something changed. The page gets no event object,
 * no channel name and no other part of Electron.
 */
const bridge: AppBridge = {
  request: (envelope: Envelope): Promise<unknown> => ipcRenderer.invoke('app:request', envelope),
  subscribe: (listener) => {
    const hear = (_event: unknown, message: unknown) => listener(message)
    ipcRenderer.on('app:event', hear)
    return () => {
      ipcRenderer.off('app:event', hear)
    }
  },
}

contextBridge.exposeInMainWorld('appBridge', bridge)
