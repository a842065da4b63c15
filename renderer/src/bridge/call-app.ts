import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallInput, CallName, CallOutput } from '#shared/ipc/contract.ts'
import { contract } from '#shared/ipc/contract.ts'
import { contractVersion, reply as replySchema } from '#shared/ipc/wire.ts'
import type { Bridge } from './bridge.ts'

/** The answer of a call, typed. A fault names the incident under which the application logged it. */
export type CallReply<Name extends CallName> =
  | { readonly status: 'done'; readonly output: CallOutput<Name> }
  | { readonly status: 'refused'; readonly refusal: Message }
  | { readonly status: 'fault'; readonly code: 'internal' | 'deadline' | 'reply'; readonly incident: string }

/** Asks the application something. Always resolves; what comes back is parsed before anything on the screen sees it. */
export async function callApp<Name extends CallName>(
  bridge: Bridge,
  call: Name,
  input: CallInput<Name>,
): Promise<CallReply<Name>> {
  const parsed = replySchema.safeParse(await bridge.request({ version: contractVersion, call, input }))
  if (!parsed.success) return unreadable
  const reply = parsed.data
  if (reply.status !== 'done') return reply
  const output = contract[call].output.safeParse(reply.output)
  return output.success ? { status: 'done', output: output.data as CallOutput<Name> } : unreadable
}

/** The application's word did not fit the contract: a fault of ours without an incident on the other side. */
const unreadable = { status: 'fault', code: 'reply', incident: '' } as const
