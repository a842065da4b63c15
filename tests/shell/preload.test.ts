import { expect, test, vi } from 'vitest'
import type { AppBridge } from '#shared/ipc/wire.ts'

const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoke: vi.fn(async () => 'reply'),
  listeners: new Map<string, (event: unknown, message: unknown) => void>(),
}))
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => electron.exposed.set(name, value) },
  ipcRenderer: {
    invoke: electron.invoke,
    on: (channel: string, listener: (event: unknown, message: unknown) => void) =>
      electron.listeners.set(channel, listener),
    off: (channel: string) => electron.listeners.delete(channel),
  },
  ipcMain: {},
}))
await import('#electron/preload/preload.ts')
const { eventChannel, requestChannel } = await import('#electron/main/ipc-transport.ts')

test('the page sees exactly two acts, on exactly the channels the other side listens to', async () => {
  expect([...electron.exposed.keys()]).toEqual(['appBridge'])
  const bridge = electron.exposed.get('appBridge') as AppBridge
  expect(Object.keys(bridge).sort()).toEqual(['request', 'subscribe'])

  const envelope = { version: 1, call: 'session.get', input: {} }
  await expect(bridge.request(envelope)).resolves.toBe('reply')
  expect(electron.invoke).toHaveBeenCalledExactlyOnceWith(requestChannel, envelope)

  const hear = vi.fn()
  const stop = bridge.subscribe(hear)
  electron.listeners.get(eventChannel)?.({ sender: 'the whole of Electron' }, { topics: ['board'] })
  expect(hear).toHaveBeenCalledExactlyOnceWith({ topics: ['board'] })
  stop()
  expect(electron.listeners.size).toBe(0)
})
