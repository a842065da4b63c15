import type { Message } from '#shared/domain/explanation/model.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import type { AttentionItem, SyncStatusView, WaitingItem } from '#shared/ipc/calls/sync.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ReadableDb } from '../../db/handles.ts'
import type { CommandLogReader } from '../../db/repositories/command-log.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import { listSyncLog } from '../../db/repositories/sync-log.ts'
import {
  countAttention,
  countWaiting,
  findRejected,
  listAttention,
  listSettled,
  listWaiting,
} from '../../db/repositories/sync-work.ts'
import type { RejectedWork, WaitingWork } from '../../db/repositories/sync-work.ts'
import { isEnrolled } from '../../db/repositories/sync-state.ts'
import type { IdPort } from '../../ports.ts'
import type { Trail } from '../audit/trail.ts'
import type { Act } from '../commands/act.ts'
import { messageOfRefusal } from '../commands/act.ts'
import type { CommandRunner } from '../commands/command-runner.ts'
import { findActPlace } from './act-place.ts'
import type { EnrolmentForm } from './enrolment.ts'
import { writeOriginalValues } from './original-values.ts'

export interface SyncService {
  status(): SyncStatusView
  /** What needs attention, what waits, and what happened, for the screen. */
  list(): CallOutput<'sync.list'>
  now(): SyncStatusView
  enrol(form: EnrolmentForm, actorId: string): Promise<Result<SyncStatusView, Message>>
  /** A rejected act is put away, by an act of its own. */
  dismiss(input: { readonly commandId: string }, actorId: string): Result<Done, Message>
  /** The same act once more, judged by what is known today. */
  sendAgain(input: { readonly commandId: string }, actorId: string): Result<Done, Message>
}

export interface SyncServicePorts {
  readonly db: ReadableDb
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly log: Pick<CommandLogReader, 'findCommand'>
  readonly act: Act
  readonly runner: Pick<CommandRunner, 'run'>
  readonly ids: Pick<IdPort, 'newId'>
  readonly nameOf: (actorId: string) => string
  readonly status: () => SyncStatusView
  /** Tries everything now. */
  readonly hurry: () => void
  readonly trail: Trail
  readonly enrol: (form: EnrolmentForm) => Promise<Result<undefined, Message>>
}

/** What the screen shows of each list; the counts are whole. */
const listed = 100
const MAX_COUNT = 1_000_000

/** Refusals that the same act would meet again, whatever happens. */
const lasting: ReadonlySet<string> = new Set([
  'subjectErased',
  'commandIdReused',
  'invalid',
  'unknownCommand',
])

export function createSyncService(ports: SyncServicePorts): SyncService {
  const { db, rows } = ports

  function attentionOf(work: RejectedWork): AttentionItem {
    return {
      commandId: work.commandId,
      label: plain(work.label),
      at: work.at,
      actorName: ports.nameOf(work.actorId),
      rejectedAt: work.rejectedAt,
      reason: { code: `refusal.${work.refusal.code}`, params: { ...work.refusal.params } },
      meanwhile: work.meanwhile.map(({ label, actorName, deviceName, at }) => ({
        label: plain(label),
        actorName,
        deviceName,
        at,
      })),
      original: [...writeOriginalValues(work.args, rows)],
      open: findActPlace(work.args, rows),
      isRefusedAgain: work.isRefusedAgain,
      maySendAgain: !lasting.has(work.refusal.code) && !isAboutHistory(work.type),
    }
  }

  function waitingOf(work: WaitingWork): WaitingItem {
    const args = ports.log.findCommand(work.commandId)?.argsJson
    return {
      commandId: work.commandId,
      label: plain(work.label),
      at: work.at,
      actorName: ports.nameOf(work.actorId),
      held: work.held === null ? null : plain(work.held),
      open: args === undefined ? null : findActPlace(JSON.parse(args), rows),
    }
  }

  return {
    status: ports.status,
    list: () => ({
      attention: listAttention(db, listed).map(attentionOf),
      attentionCount: Math.min(countAttention(db), MAX_COUNT),
      // What is done on a computer of its own is final at once and waits for nobody.
      waiting: isEnrolled(db) ? listWaiting(db, listed).map(waitingOf) : [],
      waitingCount: isEnrolled(db) ? Math.min(countWaiting(db).count, MAX_COUNT) : 0,
      settled: listSettled(db, listed).map(({ commandId, label, refusal, state, actorId, at }) => ({
        ...{ commandId, how: state, at, actorName: ports.nameOf(actorId) },
        label: plain(label),
        reason: plain({ code: `refusal.${refusal.code}`, params: refusal.params }),
      })),
      log: listSyncLog(db, listed).map((line) => {
        const label = line.commandId === null ? undefined : ports.log.findCommand(line.commandId)?.label
        const { count } = line.facts
        return {
          at: line.at,
          kind: line.kind,
          label: label === undefined ? null : plain(label),
          count: typeof count === 'number' ? Math.min(count, MAX_COUNT) : null,
        }
      }),
    }),
    now: () => {
      ports.hurry()
      return ports.status()
    },
    enrol: async (form, actorId) => {
      const enrolled = await ports.enrol(form)
      if (enrolled.ok) ports.trail.note({ kind: 'enrolled', actorId })
      return enrolled.ok ? ok(ports.status()) : enrolled
    },
    dismiss: ({ commandId }, actorId) => ports.act('dismissRejection', { commandId }, actorId),
    sendAgain: ({ commandId }, actorId) => {
      const rejected = findRejected(db, commandId)
      if (rejected === undefined || rejected.state !== 'open' || isAboutHistory(rejected.type))
        return refuse({ code: 'refusal.notRejected', params: { commandId } })
      const receipt = ports.runner.run({
        id: ports.ids.newId() as CommandId,
        type: rejected.type,
        version: rejected.version,
        args: rejected.args,
        actorId,
        amends: rejected.commandId,
      })
      if (!receipt.ok) return refuse(messageOfRefusal(receipt.refusal))
      return ok({ commandId: receipt.value.commandId, label: receipt.value.label })
    },
  }
}

/** Taking back what was never accepted is done by doing nothing. */
function isAboutHistory(type: string): boolean {
  return type === 'undoCommand' || type === 'redoCommand'
}

function plain({ code, params }: Message): { code: string; params: Record<string, string | number> } {
  return { code, params: { ...params } }
}
