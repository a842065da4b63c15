import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Outcome, PushReply, PushRequest, WireCommand } from '#shared/sync/protocol.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { StoreUnavailable } from '../store/store.ts'
import type { DeviceRecord, HqWriter, JudgedCommand } from '../store/store.ts'
import { admit } from './admit.ts'
import type { ProtocolRefusal } from './headquarters.ts'
import { idsIn } from './ids-in.ts'
import { isErasing } from './record-erasure.ts'
import { judge } from './judge.ts'
import type { Judging } from './judge.ts'
import { lockFor } from './lock-for.ts'
import type { HeadquartersPorts } from './ports.ts'
import { createPoisonDesk } from './poison-desk.ts'
import { recordRejection } from './record-rejection.ts'
import { isRepeatOf } from './repeat.ts'
import { NeedsStreams } from './stops.ts'
import { outcomeOf, submissionOf } from './submission.ts'
import type { Submitter } from './submission.ts'
import { createTransactionMemory } from './transaction-memory.ts'
import { withWiderLocks } from './wider-locks.ts'

/** Commands of one device that share a transaction while all goes well. */
const CHUNK_COMMANDS = 20
const BUSY_AGAIN_MS = 5_000
const DEFERRED_AGAIN_MS = 60_000

type Stop = NonNullable<PushReply['stopped']>

/** What came of some commands: how far it got, and why it went no further. */
interface Progress {
  readonly epoch: string
  readonly results: readonly Outcome[]
  readonly lastSeq: number
  readonly stopped?: Stop
}

export interface PushDesk {
  push(device: DeviceId, request: PushRequest): Promise<Result<PushReply, ProtocolRefusal>>
}

