import { checkReferences } from '#shared/commands/check-references.ts'
import { createCommandContext } from '#shared/commands/command-context.ts'
import type { ReadyCommand } from '#shared/commands/command-registry.ts'
import type { CommandEffect } from '#shared/commands/define.ts'
import type { ErasedRecords } from '#shared/commands/privacy/erased-records.ts'
import type { CommandRefusal } from '#shared/commands/refusal.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { refusalOfLocations } from '#shared/sync/own-locations.ts'
import { isTooLargeToSend } from '#shared/sync/row-size.ts'
import { mayWriteIn } from '#shared/sync/scope.ts'
import { ORGANISATION_STREAM } from '#shared/sync/stream.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { HqWriter, JudgedCommand, RecordedEffect } from '../store/store.ts'
import { ask } from './answers.ts'
import { argsHash } from './args-hash.ts'
import { locationsOf, refusalOfPlace, refusalOfRights, rightsOf } from './authorise.ts'
import type { ActorRights } from './authorise.ts'
import { refusalOfImport } from '#shared/sync/refusal-of-import.ts'
import { heldMoment } from './held-moment.ts'
import type { HeldMoment } from './held-moment.ts'
import { idsIn, idsOfChanges } from './ids-in.ts'
import { listMeanwhile } from './meanwhile.ts'
import { numberEmission } from './number-emission.ts'
import { planEmission } from './plan-emission.ts'
import { recordErasure } from './record-erasure.ts'
import type { EmissionPlan } from './plan-emission.ts'
import type { HeadquartersPorts } from './ports.ts'
import { findIdleRevert, refusalOfReverted, stepOfReverted } from './reverts.ts'
import { NeedsStreams } from './stops.ts'
import type { LockedStreams, Submission, Submitter } from './submission.ts'
import type { TransactionMemory } from './transaction-memory.ts'

/** The label of an act that did not go through: nobody is told of it. */
const rejectedLabel: Message = { code: 'command.rejected', params: {} }

export interface Judging {
  readonly writer: HqWriter
  /** What this transaction asked before. */
  readonly memory: TransactionMemory
  readonly ports: Pick<HeadquartersPorts, 'registry' | 'rulebook'>
  readonly locked: LockedStreams
  /** null = headquarters itself, which needs no leave. */
  readonly submitter: Submitter | null
  readonly now: Instant
}

/** `deferred`: this build does not know the command yet. */
export type Judgement =
  | { readonly kind: 'judged'; readonly command: JudgedCommand; readonly changeCount: number }
  | { readonly kind: 'deferred' }

interface Carried {
  readonly label: Message
  readonly effect: RecordedEffect
  readonly versions: JudgedCommand['versions']
  readonly kind: JudgedCommand['kind']
  readonly reverts: string | null
  /** What must go everywhere it was kept, beside the records. */
  readonly erases?: ErasedRecords
}

/**
 * Judges one command as it stands now and keeps the verdict, with its effect, in the same transaction. The same handler
 * ran on the device; only here it counts. Throws `NeedsStreams` when the locks are too narrow, and what a handler throws.
 */
