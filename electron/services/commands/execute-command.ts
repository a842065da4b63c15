import { checkReferences } from '#shared/commands/check-references.ts'
import { createCommandContext } from '#shared/commands/command-context.ts'
import type { CommandOrigin } from '#shared/commands/command-context.ts'
import type { ReadyCommand } from '#shared/commands/command-registry.ts'
import type { CommandEffect } from '#shared/commands/define.ts'
import type { FactQuery } from '#shared/commands/facts.ts'
import type { CommandRefusal } from '#shared/commands/refusal.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { applyChanges } from '../../db/apply-changes.ts'
import type { AppliedChanges, ImageKeeping } from '../../db/apply-changes.ts'
import type { WritableDb } from '../../db/handles.ts'
import { whileErasing } from '../../db/while-erasing.ts'

export interface ExecutedCommand {
  readonly effect: CommandEffect
  readonly applied: AppliedChanges
}

export interface ExecutionParts {
  readonly db: WritableDb
  readonly answer: (query: FactQuery) => unknown
  /**
   * The same from memory, where it was asked before; left out = `answer`. Good while nothing is written, so for the handler,
   * and after that for tables the command does not write to.
   */
  readonly remembered?: (query: FactQuery) => unknown
  readonly keeping: ImageKeeping
  /** A last look at what a command would do, before any row is written. */
  readonly object?: (effect: CommandEffect) => CommandRefusal | null
}

/**
 * The part of a command that is the same wherever and however often it runs: the handler, the rows with their images,
 * the references. Inside a transaction; after a refusal the caller takes back what was written.
 */
export function executeCommand(
  { db, answer, remembered, keeping, object }: ExecutionParts,
  ready: ReadyCommand,
  origin: CommandOrigin,
): Result<ExecutedCommand, CommandRefusal> {
  const decided = runSync(ready.handle(createCommandContext(origin)), remembered ?? answer)
  if (!decided.ok) return decided
  const effect = decided.value
  const objection = object?.(effect) ?? null
  if (objection !== null) return refuse(objection)
  const changed = new Set<string>(effect.changes.map(({ table }) => table))
  const afterwards = (query: FactQuery): unknown =>
    remembered === undefined || !('table' in query) || changed.has(query.table)
      ? answer(query)
      : remembered(query)
  const mark = {
    at: origin.at,
    actorId: origin.actorId,
    deviceId: origin.deviceId,
    commandId: origin.commandId,
    commandType: ready.type,
  }
  const apply = (): AppliedChanges => applyChanges(db, effect.changes, mark, keeping, afterwards)
  const applied = effect.erases === undefined ? apply() : whileErasing(db, apply)
  const rowBefore = keeping === 'provisional' ? applied.rowBefore : undefined
  const broken = runSync(checkReferences(effect.changes, rowBefore), afterwards)
  return broken === undefined ? ok({ effect, applied }) : refuse(broken)
}
