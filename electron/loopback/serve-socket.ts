import type { RawData, WebSocket } from 'ws'
import type { HostFrame, PageFrame } from '#shared/ipc/socket-frames.ts'
import { maxRequestsUnderWay, pageFrame } from '#shared/ipc/socket-frames.ts'
import type { Application } from '../application.ts'
import { describeError } from '../log/describe-error.ts'
import type { Log } from '../log/log.ts'

const notUnderstood = 1007
const failedHere = 1011

/** Carries requests, replies and events of one page. What is not a frame of ours ends the socket, never the host. */
export function serveSocket(
  socket: WebSocket,
  application: Pick<Application, 'dispatch' | 'subscribe'>,
  welcome: string | null,
  log: Log,
): void {
  let underWay = 0

  const send = (frame: HostFrame) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame))
  }

  const answer = async (frame: PageFrame) => {
    if (underWay >= maxRequestsUnderWay) {
      send({
        kind: 'reply',
        id: frame.id,
        reply: { status: 'refused', refusal: { code: 'call.busy', params: {} } },
      })
      return
    }
    underWay += 1
    try {
      send({ kind: 'reply', id: frame.id, reply: await application.dispatch(frame.envelope) })
    } finally {
      underWay -= 1
    }
  }

  /** A gap of ours ends this socket; the page comes back by itself, and the host goes on for the others. */
  const giveUp = (error: unknown) => {
    log.error('socket.fault', describeError(error))
    socket.close(failedHere)
  }

  const unsubscribe = application.subscribe((event) => send({ kind: 'event', event }))
  socket.on('close', unsubscribe)
  socket.on('error', (error) => {
    log.warn('socket.error', describeError(error))
    socket.terminate()
  })
  socket.on('message', (data, isBinary) => {
    const frame = isBinary ? undefined : readPageFrame(data)
    if (frame === undefined) socket.close(notUnderstood)
    else answer(frame).catch(giveUp)
  })
  send({ kind: 'welcome', token: welcome })
}

function readPageFrame(data: RawData): PageFrame | undefined {
  try {
    const parsed = pageFrame.safeParse(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : ''))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