export async function judge(judging: Judging, submission: Submission): Promise<Judgement> {
  const { writer, ports, submitter, now } = judging
  const prepared = ports.registry.prepare(submission.type, submission.version, submission.args)
  if (!prepared.ok && isFromTheFuture(judging, submission)) return { kind: 'deferred' }
  const moment = heldMoment(submission.occurredAt, submitter?.device.workSince ?? null, now)
  const decided: Result<Carried, CommandRefusal> = prepared.ok
    ? await decide(judging, submission, prepared.value, moment)
    : prepared
  const kept = prepared.ok ? prepared.value : submission
  const base = {
    ...{ id: submission.id, type: submission.type, version: kept.version, args: kept.args },
    argsHash: argsHash(submission.type, kept.args),
    ...{ actorId: submission.actorId, originDevice: submission.originDevice, step: submission.step },
    ...{ at: moment.at, receivedAt: now, amends: submission.amends },
  }
  if (!decided.ok) {
    const { code, params } = decided.refusal
    const meanwhile = submitter === null ? [] : await listMeanwhile(judging, submission, submitter)
    // What names somebody who was erased is not kept either.
    const args = code === 'subjectErased' ? { args: null, argsHash: '' } : {}
    const command: JudgedCommand = {
      ...{ ...base, ...args },
      ...{ kind: 'do', reverts: null, label: rejectedLabel, versions: {} },
      ...{ status: 'rejected', refusal: { code, params: { ...params } }, meanwhile },
    }
    await writer.recordCommand(command, null)
    return { kind: 'judged', command, changeCount: 0 }
  }
  const { effect, label, kind, reverts, versions, erases } = decided.value
  const command: JudgedCommand = {
    ...base,
    ...{ kind, reverts, label, versions, status: 'accepted', refusal: null, meanwhile: [] },
  }
  await writer.recordCommand(command, effect)
  judging.memory.showed(effect.syncRows)
  for (const stream of effect.streams) judging.locked.states.set(stream.id, stream)
  if (erases !== undefined) {
    await recordErasure(writer, {
      erases,
      at: now,
      actor: submission.actorId,
      deviceId: submission.originDevice,
    })
    judging.memory.erased(erases.subjects)
  }
  return { kind: 'judged', command, changeCount: effect.images.length }
}

function isFromTheFuture({ ports }: Judging, { type, version }: Submission): boolean {
  const present = ports.registry.versionOf(type)
  return present === undefined || version > present
}

async function decide(
  judging: Judging,
  submission: Submission,
  ready: ReadyCommand,
  moment: HeldMoment,
): Promise<Result<Carried, CommandRefusal>> {
  const { writer, memory, ports, submitter } = judging
  const named = [...idsIn(ready.args), submission.actorId]
  let rights: ActorRights | null = null
  if (submitter !== null) {
    // What counts is what somebody may do today, whenever the act was done.
    rights = await ask(rightsOf(submission.actorId, dutchTimeOf(judging.now).day), memory, ports.rulebook)
    const refusal =
      refusalOfImport(ready.permission) ??
      refusalOfRights(rights, ready.permission, submission.actorId) ??
      refusalOfDeclared(submission.streams, submitter) ??
      (await ask(refusalOfPlace(submission.actorId, rights, submitter.scope), memory, ports.rulebook))
    if (refusal !== undefined) return refuse((await refusalOfErased(judging, named)) ?? refusal)
  }
  const idle = await findIdleRevert(writer, ready)
  if (idle !== undefined) {
    return idle.ok ? ok({ ...idle.value, effect: noEffect, versions: {} }) : idle
  }
  const context = createCommandContext({
    ...{ commandId: submission.id, actorId: submission.actorId, deviceId: submission.originDevice },
    ...{ at: moment.at, today: moment.today },
  })
  let carried: Result<Carried, CommandRefusal> | undefined
  await writer.savepoint(async () => {
    const decided = await ask(ready.handle(context), memory, ports.rulebook)
    const changes = decided.ok ? decided.value.changes : []
    const erased = await refusalOfErased(judging, [...named, ...idsOfChanges(changes)])
    carried =
      erased !== undefined
        ? refuse(erased)
        : decided.ok
          ? await carryOut(judging, submission, decided.value, rights)
          : decided
    if (!carried.ok) memory.forget(changes.map(({ table }) => table))
    return carried.ok
  })
  return carried as Result<Carried, CommandRefusal>
}

