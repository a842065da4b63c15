import type { z } from 'zod'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { AppCallName, CallName } from '#shared/ipc/contract.ts'
import { contract, isCallName, isGateCall } from '#shared/ipc/contract.ts'
import { contractVersion, envelope as envelopeSchema } from '#shared/ipc/wire.ts'
import type { Reply } from '#shared/ipc/wire.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { describeError } from '../log/describe-error.ts'
import type { Log, LogFacts } from '../log/log.ts'
import type { IdPort } from '../ports.ts'
import type { Access } from '../services/session/acting-person.ts'
import type { Handlers } from './handlers.ts'

export interface RouterParts {
  readonly handlers: Handlers
  /** False once the application is closed: then nothing reaches a handler. */
  isOpen(): boolean
  /** Who is at this computer, and what that person may do. */
  access(): Access
  /** Whether everything an input names is at one of these places; they are never none. PRIV-4 */
  isAskedWithin(places: readonly string[], input: unknown): boolean
  readonly ids: Pick<IdPort, 'newIncident'>
  readonly log: Log
}

export type Dispatch = (envelope: unknown) => Promise<Reply>

/** All that somebody may ask who signed in and is in no records: who that is, and how things stand. */
const callsOfUnknown: ReadonlySet<CallName> = new Set<CallName>([
  'session.get',
  'settings.change',
  'people.list',
  'people.chooseActor',
  'sync.status',
])

/** What holds the records of every location at once, and so is for who works at all of them. PRIV-4 */
const callsAboutEverywhere: ReadonlySet<CallName> = new Set<CallName>([
  'backups.check',
  'backups.setPlace',
  'backups.preview',
  'backups.restore',
  'backups.cancelRestore',
  'backups.exportAll',
])

/**
 * The one gate between screen and application: envelope, known call, open, input, permission, place, handler with a
 * deadline, output. It always resolves, because a carrier reduces an error to a bare text.
 */
export function createRouter(parts: RouterParts): Dispatch {
  return async (raw) => {
    const read = readEnvelope(raw)
    if (!read.ok) return refusedBy(read.refusal)
    const { call, input } = read.value
    if (isGateCall(call)) return refused('call.unknown')
    if (!parts.isOpen()) return refused('call.closed')
    return await answerCall(parts, call, input, (parsed) => {
      const access = parts.access()
      const refusal = refusalOf(parts, access, call, parsed)
      if (refusal !== undefined) return refuse(refusal)
      // The untyped face of the handlers: which input belongs to which call is known to `Handlers`, not to a name.
      const handle = parts.handlers[call] as unknown as AnyHandler
      return handle(parsed, access.actor)
    })
  }
}

function refusalOf(
  parts: Pick<RouterParts, 'isAskedWithin'>,
  access: Access,
  call: AppCallName,
  input: unknown,
): Message | undefined {
  const forbidden = { code: 'call.forbidden', params: {} }
  if (!access.may(contract[call].permission)) return forbidden
  // While nobody is in the records the first one is as unknown as anybody, and brings them in.
  if (access.kind === 'unknown' && !access.may('location.view') && !callsOfUnknown.has(call)) {
    return { code: 'people.chooseFirst', params: {} }
  }
  const own = access.actor.locationIds
  if (own.length === 0) return undefined
  return callsAboutEverywhere.has(call) || !parts.isAskedWithin(own, input) ? forbidden : undefined
}

/** What a host was handed, as a known call; its input is not looked at yet. */
export function readEnvelope(
  raw: unknown,
): Result<{ readonly call: CallName; readonly input: unknown }, Message> {
  const envelope = envelopeSchema.safeParse(raw)
  if (!envelope.success) return refuse({ code: 'envelope.refused', params: {} })
  if (envelope.data.version !== contractVersion) {
    return refuse({
      code: 'envelope.version',
      params: { own: contractVersion, other: envelope.data.version },
    })
  }
  const { call, input } = envelope.data
  return isCallName(call) ? ok({ call, input }) : refuse({ code: 'call.unknown', params: {} })
}

type AnyHandler = (input: unknown, actor: SessionActor) => AnyOutcome
type AnyOutcome = Result<unknown, Message> | Promise<Result<unknown, Message>>

/** One known call: input, work with a deadline, output. A throw is a fault with a number. */
export async function answerCall(
  parts: Pick<RouterParts, 'ids' | 'log'>,
  call: CallName,
  input: unknown,
  work: (parsed: unknown) => AnyOutcome,
): Promise<Reply> {
  const parsed = contract[call].input.safeParse(input)
  if (!parsed.success) return refused('input.refused', { path: pathOfFirstIssue(parsed.error) })
  try {
    const outcome = await withinDeadline(work(parsed.data), contract[call].deadlineMs)
    if (outcome === 'late') return fault(parts, call, 'deadline', {})
    if (!outcome.ok) return refusedBy(outcome.refusal)
    // Our own word is checked as well: what leaves here fits the contract or is a fault of ours.
    const output = contract[call].output.safeParse(outcome.value)
    if (output.success) return { status: 'done', output: output.data }
    return fault(parts, call, 'internal', { kind: 'output', paths: pathsOfIssues(output.error) })
  } catch (error) {
    return fault(parts, call, 'internal', describeError(error))
  }
}

async function withinDeadline<Value>(
  work: Value | Promise<Value>,
  deadlineMs: number,
): Promise<Value | 'late'> {
  if (!(work instanceof Promise)) return work
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), deadlineMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function refused(code: string, params: Message['params'] = {}): Reply {
  return refusedBy({ code, params })
}

export function refusedBy(refusal: Message): Reply {
  return { status: 'refused', refusal }
}

function fault(
  parts: Pick<RouterParts, 'ids' | 'log'>,
  call: CallName,
  code: 'internal' | 'deadline',
  facts: LogFacts,
): Reply {
  const incident = parts.ids.newIncident()
  parts.log.error('fault', { incident, call, code, ...facts })
  return { status: 'fault', code, incident }
}

const maxPaths = 10
const maxPathLength = 200

/** Where in the input something is wrong; a made-up key may be anything, so its length is bounded. */
function pathOfFirstIssue(error: z.ZodError): string {
  return pathsOfIssues(error)[0] ?? ''
}

function pathsOfIssues(error: z.ZodError): readonly string[] {
  return error.issues
    .slice(0, maxPaths)
    .map((issue) => issue.path.map(String).join('.').slice(0, maxPathLength))
}
