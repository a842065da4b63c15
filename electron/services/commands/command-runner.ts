import { checkReferences } from '#shared/commands/check-references.ts'
import { createCommandContext } from '#shared/commands/command-context.ts'
import type { CommandRegistry, ReadyCommand } from '#shared/commands/command-registry.ts'
import type { CommandEffect } from '#shared/commands/define.ts'
import type { Permission } from '#shared/commands/permission.ts'
import type { CommandRefusal } from '#shared/commands/refusal.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { createFactAnswers } from '../../db/answer-facts.ts'
import { applyChanges } from '../../db/apply-changes.ts'
import type { WritableDb } from '../../db/handles.ts'
import { createCommandLog } from '../../db/repositories/command-log.ts'
import type { LoggedCommand } from '../../db/repositories/command-log.ts'
import { appendToOutbox } from '../../db/repositories/outbox.ts'
import { programActorId } from '../session/program-actor.ts'
import type { ChangeAnnouncement } from './change-announcement.ts'

/** A command as somebody sends it. `id` is made by the sender, so that sending twice is doing once. */
export interface CommandRequest {
  readonly id: CommandId
  readonly type: string
  /** Version of the arguments; left out = the present one. */
  readonly version?: number | undefined
  readonly args: unknown
  readonly actorId: string
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
  /** Called after the commit, never for a refusal. */
  readonly announce: (change: ChangeAnnouncement) => void
}

export interface CommandRunner {
  run(request: CommandRequest): Result<CommandReceipt, CommandRefusal>
  /** All of them or none, and one step to undo. */
  runBatch(requests: readonly CommandRequest[]): Result<readonly CommandReceipt[], BatchRefusal>
  /** Each that can be done, in this order, and one step to undo; those that are refused leave nothing behind. */
  runEach(requests: readonly CommandRequest[]): readonly Result<CommandReceipt, CommandRefusal>[]
}

/**
 * The only writer of records. One command is one transaction: permission, arguments, the handler, the rows, the audit
 * trail, the log and the outbox. A refusal or a fault leaves nothing behind.
 */
export function createCommandRunner(ports: CommandRunnerPorts): CommandRunner {
  const log = createCommandLog(ports.db)
  const answer = createFactAnswers(ports.db, ports.rulebook)

  function decide(
    request: CommandRequest,
    ready: ReadyCommand,
    at: Instant,
  ): Result<CommandEffect, CommandRefusal> {
    if (!ports.mayRun(request.actorId, ready.permission)) {
      return refuse({ code: 'forbidden', params: { permission: ready.permission } })
    }
    const context = createCommandContext({
      commandId: request.id,
      actorId: request.actorId,
      deviceId: ports.deviceId,
      at,
      today: ports.clock.today(),
    })
    return runSync(ready.handle(context), answer)
  }

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

    const at = ports.clock.now()
    const decided = decide(request, ready, at)
    if (!decided.ok) return decided
    const { changes, label, reverts } = decided.value
    invariant(reverts === undefined || step === undefined, 'undo and redo are no part of a batch')
    const forbidden = reverts === undefined ? null : forbiddenIn(reverts.commandIds, request.actorId)
    if (forbidden !== null) return refuse({ code: 'forbidden', params: { permission: forbidden } })

    const seq = log.lastSeq() + 1
    const mark = {
      at,
      actorId: request.actorId,
      deviceId: ports.deviceId,
      commandId: request.id,
      commandType: ready.type,
    }
    const applied = applyChanges(ports.db, changes, mark)
    const broken = runSync(checkReferences(changes), answer)
    if (broken !== undefined) return refuse(broken)

    const target = reverts === undefined ? null : stepOfCommands(reverts.commandIds)
    log.append({
      seq,
      id: request.id,
      type: ready.type,
      version: ready.version,
      argsJson: JSON.stringify(ready.args),
      actorId: request.actorId,
      deviceId: ports.deviceId,
      at,
      label,
      changeCount: applied.changeCount,
      step: step ?? request.id,
      kind: reverts?.kind ?? 'do',
      reverts: target,
    })
    if (target !== null) log.markUndone(target, reverts?.kind === 'undo' ? request.id : null)
    appendToOutbox(ports.db, { seq, id: request.id, streams: applied.streams, createdWall: at })
    touched.add(applied)
    return ok({ commandId: request.id, label, changeCount: applied.changeCount, isRepeat: false })
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

  return {
    run(request) {
      const touched = createTouched()
      const result = ports.db.inTransaction(() => carryOut(request, undefined, touched))
      if (result.ok) touched.announceTo(ports.announce)
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
      if (result.ok) touched.announceTo(ports.announce)
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
      touched.announceTo(ports.announce)
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
  announceTo(announce: (change: ChangeAnnouncement) => void): void
}

function createTouched(): Touched {
  const tables = new Set<TableName>()
  const streams = new Set<string>()
  return {
    add(applied) {
      for (const table of applied.tables) tables.add(table)
      for (const stream of applied.streams) streams.add(stream)
    },
    announceTo(announce) {
      if (tables.size > 0) announce({ tables: [...tables].sort(), streams: [...streams].sort() })
    },
  }
}
