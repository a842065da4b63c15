import { syncPaths } from '#shared/sync/protocol.ts'
import type { FetchAnswer, SchedulePort } from '../ports.ts'
import type { DeviceTokens } from './device-token.ts'
import { failureOf, readRetryAfter } from './http-exchange.ts'
import type { HttpPorts } from './http-exchange.ts'
import type { ExchangeFailure } from './transport.ts'

/** What a stream of news tells. Each is called at most as often as it happens, `ended` exactly once. */
export interface NewsListener {
  opened(): void
  /** Some stream has news: worth a look. What is new comes with a pull. */
  news(): void
  ended(failure: ExchangeFailure): void
}

/** The line on which headquarters says that there is news. The answer closes it; after that nothing is told. */
export type NewsLine = (device: string, listener: NewsListener) => () => void

export interface NewsLinePorts extends HttpPorts {
  readonly schedule: Pick<SchedulePort, 'later'>
  readonly address: () => string
  readonly tokens: DeviceTokens
}

/** Headquarters breathes every 25 seconds; after more than two missed breaths the line is dead. */
const silenceLimitMs = 60_000
const longestLine = 65_536

/** Server-sent events over the same `fetch`. A lost line costs time only: the next look is planned anyway. */
export function createNewsLine(ports: NewsLinePorts): NewsLine {
  return (device, listener) => {
    const controller = new AbortController()
    let isOver = false
    let cancelSilence = (): void => {}
    const end = (failure: ExchangeFailure) => {
      if (isOver) return
      isOver = true
      cancelSilence()
      controller.abort()
      listener.ended(failure)
    }
    const heard = () => {
      cancelSilence()
      if (!isOver) cancelSilence = ports.schedule.later(() => end({ kind: 'unreachable' }), silenceLimitMs)
    }
    heard()
    const told: NewsListener = {
      opened: () => isOver || listener.opened(),
      news: () => isOver || listener.news(),
      ended: end,
    }
    void follow(ports, device, controller.signal, told, heard)
    return () => {
      isOver = true
      cancelSilence()
      controller.abort()
    }
  }
}

async function follow(
  ports: NewsLinePorts,
  device: string,
  signal: AbortSignal,
  listener: NewsListener,
  heard: () => void,
): Promise<void> {
  try {
    const token = await ports.tokens.tokenFor(device)
    if (!token.ok) {
      listener.ended(token.refusal)
      return
    }
    const answer = await ports.fetch(ports.address() + syncPaths.events, {
      method: 'GET',
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token.value}` },
      signal,
      redirect: 'error',
      cache: 'no-store',
      credentials: 'omit',
    })
    heard()
    const refused = refusalOf(answer)
    if (refused !== undefined) {
      if (answer.status === 401) ports.tokens.forget(token.value)
      listener.ended(refused)
      return
    }
    listener.opened()
    await readEvents(answer, listener, heard)
    listener.ended({ kind: 'unreachable' })
  } catch (error) {
    listener.ended(failureOf(error))
  }
}

function refusalOf(answer: FetchAnswer): ExchangeFailure | undefined {
  if (answer.status === 429 || answer.status === 503)
    return { kind: 'busy', retryAfterMs: readRetryAfter(answer.headers.get('retry-after')) }
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') === true
  return answer.status === 200 && isStream ? undefined : { kind: 'unreadable' }
}

/** Only the name of an event counts; a comment is a breath, and its text is never looked at. */
async function readEvents(answer: FetchAnswer, listener: NewsListener, heard: () => void): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of answer.body ?? []) {
    heard()
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\r|\n/)
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) return
    for (const line of lines) if (line === 'event: poke' || line === 'event:poke') listener.news()
  }
}
