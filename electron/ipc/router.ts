import type { z } from 'zod'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { AppCallName } from '#shared/ipc/contract.ts'
import { contract, isCallName, isGateCall } from '#shared/ipc/contract.ts'
import { contractVersion, envelope as envelopeSchema } from '#shared/ipc/wire.ts'
import type { Reply } from '#shared/ipc/wire.ts'
import type { Result } from '#shared/kernel/result.ts'
import { describeError } from '../log/describe-error.ts'
import type { Log, LogFacts } from '../log/log.ts'
import type { IdPort } from '../ports.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { Handlers } from './handlers.ts'

export interface RouterParts {
  readonly handlers: Handlers
  /** False once the application is closed, and later while it is locked: then nothing reaches a handler. */
  isOpen(): boolean
  currentActor(): SessionActor
  readonly ids: Pick<IdPort, 'newIncident'>
  readonly log: Log
}

export type Dispatch = (envelope: unknown) => Promise<Reply>

/**
 * The one gate between screen and application: envelope, known call, open, input, permission, handler with a
 * deadline, output. It always resolves, because a carrier reduces an error to a bare text.
 */
export function createRouter(parts: RouterParts): Dispatch {
  return async (raw) => {
    const envelope = envelopeSchema.safeParse(raw)
    if (!envelope.success) return refused('envelope.refused')
    if (envelope.data.version !== contractVersion) {
      return refused('envelope.version', { own: contractVersion, other: envelope.data.version })
    }
    const { call, input } = envelope.data
    if (!isCallName(call) || isGateCall(call)) return refused('call.unknown')
    if (!parts.isOpen()) return refused('call.closed')
    const parsed = contract[call].input.safeParse(input)
    if (!parsed.success) return refused('input.refused', { path: pathOfFirstIssue(parsed.error) })
    try {
      const actor = parts.currentActor()
      if (!mayDo(actor.role, contract[call].permission)) return refused('call.forbidden')
      return await answer(parts, call, parsed.data, actor)
    } catch (error) {
      return fault(parts, call, 'internal', describeError(error))
    }
  }
}

/** The untyped face of the handlers: which input belongs to which call is known to `Handlers`, not to a variable name. */
type AnyHandler = (
  input: unknown,
  actor: SessionActor,
) => Result<unknown, Message> | Promise<Result<unknown, Message>>

async function answer(
  parts: RouterParts,
  call: AppCallName,
  input: unknown,
  actor: SessionActor,
): Promise<Reply> {
  const handle = parts.handlers[call] as unknown as AnyHandler
  const outcome = await withinDeadline(handle(input, actor), contract[call].deadlineMs)
  if (outcome === 'late') return fault(parts, call, 'deadline', {})
  if (!outcome.ok) return { status: 'refused', refusal: outcome.refusal }
  // Our own word is checked as well: what leaves here fits the contract or is a fault of ours.
  const output = contract[call].output.safeParse(outcome.value)
  if (output.success) return { status: 'done', output: output.data }
  return fault(parts, call, 'internal', { kind: 'output', paths: pathsOfIssues(output.error) })
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
  return { status: 'refused', refusal: { code, params } }
}

function fault(parts: RouterParts, call: AppCallName, code: 'internal' | 'deadline', facts: LogFacts): Reply {
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
