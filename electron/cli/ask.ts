import type { Message } from '#shared/domain/explanation/model.ts'
import type { CallInput, CallName, CallOutput } from '#shared/ipc/contract.ts'
import { contractVersion } from '#shared/ipc/wire.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Application } from '../application.ts'

/** Asks the application what the screen would ask, through the same gate. A fault is told with its incident. */
export async function ask<Name extends CallName>(
  application: Pick<Application, 'dispatch'>,
  call: Name,
  input: CallInput<Name>,
): Promise<Result<CallOutput<Name>, Message>> {
  const reply = await application.dispatch({ version: contractVersion, call, input })
  // The gate checked its own answer against the contract of this call.
  if (reply.status === 'done') return ok(reply.output as CallOutput<Name>)
  if (reply.status === 'refused') return refuse(reply.refusal)
  return refuse({ code: 'cli.fault', params: { incident: reply.incident } })
}