export function createPushDesk(
  ports: HeadquartersPorts,
  tell: (streams: readonly StreamId[]) => void,
): PushDesk {
  const poison = createPoisonDesk(ports)

  /** Some commands in one transaction. Throws when one of them cannot be judged: then none of them was. */
  async function judgeTogether(
    device: DeviceId,
    request: PushRequest,
    commands: readonly WireCommand[],
    wider: readonly StreamId[],
  ): Promise<Result<Progress, ProtocolRefusal>> {
    return ports.store.write(async (writer) => {
      // Asked in one go; the scope is read after the device was locked.
      const [meta, locked, scope] = await Promise.all([
        writer.meta(),
        writer.lockDevice(device),
        writer.listScope(device),
      ])
      const admitted = admit('push', device, request, locked, meta)
      if (!admitted.ok) return admitted
      const submitter = { device: admitted.value, scope }
      const judging = await openJudging(writer, submitter, commands, wider)
      return ok({ epoch: meta.epoch, ...(await judgeInOrder(judging, admitted.value, commands)) })
    })
  }

  async function openJudging(
    writer: HqWriter,
    submitter: Submitter,
    commands: readonly WireCommand[],
    wider: readonly StreamId[],
  ): Promise<Judging> {
    const { device, scope } = submitter
    const fresh = commands.filter(({ seq }) => seq > device.lastSeq)
    // What a device may not see it does not hold up either; what an act turns out to need is locked after all.
    const visible = new Set(scope.map(({ stream }) => stream))
    const declared = fresh.flatMap(({ streams }) => streams).filter((stream) => visible.has(stream))
    const locked = await lockFor(writer, [...declared, ...wider])
    const memory = createTransactionMemory(writer)
    return { writer, memory, ports, locked, submitter, now: ports.clock.now() }
  }

  async function judgeInOrder(
    judging: Judging,
    device: DeviceRecord,
    commands: readonly WireCommand[],
  ): Promise<Omit<Progress, 'epoch'>> {
    const { writer, memory } = judging
    const known = commands.filter(({ seq }) => seq <= device.lastSeq).map(({ seq }) => seq)
    const fresh = commands.filter(({ seq }) => seq > device.lastSeq)
    const named = [...new Set(fresh.flatMap(({ args, actorId }) => [...idsIn(args), actorId]))]
    writer.expect(named)
    const [numbered, judgedBefore] = await Promise.all([
      known.length === 0 ? [] : writer.listJudgedBySeq(device.id, known),
      writer.listJudged(fresh.map(({ id }) => id)),
      memory.listErasedAmong([...named, ...fresh.flatMap(idsToMake)]),
      memory.readPlacesOfIds(named),
    ])
    const stored = new Map(numbered.map(({ seq, command }) => [seq, command] as const))
    const earlier = new Map(judgedBefore.map((judged) => [judged.id, judged]))
    const results: Outcome[] = []
    let { lastSeq } = device
    for (const command of commands) {
      const { seq } = command
      const stop = (code: Stop['code'], retryAfterMs?: number): Omit<Progress, 'epoch'> => ({
        ...{ results, lastSeq },
        stopped: retryAfterMs === undefined ? { code, atSeq: seq } : { code, atSeq: seq, retryAfterMs },
      })
      if (seq <= device.lastSeq) {
        const judged = stored.get(seq)
        if (judged?.id !== command.id || !isRepeatOf(judged, command, ports.registry)) return stop('forked')
        results.push(outcomeOf(seq, judged))
        continue
      }
      if (seq !== lastSeq + 1) return stop('gap')
      const outcome = await judgeOne(judging, command, earlier)
      if (outcome === 'deferred') {
        ports.trouble?.commandDeferred({ commandType: command.type, version: command.version })
        return stop('deferred', DEFERRED_AGAIN_MS)
      }
      await writer.recordSeq(device.id, seq, command.id)
      lastSeq = seq
      results.push(outcome)
    }
    return { results, lastSeq }
  }

  /** The same act may come in under another number, after a break in the numbering: it is done once. */
  async function judgeOne(
    judging: Judging,
    command: WireCommand,
    judged: Map<CommandId, JudgedCommand>,
  ): Promise<Outcome | 'deferred'> {
    const earlier = judged.get(command.id)
    if (earlier !== undefined) {
      if (isRepeatOf(earlier, command, ports.registry)) return outcomeOf(command.seq, earlier)
      const refusal = { code: 'commandIdReused', params: { id: command.id, type: earlier.type } }
      return { seq: command.seq, id: command.id, status: 'rejected', refusal, versions: {} }
    }
    const judgement = await judge(judging, submissionOf(command))
    if (judgement.kind === 'deferred') return 'deferred'
    judged.set(command.id, judgement.command)
    return outcomeOf(command.seq, judgement.command)
  }

  /** A command that fails by itself holds nobody up for ever: the third time it is rejected. */
  async function judgeFailed(
    device: DeviceId,
    request: PushRequest,
    command: WireCommand,
    error: unknown,
  ): Promise<Result<Progress, ProtocolRefusal>> {
    const failure = poison.failed(command.id, command.type, error)
    return ports.store.write(async (writer) => {
      const meta = await writer.meta()
      const admitted = admit('push', device, request, await writer.lockDevice(device), meta)
      if (!admitted.ok) return admitted
      const { lastSeq } = admitted.value
      const { epoch } = meta
      const stopped: Stop = { code: 'busy', atSeq: command.seq, retryAfterMs: BUSY_AGAIN_MS }
      if (!failure.isLast || command.seq !== lastSeq + 1) return ok({ epoch, results: [], lastSeq, stopped })
      const rejected = await recordRejection(writer, submissionOf(command), ports.clock.now(), {
        code: 'internalError',
        params: { incident: failure.incident },
      })
      await writer.recordSeq(device, command.seq, command.id)
      poison.forget(command.id)
      return ok({ epoch, results: [outcomeOf(command.seq, rejected)], lastSeq: command.seq })
    })
  }

  /** Others keep changing what it needs; a quieter moment comes. */
  async function judgeLater(
    device: DeviceId,
    command: WireCommand,
  ): Promise<Result<Progress, ProtocolRefusal>> {
    return ports.store.read(async (reader) => {
      const { epoch } = await reader.meta()
      const lastSeq = (await reader.findDevice(device))?.lastSeq ?? 0
      const stopped: Stop = { code: 'busy', atSeq: command.seq, retryAfterMs: BUSY_AGAIN_MS }
      return ok({ epoch, results: [], lastSeq, stopped })
    })
  }

  /** As many of these as go together; alone when together they fail. */
  async function judgeSome(
    device: DeviceId,
    request: PushRequest,
    commands: readonly WireCommand[],
  ): Promise<Result<Progress, ProtocolRefusal>> {
    const [first] = commands
    try {
      return await withWiderLocks((wider) => judgeTogether(device, request, commands, wider))
    } catch (error) {
      if (error instanceof StoreUnavailable || first === undefined) throw error
      if (commands.length > 1) return judgeSome(device, request, [first])
      if (error instanceof NeedsStreams) return judgeLater(device, first)
      return judgeFailed(device, request, first, error)
    }
  }

  return {
    async push(device, request) {
      const results: Outcome[] = []
      for (;;) {
        const rest = request.commands.slice(results.length, results.length + CHUNK_COMMANDS)
        const judged = await judgeSome(device, request, rest)
        if (!judged.ok) return refuse(judged.refusal)
        const { epoch, lastSeq, stopped } = judged.value
        results.push(...judged.value.results)
        if (judged.value.results.some((outcome) => isErasure(outcome, rest))) await ports.erased?.()
        tell(streamsOf(judged.value.results))
        if (stopped === undefined && results.length < request.commands.length) continue
        const reply = { epoch, hqTime: ports.clock.now(), results, lastSeq }
        return ok(stopped === undefined ? reply : { ...reply, stopped })
      }
    },
  }
}

/** Whoever was erased is written down outside the records as well, for after a restore. */
function isErasure({ id, status }: Outcome, commands: readonly WireCommand[]): boolean {
  return status === 'accepted' && commands.some((command) => command.id === id && isErasing(command.type))
}

/** The first rows an act may make. */
function idsToMake({ id }: WireCommand): readonly string[] {
  return [1, 2, 3].map((made) => `${id}.${made}`)
}

function streamsOf(results: readonly Outcome[]): readonly StreamId[] {
  return [...new Set(results.flatMap(({ versions }) => Object.keys(versions) as StreamId[]))]
}
