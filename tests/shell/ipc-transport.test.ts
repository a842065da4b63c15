import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { beforeEach, describe, expect, test, vi } from 'vitest'

type Handler = (event: IpcMainInvokeEvent, envelope: unknown) => unknown
const handlers = vi.hoisted(() => new Map<string, Handler>())
vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: Handler) => handlers.set(channel, handler),
    removeHandler: (channel: string) => handlers.delete(channel),
  },
}))
const { connectPage } = await import('#electron/main/ipc-transport.ts')

const envelope = { version: 1, call: 'session.get', input: {} }

function connect() {
  const send = vi.fn()
  const mainFrame = { parent: null, url: 'app://dagdeel/index.html#/week' }
  const contents = { mainFrame, send, isDestroyed: () => false }
  const dispatch = vi.fn(async () => ({ status: 'done', output: 1 }) as const)
  let hear: ((event: { topics: readonly ['board'] }) => void) | undefined
  const subscribe = vi.fn((listener: typeof hear) => {
    hear = listener
    return () => {
      hear = undefined
    }
  })
  const disconnect = connectPage(contents as unknown as WebContents, { dispatch, subscribe })
  const invoke = (event: object) => handlers.get('app:request')?.(event as IpcMainInvokeEvent, envelope)
  return { contents, mainFrame, dispatch, invoke, disconnect, announce: () => hear?.({ topics: ['board'] }) }
}

beforeEach(() => handlers.clear())

const refused = { status: 'refused', refusal: { code: 'call.forbidden', params: {} } }

describe('only the main frame of our own page is heard', () => {
  test('a request of our page reaches the application', async () => {
    const { contents, mainFrame, invoke, dispatch } = connect()
    expect(await invoke({ sender: contents, senderFrame: mainFrame })).toEqual({ status: 'done', output: 1 })
    expect(dispatch).toHaveBeenCalledExactlyOnceWith(envelope)
  })

  test('another window, a frame inside the page, a frame that is gone: refused, and the application hears nothing', () => {
    const { contents, mainFrame, invoke, dispatch } = connect()
    expect(invoke({ sender: { mainFrame }, senderFrame: mainFrame })).toEqual(refused)
    expect(invoke({ sender: contents, senderFrame: { ...mainFrame } })).toEqual(refused)
    expect(invoke({ sender: contents, senderFrame: null })).toEqual(refused)
    expect(dispatch).not.toHaveBeenCalled()
  })

  test('our window that was led elsewhere is refused, also where the address looks like ours', () => {
    for (const url of [
      'https://example.org/',
      'app://dagdeel.example.org/',
      'https://example.org/?app://dagdeel/',
    ]) {
      const { contents, mainFrame, invoke, dispatch } = connect()
      mainFrame.url = url
      expect(invoke({ sender: contents, senderFrame: mainFrame })).toEqual(refused)
      expect(dispatch).not.toHaveBeenCalled()
    }
  })

  test('a page inside another page is refused', () => {
    const { contents, mainFrame, invoke, dispatch } = connect()
    const framed = Object.assign(mainFrame, { parent: { url: 'app://dagdeel/index.html' } })
    expect(invoke({ sender: contents, senderFrame: framed })).toEqual(refused)
    expect(dispatch).not.toHaveBeenCalled()
  })

  test('events reach the page, and stop when it is closed', () => {
    const { contents, announce, disconnect } = connect()
    announce()
    expect(contents.send).toHaveBeenCalledExactlyOnceWith('app:event', { topics: ['board'] })
    disconnect()
    announce()
    expect(contents.send).toHaveBeenCalledTimes(1)
    expect(handlers.size).toBe(0)
  })
})
