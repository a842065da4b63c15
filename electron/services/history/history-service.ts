import type { Message } from '#shared/domain/explanation/model.ts'
import type { HistoryEntry as ShownEntry } from '#shared/ipc/calls/history.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { CommandLogReader, HistoryEntry } from '../../db/repositories/command-log.ts'
import type { Act } from '../commands/act.ts'
import { programActorId } from '../session/program-actor.ts'

export interface HistoryService {
  /** Takes back the latest act of a person that stands. */
  undo(actorId: string): Result<Done, Message>
  /** Puts back what was taken back last, until something new is done. */
  redo(actorId: string): Result<Done, Message>
  /** What undo and redo would take, for the labels next to them. */
  nextUndo(): Message | null
  nextRedo(): Message | null
  /** What happened, newest first. */
  list(limit: number): readonly ShownEntry[]
}

export interface HistoryPorts {
  readonly log: Pick<CommandLogReader, 'listHistory' | 'listLog'>
  readonly act: Act
  /** The name of whoever did it, for the list. */
  readonly nameOf: (actorId: string) => string
}

/** How far back undo reaches: well over a working day. */
const UNDO_DEPTH = 200

/** Undo and redo over the command log, so that they survive a restart. */
export function createHistoryService({ log, act, nameOf }: HistoryPorts): HistoryService {
  function carryOut(
    type: string,
    target: HistoryEntry | undefined,
    nothing: string,
    actorId: string,
  ): Result<Done, Message> {
    if (target === undefined) return refuse({ code: nothing, params: {} })
    const result = act(type, { commandId: target.commandId }, actorId)
    // Named as it stands in the list, also when the step is several acts.
    return result.ok ? ok({ ...result.value, label: labelOf(target) }) : result
  }
  return {
    undo: (actorId) => carryOut('undoCommand', findUndo(log), 'history.nothingToUndo', actorId),
    redo: (actorId) => carryOut('redoCommand', findRedo(log), 'history.nothingToRedo', actorId),
    nextUndo: () => labelOf(findUndo(log)),
    nextRedo: () => labelOf(findRedo(log)),
    list: (limit) =>
      log.listLog(limit).map((entry) => ({
        commandId: entry.commandId,
        at: entry.at,
        actorName: nameOf(entry.actorId),
        label: labelOf(entry),
        isUndone: entry.isUndone,
        isUndo: entry.kind === 'undo',
      })),
  }
}

/** A step of several commands is named after its first, and says how many more there are. */
function labelOf(entry: HistoryEntry): ShownEntry['label']
function labelOf(entry: HistoryEntry | undefined): ShownEntry['label'] | null
function labelOf(entry: HistoryEntry | undefined): ShownEntry['label'] | null {
  if (entry === undefined) return null
  const { code, params } = entry.label
  if (entry.commandCount < 2 || entry.kind !== 'do' || 'count' in params)
    return { code, params: { ...params } }
  return { code: 'queue.did.several', params: { ...params, firstCode: code, count: entry.commandCount - 1 } }
}

type HistoryLog = Pick<CommandLogReader, 'listHistory'>

function findUndo(log: HistoryLog): HistoryEntry | undefined {
  return latest(
    log.listHistory(UNDO_DEPTH).filter((entry) => !entry.isUndone && entry.actorId !== programActorId),
  )
}

/** A new act ends the line of what can be put back, as in every editor. */
function findRedo(log: HistoryLog): HistoryEntry | undefined {
  const entries = log.listHistory(UNDO_DEPTH)
  const newestAct = Math.max(0, ...entries.map(({ seq }) => seq))
  const undone = latest(entries.filter((entry) => entry.isUndone))
  return undone !== undefined && undone.lastSeq > newestAct ? undone : undefined
}

function latest(entries: readonly HistoryEntry[]): HistoryEntry | undefined {
  return entries.reduce<HistoryEntry | undefined>(
    (best, entry) => (best === undefined || entry.lastSeq > best.lastSeq ? entry : best),
    undefined,
  )
}
