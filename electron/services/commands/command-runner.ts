import type { CommandRegistry, ReadyCommand } from '#shared/commands/command-registry.ts'
import type { CommandEffect } from '#shared/commands/define.ts'
import type { Permission } from '#shared/commands/permission.ts'
import type { CommandRefusal } from '#shared/commands/refusal.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { createFactAnswers } from '../../db/answer-facts.ts'
import type { AppliedChanges } from '../../db/apply-changes.ts'
import { forgetRecords } from '../../db/forget-records.ts'
import type { WritableDb } from '../../db/handles.ts'
import type { JournalWork } from '#shared/sync/journal-work.ts'
import { refusalOfLocations } from '#shared/sync/own-locations.ts'
import { appendAct } from '../../db/repositories/audit-acts.ts'
import { createCommandLog } from '../../db/repositories/command-log.ts'
import type { LoggedCommand } from '../../db/repositories/command-log.ts'
import { appendToOutbox } from '../../db/repositories/outbox.ts'
import { findCursor } from '../../db/repositories/sync-cursors.ts'
import { findSyncCount, isEnrolled, putSyncState } from '../../db/repositories/sync-state.ts'
import { findRejected, settleRejection } from '../../db/repositories/sync-work.ts'
import { programActorId } from '../session/program-actor.ts'
import { createActClock } from './act-clock.ts'
import type { ActClock, ActStamp } from './act-clock.ts'
import type { ChangeAnnouncement } from './change-announcement.ts'
import { findAnsweredRejection } from './answered-rejection.ts'
import { isChangeable, refusalOfRows, refusalOfScope, refusalToSend } from './device-work.ts'
import { versionsSeen, wireCommandOf } from './device-work.ts'
import { executeCommand } from './execute-command.ts'

/** A command as somebody sends it. `id` is made by the sender, so that sending twice is doing once. */
export interface CommandRequest {
  readonly id: CommandId
  readonly type: string
  /** Version of the arguments; left out = the present one. */
  readonly version?: number | undefined
  readonly args: unknown
  readonly actorId: string
  /** The act headquarters did not accept and this one replaces. */
  readonly amends?: CommandId | undefined
}

/** What was done. */
export interface CommandReceipt {
  readonly commandId: CommandId
  readonly label: Message
  readonly changeCount: number
  /** True when this command id had been carried out before; nothing was done again. */
  readonly isRepeat: boolean
}

export interface BatchRefusal {
  /** Which command of the batch said no. */
  readonly index: number
  readonly refusal: CommandRefusal
}

export interface CommandClock {
  now(): Instant
  /** The civil day in the Netherlands. */
  today(): IsoDay
}

export interface CommandRunnerPorts {
  readonly db: WritableDb
  readonly registry: CommandRegistry
  readonly clock: CommandClock
  readonly deviceId: DeviceId
  /** The law and the official calendars, for commands that check by themselves. CHECK-1 */
  readonly rulebook: Rulebook
  readonly mayRun: (actorId: string, permission: Permission) => boolean
  /** Where the actor works; empty = everywhere. PRIV-4 */
  readonly locationsOf: (actorId: string) => readonly string[]
  /** Called after the commit, never for a refusal. */
  readonly announce: (change: ChangeAnnouncement) => void
  /** The clock of a device of headquarters, shared with who hears headquarters; left out = the clock on the wall. */
  readonly actClock?: ActClock
  /** A second place for work headquarters has not judged: told after the commit, before anybody is told it is done. */
  readonly journal?: { append(work: readonly JournalWork[]): void }
}

export interface CommandRunner {
  run(request: CommandRequest): Result<CommandReceipt, CommandRefusal>
  /** All of them or none, and one step to undo. */
  runBatch(requests: readonly CommandRequest[]): Result<readonly CommandReceipt[], BatchRefusal>
  /** Each that can be done, in this order, and one step to undo; those that are refused leave nothing behind. */
  runEach(requests: readonly CommandRequest[]): readonly Result<CommandReceipt, CommandRefusal>[]
}

/**
 * The only writer of records besides what comes from headquarters. One command is one transaction: permission,
 * arguments, the handler, the rows, their images, the log and the outbox. A refusal or a fault leaves nothing behind.
 *
 * On a computer that stands alone an act is final at once. On a device of headquarters its images are provisional until
 * it is judged, and it may only touch what the device may change.
 */
