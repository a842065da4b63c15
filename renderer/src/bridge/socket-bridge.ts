import type { HostFrame, PageFrame } from '#shared/ipc/socket-frames.ts'
import {
  codeProtocolPrefix,
  hostFrame,
  socketPath,
  socketProtocol,
  tokenProtocolPrefix,
} from '#shared/ipc/socket-frames.ts'
import type { Envelope } from '#shared/ipc/wire.ts'
import type { Bridge, ConnectionState } from './bridge.ts'
import type { Access } from './take-access.ts'
import { keepToken } from './take-access.ts'

const firstRetryMs = 250
const longestRetryMs = 4_000
/** After so many failures in a row requests are answered at once instead of waiting for better times. */
const patience = 4

/** The part of a browser's window that the bridge uses. */
export type BridgePage = Pick<Window, 'location' | 'history' | 'sessionStorage'> & {
  readonly WebSocket: typeof WebSocket
  setTimeout(act: () => void, delayMs: number): unknown
}

interface Waiting {
  readonly frame: PageFrame
  readonly resolve: (reply: unknown) => void
  isSent: boolean
}

/**
 * One WebSocket to the loopback host, opened again when it falls away (a laptop that slept). A request that was not
 * yet sent waits for the next socket; one that was sent and not answered is told so, because it may have been done.
 */
export function openSocketBridge(page: BridgePage, firstAccess: Access): Bridge {
  let access = firstAccess
  let state: ConnectionState = 'connecting'
  let socket: WebSocket | null = null
  let failures = 0
  let hasConnected = false
  let lastId = 0
  const waiting = new Map<number, Waiting>()
  const eventListeners = new Set<(event: unknown) => void>()
  const stateListeners = new Set<() => void>()

  function changeState(next: ConnectionState): void {
    if (state === next) return
    state = next
    for (const listener of stateListeners) listener()
  }

  function open(): void {
    if (access.kind === 'none') {
      refuse()
      return
    }
    const door =
      access.kind === 'token' ? tokenProtocolPrefix + access.token : codeProtocolPrefix + access.code
    const opened = new page.WebSocket(`ws://${page.location.host}${socketPath}`, [socketProtocol, door])
    socket = opened
    opened.addEventListener('message', (event: MessageEvent<unknown>) => {
      const frame = readFrame(event.data)
      if (frame === undefined) opened.close()
      else receive(frame)
    })
    opened.addEventListener('close', () => {
      if (socket === opened) lose()
    })
  }

  function receive(frame: HostFrame): void {
    if (frame.kind === 'welcome') welcome(frame.token)
    else if (frame.kind === 'event') for (const listener of eventListeners) listener(frame.event)
    else {
      waiting.get(frame.id)?.resolve(frame.reply)
      waiting.delete(frame.id)
    }
  }

  function welcome(token: string | null): void {
    if (token !== null) {
      access = { kind: 'token', token }
      keepToken(page.sessionStorage, token)
    }
    failures = 0
    hasConnected = true
    changeState('connected')
    for (const request of waiting.values()) send(request)
  }

  function send(request: Waiting): void {
    if (socket === null || state !== 'connected') return
    request.isSent = true
    socket.send(JSON.stringify(request.frame))
  }

  function lose(): void {
    socket = null
    for (const [id, request] of waiting) {
      if (!request.isSent) continue
      waiting.delete(id)
      request.resolve(disconnected)
    }
    failures += 1
    // A code is good for one exchange. A token that never opened the door is that of an earlier run.
    if (access.kind === 'code' || (!hasConnected && failures >= patience)) {
      refuse()
      return
    }
    changeState('lost')
    if (failures >= patience) answerWaiting()
    page.setTimeout(open, Math.min(firstRetryMs * 2 ** (failures - 1), longestRetryMs))
  }

  function refuse(): void {
    changeState('refused')
    answerWaiting()
  }

  function answerWaiting(): void {
    for (const request of waiting.values()) request.resolve(disconnected)
    waiting.clear()
  }

  open()
  return {
    request: (envelope: Envelope) =>
      new Promise((resolve) => {
        if (state === 'refused' || failures >= patience) {
          resolve(disconnected)
          return
        }
        lastId += 1
        const request: Waiting = { frame: { id: lastId, envelope }, resolve, isSent: false }
        waiting.set(lastId, request)
        send(request)
      }),
    subscribe: (listener) => {
      eventListeners.add(listener)
      return () => eventListeners.delete(listener)
    },
    get state() {
      return state
    },
    subscribeToState: (listener) => {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
  }
}

const disconnected = { status: 'refused', refusal: { code: 'call.disconnected', params: {} } } as const

function readFrame(data: unknown): HostFrame | undefined {
  if (typeof data !== 'string') return undefined
  try {
    const parsed = hostFrame.safeParse(JSON.parse(data))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
