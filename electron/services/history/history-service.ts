import { staysDone } from '#shared/commands/history/stays-done.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { HistoryEntry as ShownEntry } from '#shared/ipc/calls/history.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ReadableDb } from '../../db/handles.ts'
import type { CommandLogReader, HistoryEntry } from '../../db/repositories/command-log.ts'
import { areaOfAct, mayReadAct } from '../audit/describe-line.ts'
import type { LineParts, Onlooker } from '../audit/describe-line.ts'
import type { Act } from '../commands/act.ts'
import { programActorId } from '../session/program-actor.ts'

export interface HistoryService {
  /** Takes back the latest act of a person that stands. */
  undo(actorId: string): Result<Done, Message>
  /** Puts back what was taken back last, until something new is done. */
  redo(actorId: string): Result<Done, Message>
  /** What undo and redo would take, for the labels next to them; null also for an act that stays done. */
  nextUndo(onlooker: Onlooker): Message | null
  nextRedo(onlooker: Onlooker): Message | null
  /** What happened, newest first. */
  list(limit: number, onlooker: Onlooker): readonly ShownEntry[]
}

export interface HistoryPorts {
  readonly db: ReadableDb
  readonly log: Pick<CommandLogReader, 'listHistory' | 'listLog' | 'findCommand' | 'listStep'>
  readonly act: Act
  readonly permissionOf: LineParts['permissionOf']
  /** The name of whoever did it, for the list. */
  readonly nameOf: (actorId: string) => string
}

/** How far back undo reaches: well over a working day. */
const UNDO_DEPTH = 200

/** Undo and redo over the command log, so that they survive a restart. */
export function createHistoryService(ports: HistoryPorts): HistoryService {
  const { log, act, nameOf } = ports

  /** Names stand in it only for who may read all of the step. PRIV-4 */
  function labelFor(entry: HistoryEntry, onlooker: Onlooker): ShownEntry['label']
  function labelFor(entry: HistoryEntry | undefined, onlooker: Onlooker): ShownEntry['label'] | null
  function labelFor(entry: HistoryEntry | undefined, onlooker: Onlooker): ShownEntry['label'] | null {
    if (entry === undefined) return null
    if (mayReadStep(entry, onlooker)) return labelOf(entry)
    const { code, params } = areaOfAct(ports, entry.type)
    return { code, params: { ...params } }
  }

  function mayReadStep({ commandId, commandCount }: HistoryEntry, onlooker: Onlooker): boolean {
    if (onlooker.locationIds.length === 0 && mayDo(onlooker.role, 'children.view')) return true
    const own = log.findCommand(commandId)
    const ids = own === undefined || commandCount < 2 ? [commandId] : log.listStep(own.step)
    return ids.every((id) => {
      const command = log.findCommand(id)
      return command !== undefined && mayReadAct(ports, command, onlooker)
    })
  }

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
    nextUndo(onlooker) {
      const entry = findUndo(log)
      return entry !== undefined && staysDone(entry.label.code) ? null : labelFor(entry, onlooker)
    },
    nextRedo: (onlooker) => labelFor(findRedo(log), onlooker),
    list: (limit, onlooker) =>
      log.listLog(limit).map((entry) => ({
        commandId: entry.commandId,
        at: entry.at,
        actorName: nameOf(entry.actorId),
        label: labelFor(entry, onlooker),
        isUndone: entry.isUndone,
        isUndo: entry.kind === 'undo',
      })),
  }
}

/** A step of several commands is named after its first, and says how many more there are. */
function labelOf(entry: HistoryEntry): ShownEntry['label'] {
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
