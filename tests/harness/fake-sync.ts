import type { NextStep, SyncCore, SyncStanding } from '#electron/sync/sync-core.ts'
import type { ExchangeFailure, SyncTransport } from '#electron/sync/transport.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { parseInstant } from '#shared/kernel/time.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { HelloReply, PullReply, PushReply, ReidentifyReply, WireCommand } from '#shared/sync/protocol.ts'

/**
 * The device's half of the protocol without a database: it counts what is asked of it and answers what a test tells it
 * to, so that the conversation itself can be looked at.
 */
export interface FakeCore extends SyncCore {
  readonly steps: { hello: NextStep; push: NextStep; pull: NextStep }
  /** How many acts wait; each accepted one takes one away. */
  waiting: number
  /** How many go in one push. */
  batch: number
  /** Thrown by the next answer that is taken in. */
  fault: Error | undefined
  readonly taken: string[]
  changeStanding(change: Partial<SyncStanding>): void
}

export const fakeInstant = must(parseInstant('2026-11-23T08:00:00.000Z'), 'an instant')
const done: NextStep = { kind: 'done' }

export function createFakeCore(): FakeCore {
  const steps = { hello: done, push: done, pull: done }
  const taken: string[] = []
  let change: Partial<SyncStanding> = {}
  let device = 'device-1' as DeviceId
  const envelope = () => ({
    protocol: 1,
    app: '0.1.0',
    schemaRev: 1,
    device,
    epoch: 'e1',
    reqId: 'r',
    sentAt: fakeInstant,
  })
  const take = (what: string, step: NextStep): NextStep => {
    const { fault } = core
    core.fault = undefined
    if (fault !== undefined) throw fault
    taken.push(what)
    return step
  }
  const core: FakeCore = {
    steps,
    taken,
    waiting: 0,
    batch: 1,
    fault: undefined,
    changeStanding: (next) => {
      change = { ...change, ...next }
    },
    standing: () => ({
      identity: {
        deviceId: device,
        headquartersName: 'Hoofdkantoor',
        deviceName: 'Kantoor',
        address: 'http://127.0.0.1:4870',
      },
      epoch: 'e1',
      scope: [],
      waitingCount: core.waiting,
      oldestWaitingAt: core.waiting > 0 ? fakeInstant : null,
      attentionCount: 0,
      lastEqualAt: null,
      downloading: [],
      guarded: null,
      failedDigests: 0,
      ...change,
    }),
    buildHello: () => ({
      ...envelope(),
      lastKnownSeq: 0,
      outbox: { count: core.waiting, oldest: null },
      cursors: { org: 0 },
      erasureSeq: 0,
      failedDigests: 0,
    }),
    takeHello: () => take('hello', steps.hello),
    buildPush: (most = core.batch) =>
      core.waiting === 0
        ? undefined
        : {
            ...envelope(),
            commands: Array.from({ length: Math.min(core.waiting, core.batch, most) }, (_none, index) =>
              aWireCommand(index + 1),
            ),
          },
    takePush: (request, reply) => {
      const step = take('push', steps.push)
      if (reply.results.length > 0) core.waiting = Math.max(0, core.waiting - request.commands.length)
      return core.waiting > 0 && reply.stopped === undefined ? { kind: 'again' } : step
    },
    takeUnfit: (request, why) => {
      core.waiting = Math.max(0, core.waiting - request.commands.length)
      return take(`unfit ${why}`, { kind: 'reidentify', reason: 'gap' })
    },
    buildPull: () => ({
      ...envelope(),
      scopeRev: 0,
      erasureSeq: 0,
      ask: [],
      cursors: [],
      limit: { rows: 1_000, bytes: 100_000 },
    }),
    takePull: () => take('pull', steps.pull),
    tidy: () => void take('tidy', done),
    buildReidentify: (reason) => ({ ...envelope(), reason }),
    takeReidentify: (_request, reply) => {
      device = reply.device
      return take('reidentify', done)
    },
    takeEpoch: (_request, epoch) => take(`epoch ${epoch}`, { kind: 'reidentify', reason: 'epoch' }),
    takeEnrolment: () => void take('enrolment', done),
    takeJournal: (commands) => commands.length,
  }
  return core
}

export function aWireCommand(seq: number, change: Partial<WireCommand> = {}): WireCommand {
  return {
    seq,
    id: `command-${seq}` as CommandId,
    type: 'enterAbsence',
    version: 1,
    args: { childId: 'noor' },
    actorId: 'maria',
    originDevice: 'device-1' as DeviceId,
    step: `command-${seq}` as CommandId,
    streams: ['org'],
    occurredAt: fakeInstant,
    clock: { wall: fakeInstant, sinceAnchorMs: null },
    baseVersions: { org: 0 },
    ...change,
  }
}

/** Headquarters as a test wants it: each kind of exchange answers, fails, or (`stall`) never ends. */
export interface FakeTransport extends SyncTransport {
  readonly asked: string[]
  /** How many acts each push had. */
  readonly pushed: number[]
  /** The next answers to a kind of exchange; when none is left it succeeds. */
  readonly next: Readonly<Record<Kind, (ExchangeFailure | 'stall')[]>>
  /** What every exchange fails with, as long as it is there. */
  down: ExchangeFailure | undefined
  helloReply: HelloReply
  pushReply: PushReply
  pullReply: PullReply
}

type Kind = 'hello' | 'push' | 'pull' | 'reidentify'

export function createFakeTransport(): FakeTransport {
  const asked: string[] = []
  const pushed: number[] = []
  const next = { hello: [], push: [], pull: [], reidentify: [] } as FakeTransport['next']
  const reidentifyReply: ReidentifyReply = { device: 'device-2' as DeviceId, epoch: 'e1', lastSeq: 0 }

  function answer<Reply>(kind: Kind, reply: () => Reply): Promise<Result<Reply, ExchangeFailure>> {
    asked.push(kind)
    const told = next[kind].shift() ?? transport.down
    if (told === 'stall') return new Promise(() => {})
    return Promise.resolve(told === undefined ? ok(reply()) : refuse(told))
  }

  const transport: FakeTransport = {
    asked,
    pushed,
    next,
    down: undefined,
    helloReply: {
      epoch: 'e1',
      hqTime: fakeInstant,
      lastSeq: 0,
      headquartersName: 'Hoofdkantoor',
      deviceName: 'Kantoor',
      status: 'ok',
      canPush: true,
      canPull: true,
      mayDeleteMany: false,
    },
    pushReply: {
      epoch: 'e1',
      hqTime: fakeInstant,
      results: [{ seq: 1, id: 'command-1' as CommandId, status: 'accepted', versions: { org: 2 } }],
      lastSeq: 1,
    },
    pullReply: {
      epoch: 'e1',
      hqTime: fakeInstant,
      lastSeq: 0,
      outcomes: [],
      scope: { rev: 1, streams: [] },
      erasures: { upTo: 0, subjects: [] },
      pages: [],
    },
    enrol: () => Promise.resolve(refuse({ kind: 'unreachable' })),
    hello: () => answer('hello', () => transport.helloReply),
    push: (request) => {
      pushed.push(request.commands.length)
      return answer('push', () => transport.pushReply)
    },
    pull: () => answer('pull', () => transport.pullReply),
    reidentify: () => answer('reidentify', () => reidentifyReply),
  }
  return transport
}
