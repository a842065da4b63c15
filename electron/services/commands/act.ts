import type { CommandRefusal } from '#shared/commands/refusal.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { IdPort } from '../../ports.ts'
import type { CommandRunner } from './command-runner.ts'

/** Carries out one command for somebody and answers as the screen wants to hear it. */
export type Act = (type: string, args: unknown, actorId: string) => Result<Done, Message>

export function createAct(runner: Pick<CommandRunner, 'run'>, ids: Pick<IdPort, 'newId'>): Act {
  return (type, args, actorId) => {
    const receipt = runner.run({ id: ids.newId() as CommandId, type, args, actorId })
    if (!receipt.ok) return refuse(messageOfRefusal(receipt.refusal))
    return ok({ commandId: receipt.value.commandId, label: receipt.value.label })
  }
}

/** The sentence of a command's refusal has its own place in the catalogue: `refusal.notFound`. */
export function messageOfRefusal(refusal: CommandRefusal): Message {
  return { code: `refusal.${refusal.code}`, params: refusal.params }
}
