import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { syncLimits } from '#shared/sync/limits.ts'
import { protocolError } from '#shared/sync/protocol.ts'
import type { FetchAnswer, FetchPort, FetchRequest, SchedulePort } from '../ports.ts'
import { readAddress } from './headquarters-address.ts'
import type { Exchange, ExchangeFailure } from './transport.ts'

export interface HttpPorts {
  readonly fetch: FetchPort
  readonly schedule: Pick<SchedulePort, 'later'>
}

/** What an answer must look like: a schema of `shared/sync/protocol.ts`. */
export interface ReplyForm<Reply> {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: Reply } | { readonly success: false; readonly error: unknown }
}

export interface HttpCall<Reply> {
  /** Of headquarters, as `readAddress` gives it. */
  readonly address: string
  readonly path: string
  readonly token?: string
  readonly body: unknown
  readonly reply: ReplyForm<Reply>
  /** From the first byte out to the last byte in. */
  readonly deadlineMs: number
}

/** A proxy that stalls: nothing comes in for so long, and the exchange is over, whatever its deadline. */
export const silenceLimitMs = 30_000
/** Whatever a server or a proxy asks for, after so long we look again. */
const longestRetryAfterMs = 900_000

/**
 * One exchange over HTTP, as JSON. Always answers and never throws: what is not an answer of headquarters to the letter
 * is a failure, and nothing of it is used.
 */
export async function exchangeOverHttp<Reply>(ports: HttpPorts, call: HttpCall<Reply>): Exchange<Reply> {
  // Kept addresses were read when they came in; a database may have been made by another hand since.
  if (!readAddress(call.address).ok) return refuse({ kind: 'notTrusted' })
  const limits = createTimeLimits(ports.schedule, call.deadlineMs)
  try {
    const answer = await limits.within(ports.fetch(call.address + call.path, requestOf(call, limits.signal)))
    limits.heard()
    return await limits.within(read(call, answer, limits.heard))
  } catch (error) {
    return refuse(failureOf(error))
  } finally {
    limits.end()
  }
}

function requestOf(call: HttpCall<unknown>, signal: AbortSignal): FetchRequest {
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
    },
    body: JSON.stringify(call.body),
    signal,
    redirect: 'error',
    cache: 'no-store',
    credentials: 'omit',
  }
}

async function read<Reply>(
  call: HttpCall<Reply>,
  answer: FetchAnswer,
  heard: () => void,
): Promise<Result<Reply, ExchangeFailure>> {
  const text = await readText(answer.body, heard)
  const value = text === undefined ? undefined : parseJson(text)
  const error = protocolError.safeParse(value)
  const isOlder = answer.status === 426 && error.success && error.data.code === 'headquartersOlder'
  if (isOlder || answer.status === 429 || answer.status === 503) {
    const retryAfterMs = readRetryAfter(answer.headers.get('retry-after'))
    return refuse({ kind: isOlder ? 'older' : 'busy', retryAfterMs })
  }
  if (answer.status === 200) {
    const parsed = call.reply.safeParse(value)
    return parsed.success ? ok(parsed.data) : refuse({ kind: 'unreadable' })
  }
  // A proxy in between may hold messages smaller than headquarters does, and says so in words of its own.
  if (!error.success && answer.status === 413)
    return refuse({ kind: 'refused', status: 413, error: { code: 'tooLarge' } })
  return refuse(
    error.success ? { kind: 'refused', status: answer.status, error: error.data } : { kind: 'unreadable' },
  )
}

/** The whole body, or `undefined` when it is larger than anything headquarters says or no text at all. */
async function readText(body: FetchAnswer['body'], heard: () => void): Promise<string | undefined> {
  if (body === null) return ''
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let bytes = 0
  for await (const chunk of body) {
    heard()
    // Counted as it comes in, so that an answer without end costs no more memory than this.
    bytes += chunk.byteLength
    if (bytes > syncLimits.replyBytes) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Seconds, as headquarters says it; the form with a date is left to our own pauses. */
export function readRetryAfter(header: string | null): number | undefined {
  if (header === null || !/^\d{1,9}$/.test(header.trim())) return undefined
  return Math.min(Number(header.trim()) * 1_000, longestRetryAfterMs)
}

/** Codes of a certificate that does not hold, as Node and Chromium name them. */
const untrusted =
  /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|SSL_PROTOCOL|SSL_VERSION|ERR_TLS|ERR_SSL_WRONG_VERSION/

/** What a thrown error of `fetch` means; only its codes are looked at. */
export function failureOf(error: unknown): ExchangeFailure {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    const code = 'code' in current && typeof current.code === 'string' ? current.code : ''
    const net = /net::(ERR_[A-Z_]+)/.exec(current.message)?.[1] ?? ''
    if (untrusted.test(code) || untrusted.test(net)) return { kind: 'notTrusted' }
    current = current.cause
  }
  // A body that is no text throws where it is decoded; the bytes that did come are of no use.
  if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return { kind: 'unreadable' }
  return { kind: 'unreachable' }
}

interface TimeLimits {
  readonly signal: AbortSignal
  /** Something came in: the silence begins anew. */
  readonly heard: () => void
  /** Ends with the work or with a limit, whichever is first, also when the work ignores its signal. */
  within<Value>(work: Promise<Value>): Promise<Value>
  end(): void
}

function createTimeLimits(schedule: Pick<SchedulePort, 'later'>, deadlineMs: number): TimeLimits {
  const controller = new AbortController()
  let giveUp: (error: Error) => void = () => {}
  const late = new Promise<never>((_resolve, reject) => {
    giveUp = reject
  })
  // Nobody may be listening at the moment it happens.
  late.catch(() => {})
  const stop = () => {
    controller.abort()
    giveUp(new Error('it took too long'))
  }
  const cancelDeadline = schedule.later(stop, deadlineMs)
  let cancelSilence = schedule.later(stop, silenceLimitMs)
  return {
    signal: controller.signal,
    heard: () => {
      cancelSilence()
      cancelSilence = schedule.later(stop, silenceLimitMs)
    },
    within: (work) => Promise.race([work, late]),
    end: () => {
      cancelDeadline()
      cancelSilence()
      // Lets go of a body that was not read to its end.
      controller.abort()
    },
  }
}