/** Writes what a handler decided and works out who must be told. Inside a savepoint: a refusal leaves nothing. */
async function carryOut(
  judging: Judging,
  submission: Submission,
  { changes, label, reverts, erases }: CommandEffect,
  rights: ActorRights | null,
): Promise<Result<Carried, CommandRefusal>> {
  const { writer, memory, ports, submitter, locked } = judging
  if (reverts !== undefined && rights !== null) {
    const refusal = await refusalOfReverted(judging, reverts.commandIds, rights, submission.actorId)
    if (refusal !== undefined) return refuse(refusal)
  }
  if (erases !== undefined) await writer.beginPurge()
  const images = await writer.applyChanges(changes, submission.id)
  memory.forget(changes.map(({ table }) => table))
  if (images.some(({ after }) => after !== null && isTooLargeToSend(after)))
    return refuse({ code: 'tooLargeToSend', params: {} })
  const before = new Map(images.map((image) => [`${image.table} ${image.id}`, image.before]))
  // What a row refers to already was looked at when it came to refer to it.
  const references = checkReferences(changes, (table, id) => before.get(`${table} ${id}`))
  const broken = await ask(references, memory, ports.rulebook)
  if (broken !== undefined) return refuse(broken)
  const plan = await planEmission(images, memory, (facts) => ask(facts, memory, ports.rulebook))
  const answerable = erases === undefined ? plan : withoutWhatFollows(plan, erases)
  const scoped = submitter === null ? undefined : refusalOfScope(answerable, submitter)
  if (scoped !== undefined) return refuse(scoped)
  const elsewhere =
    rights === null ? null : refusalOfLocations(streamsOfRows(answerable), locationsOf(rights))
  if (elsewhere !== null) return refuse(elsewhere)
  const missing = [...plan.streams].filter((stream) => !locked.states.has(stream))
  if (missing.length > 0) throw new NeedsStreams(missing)
  const { syncRows, streams, versions } = numberEmission(plan.emitted, locked.states)
  const step = reverts === undefined ? null : await stepOfReverted(writer, reverts.commandIds)
  const by: CommandId | null = reverts?.kind === 'undo' ? submission.id : null
  return ok({
    ...{ label, versions, kind: reverts?.kind ?? 'do', reverts: step },
    effect: { images, syncRows, streams, undone: step === null ? null : { step, by } },
    ...(erases === undefined ? {} : { erases }),
  })
}

const noEffect: RecordedEffect = { images: [], syncRows: [], streams: [], undone: null }

/** Nothing it touched where it was done is the device's to change: not even looked at. */
function refusalOfDeclared(streams: readonly StreamId[], { scope }: Submitter): CommandRefusal | undefined {
  const [first] = streams
  if (first === undefined || mayWriteIn(streams, scope)) return undefined
  return { code: 'outsideScope', params: { stream: first } }
}

/** Each row that it changes was, and comes to be, somewhere the device may write. */
function refusalOfScope({ changed }: EmissionPlan, { scope }: Submitter): CommandRefusal | undefined {
  for (const { before, after, isNew, isGone } of changed) {
    if (!isNew && !mayWriteIn(before, scope)) return outside(before)
    if (!isGone && !mayWriteIn(after, scope)) return outside(after)
  }
  return undefined
}

/** For each changed row the streams it was in, and those it comes to be in. */
function streamsOfRows({ changed }: EmissionPlan): readonly (readonly StreamId[])[] {
  return changed.flatMap(({ before, after }) => [before, after])
}

/**
 * Whoever may erase a person may do so wherever something of the person is; what counts is where the person is. Rows that
 * go because their own term is over are answered for one by one.
 */
function withoutWhatFollows(plan: EmissionPlan, { subjects, follows }: ErasedRecords): EmissionPlan {
  const following = new Set(follows.map(({ table, id }) => `${table} ${id}`))
  const isOwn = (id: string): boolean => subjects.includes(id)
  const changed = plan.changed.filter(({ table, id }) => isOwn(id) || !following.has(`${table} ${id}`))
  return { ...plan, changed }
}

function outside(streams: readonly StreamId[]): CommandRefusal {
  return { code: 'outsideScope', params: { stream: streams[0] ?? ORGANISATION_STREAM } }
}

async function refusalOfErased(
  { memory }: Judging,
  ids: readonly string[],
): Promise<CommandRefusal | undefined> {
  const [subject] = await memory.listErasedAmong(ids)
  return subject === undefined ? undefined : { code: 'subjectErased', params: { subject } }
}
