import type { ReadyCommand } from '#shared/commands/command-registry.ts'
import type { CommandRefusal, CommandRefusalCode } from '#shared/commands/refusal.ts'
import { programActorId } from '#shared/commands/program-work.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { HqReader, JudgedCommand } from '../store/store.ts'
import { refusalOfRights } from './authorise.ts'
import type { ActorRights } from './authorise.ts'
import type { Judging } from './judge.ts'

interface IdleRevert {
  readonly label: Message
  readonly kind: JudgedCommand['kind']
  readonly reverts: string
}

/**
 * Taking back what was rejected here is accepted and does nothing: it never happened. Putting such a step back is refused
 * for the reason it was refused for. `undefined` = an ordinary command, or the step did happen.
 */
export async function findIdleRevert(
  reader: HqReader,
  ready: ReadyCommand,
): Promise<Result<IdleRevert, CommandRefusal> | undefined> {
  if (ready.type !== 'undoCommand' && ready.type !== 'redoCommand') return undefined
  const { commandId } = ready.args as { readonly commandId: CommandId }
  const target = await reader.findJudged(commandId)
  if (target === undefined || target.status === 'accepted') return undefined
  // Of a batch that was rejected in part, the rest is there to be taken back.
  if ((await reader.answer({ kind: 'historyStep', commandId })) !== undefined) return undefined
  if (ready.type === 'undoCommand') return ok({ label: target.label, kind: 'undo', reverts: target.step })
  return refuse({
    code: (target.refusal?.code ?? 'notUndone') as CommandRefusalCode,
    params: target.refusal?.params ?? {},
  })
}

/** Taking an act back, or putting it back, needs the permission the act itself needs. PRIV-4 */
export async function refusalOfReverted(
  { writer, ports }: Judging,
  commandIds: readonly string[],
  rights: ActorRights,
  actorId: string,
): Promise<CommandRefusal | undefined> {
  for (const commandId of commandIds) {
    const command = await writer.findJudged(commandId as CommandId)
    // What the program did by itself nobody may do, and whoever may undo may take back.
    if (command === undefined || command.actorId === programActorId) continue
    const permission = ports.registry.permissionOf(command.type)
    const refusal = permission === undefined ? undefined : refusalOfRights(rights, permission, actorId)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

export async function stepOfReverted(reader: HqReader, commandIds: readonly string[]): Promise<string> {
  const [first] = commandIds
  const command = first === undefined ? undefined : await reader.findJudged(first as CommandId)
  invariant(command !== undefined, 'what is taken back was once done')
  return command.step
}
