import type { z } from 'zod'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { Facts } from './facts.ts'
import type { Permission } from './permission.ts'
import type { ErasedRecords } from './privacy/erased-records.ts'
import type { CommandRefusal, CommandRefusalCode } from './refusal.ts'
import type { RowChange } from './row-change.ts'

/** Time, chance and identity are given to a handler; it takes none by itself, so it can be run again elsewhere. */
export interface CommandContext {
  readonly commandId: CommandId
  readonly actorId: string
  readonly deviceId: DeviceId
  readonly at: Instant
  /** The civil day of `at` in the Netherlands. */
  readonly today: IsoDay
  /** An id for a new row: made from the command id and a counter, so the same command gives the same ids everywhere. */
  newId(): string
}

/** What a command wants to happen. */
export interface CommandEffect {
  readonly changes: readonly RowChange[]
  /** What the user did, for the undo list. */
  readonly label: Message
  /** Only for undo and redo: the commands whose effect is taken back or put back. */
  readonly reverts?: { readonly kind: 'undo' | 'redo'; readonly commandIds: readonly string[] }
  /** Only for an erasure or a purge: what must go everywhere it was kept, beside the records. */
  readonly erases?: ErasedRecords
  /** Only for putting away a rejection: the command that headquarters did not accept. */
  readonly dismisses?: CommandId
}

export type CommandOutcome = Result<CommandEffect, CommandRefusal>

/** A command handler: asks for facts by yielding, answers with the rows to write or a refusal. */
export type CommandHandling = Facts<CommandOutcome>

export interface CommandDefinition<Args = unknown> {
  /** The verb a user would say; a changed meaning gets a new name. */
  readonly type: string
  /** Goes up when the arguments change shape; `registry.ts` lifts older arguments. */
  readonly version: number
  readonly args: z.ZodType<Args>
  readonly permission: Permission
  handle(args: Args, context: CommandContext): CommandHandling
}

/** Defines a command. The handler's argument type follows from the schema. */
export function defineCommand<Args>(definition: CommandDefinition<Args>): CommandDefinition<Args> {
  return definition
}

/** The answer of a handler that carries on. */
export function effect(label: Message, changes: readonly RowChange[]): CommandOutcome {
  return ok({ label, changes })
}

/** The answer of a handler that says no. */
export function refuseCommand(
  code: CommandRefusalCode,
  params: CommandRefusal['params'] = {},
): CommandOutcome {
  return refuse({ code, params })
}