export function createCommandRunner(ports: CommandRunnerPorts): CommandRunner {
  const { db } = ports
  const log = createCommandLog(db)
  const answer = createFactAnswers(db, ports.rulebook)
  const actClock = ports.actClock ?? createActClock(db, { now: () => ports.clock.now() })

  /** Inside a transaction: everything about one command. */
  function carryOut(
    request: CommandRequest,
    step: string | undefined,
    touched: Touched,
  ): Result<CommandReceipt, CommandRefusal> {
    const prepared = ports.registry.prepare(request.type, request.version, request.args)
    if (!prepared.ok) return prepared
    const ready = prepared.value
    const earlier = log.findCommand(request.id)
    if (earlier !== undefined) return repeatOf(earlier, ready)
    if (!ports.mayRun(request.actorId, ready.permission)) {
      return refuse({ code: 'forbidden', params: { permission: ready.permission } })
    }
    const isOfHeadquarters = isEnrolled(db)
    const unsendable = isOfHeadquarters ? refusalToSend(db, ready) : null
    if (unsendable !== null) return refuse(unsendable)

    const stamp = isOfHeadquarters ? actClock.stamp() : undefined
    const at = stamp?.at ?? ports.clock.now()
    const executed = executeCommand(
      {
        db,
        answer,
        keeping: isOfHeadquarters ? 'provisional' : 'final',
        object: (effect) => objectionTo(effect, request, step),
      },
      ready,
      {
        commandId: request.id,
        actorId: request.actorId,
        deviceId: ports.deviceId,
        at,
        today: stamp === undefined ? ports.clock.today() : dutchTimeOf(at).day,
      },
    )
    if (!executed.ok) return executed
    const { effect, applied } = executed.value
    const elsewhere = refusalOfLocations(applied.rowStreams, ports.locationsOf(request.actorId))
    if (elsewhere !== null) return refuse(elsewhere)
    const outside = isOfHeadquarters
      ? refusalOfScope(applied.rowStreams, (stream) => isChangeable(findCursor(db, stream)))
      : null
    if (outside !== null) return refuse(outside)
    const tooLarge = isOfHeadquarters ? refusalOfRows(effect.changes) : null
    if (tooLarge !== null) return refuse(tooLarge)

    const target = effect.reverts === undefined ? null : stepOfCommands(effect.reverts.commandIds)
    const command: LoggedCommand = {
      seq: log.lastSeq() + 1,
      id: request.id,
      type: ready.type,
      version: ready.version,
      argsJson: JSON.stringify(ready.args),
      actorId: request.actorId,
      deviceId: ports.deviceId,
      at,
      label: effect.label,
      changeCount: applied.changeCount,
      step: step ?? request.id,
      kind: effect.reverts?.kind ?? 'do',
      reverts: target,
      undoneBy: null,
    }
    log.append(command)
    const mark = { commandId: request.id, commandType: ready.type, at, actorId: request.actorId }
    const changeCount =
      effect.erases === undefined || isOfHeadquarters
        ? command.changeCount
        : forgetRecords(db, effect.erases, { ...mark, deviceId: ports.deviceId })
    // By the clock of this computer, like every other line of the chain.
    const act = { ...command, at: stamp?.wall ?? at, changeCount }
    appendAct(db, act, isOfHeadquarters ? 'asked' : 'done')
    if (target !== null) log.markUndone(target, effect.reverts?.kind === 'undo' ? request.id : null)
    if (stamp === undefined) {
      appendToOutbox(db, { seq: command.seq, id: command.id, streams: applied.streams, createdWall: at })
    } else {
      if (effect.dismisses !== undefined) settleRejection(db, effect.dismisses, 'dismissed', request.id)
      touched.send(queue(command, applied, stamp, request.amends ?? answeredBy(request, ready)))
    }
    touched.add(applied)
    return ok({
      commandId: request.id,
      label: effect.label,
      changeCount: applied.changeCount,
      isRepeat: false,
    })
  }

  /** What the program does by itself answers nobody. */
  function answeredBy({ actorId }: CommandRequest, { type, args }: ReadyCommand): CommandId | null {
    return actorId === programActorId ? null : findAnsweredRejection(db, type, args)
  }

  /** Gives an act of this device the next number of its identity and puts it in line for headquarters. */
  function queue(
    command: LoggedCommand,
    { streams }: Pick<AppliedChanges, 'streams'>,
    stamp: ActStamp,
    amends: CommandId | null,
  ): JournalWork {
    const seq = findSyncCount(db, 'seq') + 1
    putSyncState(db, 'seq', seq)
    const entry = {
      seq,
      id: command.id,
      streams,
      createdWall: stamp.wall,
      versions: versionsSeen(db, streams),
      amends,
      sinceAnchorMs: stamp.sinceAnchorMs,
      occurredAt: stamp.at,
    }
    appendToOutbox(db, entry)
    return {
      command: wireCommandOf(command, entry),
      label: { code: command.label.code, params: { ...command.label.params } },
      kind: command.kind,
      reverts: command.reverts,
    }
  }

  /** Before any row is written: what may not be taken back, and what there is to put away. */
  function objectionTo(
    { reverts, dismisses }: CommandEffect,
    request: CommandRequest,
    step: string | undefined,
  ): CommandRefusal | null {
    invariant(reverts === undefined || step === undefined, 'undo and redo are no part of a batch')
    if (dismisses !== undefined && findRejected(db, dismisses)?.state !== 'open') {
      return { code: 'notRejected', params: { commandId: dismisses } }
    }
    const forbidden = reverts === undefined ? null : forbiddenIn(reverts.commandIds, request.actorId)
    return forbidden === null ? null : { code: 'forbidden', params: { permission: forbidden } }
  }

  /** Taking an act back, or putting it back, needs the permission the act itself needs. PRIV-4 */
  function forbiddenIn(commandIds: readonly string[], actorId: string): Permission | null {
    for (const commandId of commandIds) {
      const command = log.findCommand(commandId)
      // What the program did by itself nobody may do, and whoever may undo may take back.
      if (command === undefined || command.actorId === programActorId) continue
      const permission = ports.registry.permissionOf(command.type)
      if (permission !== undefined && !ports.mayRun(actorId, permission)) return permission
    }
    return null
  }

  function stepOfCommands(commandIds: readonly string[]): string {
    const first = commandIds[0] === undefined ? undefined : log.findCommand(commandIds[0])
    invariant(first !== undefined, 'what is taken back was once done')
    return first.step
  }

  /** After the commit. Work is in its second place before anybody hears that it is done. */
  function finish(touched: Touched): void {
    touched.handTo(ports.journal)
    touched.announceTo(ports.announce)
  }

  return {
    run(request) {
      const touched = createTouched()
      const result = ports.db.inTransaction(() => carryOut(request, undefined, touched))
      if (result.ok) finish(touched)
      return result
    },
    runBatch(requests) {
      const touched = createTouched()
      const step = requests[0]?.id
      if (step === undefined) return ok([])
      const result = ports.db.inTransaction((): Result<readonly CommandReceipt[], BatchRefusal> => {
        const receipts: CommandReceipt[] = []
        for (const [index, request] of requests.entries()) {
          const receipt = carryOut(request, step, touched)
          if (!receipt.ok) return refuse({ index, refusal: receipt.refusal })
          receipts.push(receipt.value)
        }
        return ok(receipts)
      })
      if (result.ok) finish(touched)
      return result
    },
    runEach(requests) {
      const touched = createTouched()
      // The first command that is done gives the step its name.
      let step: string | undefined
      const done = ports.db.inTransaction(() =>
        ok(
          requests.map((request) => {
            const receipt = ports.db.inSavepoint(() => carryOut(request, step ?? request.id, touched))
            if (receipt.ok && !receipt.value.isRepeat) step ??= request.id
            return receipt
          }),
        ),
      )
      invariant(done.ok, 'each command is refused by itself')
      finish(touched)
      return done.value
    },
  }
}

/** The same command again: what it did stands. The same id with other content is a mistake of the sender. */
function repeatOf(earlier: LoggedCommand, ready: ReadyCommand): Result<CommandReceipt, CommandRefusal> {
  if (earlier.type !== ready.type || earlier.argsJson !== JSON.stringify(ready.args)) {
    return refuse({ code: 'commandIdReused', params: { id: earlier.id, type: earlier.type } })
  }
  return ok({ commandId: earlier.id, label: earlier.label, changeCount: earlier.changeCount, isRepeat: true })
}

interface Touched {
  add(applied: ChangeAnnouncement): void
  /** Work that waits for headquarters. */
  send(work: JournalWork): void
  handTo(journal: CommandRunnerPorts['journal']): void
  announceTo(announce: (change: ChangeAnnouncement) => void): void
}

function createTouched(): Touched {
  const tables = new Set<TableName>()
  const streams = new Set<string>()
  const sent: JournalWork[] = []
  return {
    send: (work) => void sent.push(work),
    handTo(journal) {
      if (sent.length > 0) journal?.append(sent)
    },
    add(applied) {
      for (const table of applied.tables) tables.add(table)
      for (const stream of applied.streams) streams.add(stream)
    },
    announceTo(announce) {
      if (tables.size > 0) announce({ tables: [...tables].sort(), streams: [...streams].sort() })
    },
  }
}
