import { syncLimits } from '#shared/sync/limits.ts'
import type { PushRequest, ReidentifyRequest } from '#shared/sync/protocol.ts'
import type { SyncBlock } from '#shared/ipc/calls/sync.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { describeError } from '../log/describe-error.ts'
import type { Log } from '../log/log.ts'
import type { ChancePort, ClockPort, SchedulePort } from '../ports.ts'
import { createBackoff } from './backoff.ts'
import type { NewsLine } from './event-stream.ts'
import { createLane } from './lane.ts'
import type { Lane, Turn } from './lane.ts'
import { createNewsWatch } from './news-watch.ts'
import type { SessionFacts } from './session-facts.ts'
import type { NextStep, SyncCore, UnfitReason } from './sync-core.ts'
import type { ExchangeFailure, SyncTransport } from './transport.ts'
import { createTidyLater } from './tidy-later.ts'
import { startWatchdog } from './watchdog.ts'
import { blockOf, unfitReasonOf } from './what-failed.ts'

export interface SyncSessionPorts {
  readonly core: SyncCore
  readonly transport: SyncTransport
  readonly openNews: NewsLine
  readonly clock: Pick<ClockPort, 'now'>
  readonly schedule: SchedulePort
  readonly chance: ChancePort
  readonly log: Log
  /** After every turn and every change of the facts; whoever shows them looks again. */
  readonly changed: () => void
  /** Headquarters took this computer's data back: everything must go. Called once, after the session stopped. */
  readonly clear: (because: 'revoked' | 'replaced') => void
}

/** The conversation with headquarters of one enrolled device: when to say what, and how it goes. */
export interface SyncSession {
  start(): void
  /** Something was done here: it is sent after a short pause, so that acts of one moment go together. */
  workDone(): void
  /** A person asks, or the machine woke up: try everything now. */
  now(): void
  /** Something is to be told about this computer itself: a hello goes before the next look. */
  confirm(): void
  facts(): SessionFacts
  /** After this nothing is asked and no answer is taken in. */
  stop(): void
}

const pushPauseMs = 300
const pollWithNewsMs = 60_000
const pollWithoutNewsMs = 20_000
const pollJitterMs = 5_000
/** Headquarters waits for an operator, or for a newer app: looked at now and then. */
const slowPollMs = 300_000
/** Longer than any exchange and any pause may take. */
const stuckAfterMs = 600_000

const rest = (delayMs: number | null): Turn => ({ kind: 'rest', delayMs })
const failed = (retryAfterMs?: number): Turn => ({ kind: 'failed', retryAfterMs })

type Kind = 'push' | 'pull' | 'hello'
/** What a refusal is about. */
type Asked = Parameters<SyncCore['takeEpoch']>[0]
type Prepared = { readonly kind: 'ready' } | { readonly kind: 'no'; readonly turn: Turn }
const ready: Prepared = { kind: 'ready' }

export function createSyncSession(ports: SyncSessionPorts): SyncSession {
  const { core, transport, schedule, log } = ports
  let isStarted = false
  let isStopped = false
  let needsHello = true
  let newIdentity: ReidentifyRequest['reason'] | undefined
  let preparing: Promise<Prepared> | undefined
  let offlineSince: Instant | null = null
  let isUpdateNeeded = false
  /** Lanes that pause because nobody answered. */
  const unreached = new Set<'push' | 'pull'>()
  /** In which exchanges headquarters showed that it is older than this app. */
  const older = new Set<Kind>()
  /** Fewer after something in a batch was too large or not understood, to find out which act it is about. */
  let mostAtOnce: number = syncLimits.pushCommands
  let isRetiring = false
  /** Removals wait for the word of an operator, and that comes with a hello. */
  let isGuarded = false
  /** Per kind of exchange, so that the success of one does not hide the trouble of the other. */
  const blocks = new Map<Kind, SyncBlock>()
  let skewMs: number | null = null
  const tidying = createTidyLater({ schedule, log, tidy: () => core.tidy() })
  let stopWatchdog = (): void => {}
  let isSending = false
  /** Somebody waits for news: the first download, or who asked for it. */
  let isAwaited = false
  /** Asked while a look was under way already, that may have begun too early. */
  let isAskedAgain = false
  const watch = createNewsWatch({
    openNews: ports.openNews,
    schedule,
    backoff: createBackoff(() => ports.chance.fraction()),
    news: () => pull.wake(0),
  })

  const push: Lane = createLane({ ...lanePorts(), turn: () => safely('push', pushTurn) })
  const pull: Lane = createLane({
    ...lanePorts(),
    turn: async () => {
      const turn = await safely('pull', pullTurn)
      isAwaited = turn.kind === 'again' || isAskedAgain
      isAskedAgain = false
      return turn
    },
  })

  function lanePorts() {
    return {
      schedule,
      backoff: createBackoff(() => ports.chance.fraction()),
      turned: () => {
        if (!isStopped) ports.changed()
      },
    }
  }

  /** What throws here is a full disk, a busy database or a fault of ours: named, and tried again later. */
  async function safely(kind: 'push' | 'pull', turn: () => Promise<Turn>): Promise<Turn> {
    try {
      return await turn()
    } catch (error) {
      if (isStopped) return rest(null)
      blocks.set(kind, blockOf(error))
      log.error(`sync.${kind}`, describeError(error))
      return failed()
    }
  }

  /** Hello, and a new identity when the old one broke: first, and once for both. */
  function prepare(): Promise<Prepared> {
    preparing ??= prepareOnce().finally(() => {
      preparing = undefined
    })
    return preparing
  }

  async function prepareOnce(): Promise<Prepared> {
    if (newIdentity !== undefined) {
      const request = core.buildReidentify(newIdentity)
      const reply = await transport.reidentify(request)
      if (isStopped) return { kind: 'no', turn: rest(null) }
      if (!reply.ok) return { kind: 'no', turn: failing('hello', request, reply.refusal) }
      newIdentity = undefined
      needsHello = true
      log.info('sync.reidentified', { reason: request.reason })
      const next = follow('hello', core.takeReidentify(request, reply.value))
      if (next.kind === 'failed') return { kind: 'no', turn: next }
    }
    if (!needsHello) return ready
    const request = core.buildHello()
    const reply = await transport.hello(request)
    if (isStopped) return { kind: 'no', turn: rest(null) }
    if (!reply.ok) {
      const turn = failing('hello', request, reply.refusal)
      // A device that is replaced or too old may still hand over what it has.
      return isRetiring || isUpdateNeeded ? ready : { kind: 'no', turn }
    }
    heard('hello', reply.value.hqTime)
    isUpdateNeeded = reply.value.status === 'upgradeRequired'
    needsHello = false
    const next = follow('hello', core.takeHello(request, reply.value))
    if (next.kind === 'failed') return { kind: 'no', turn: next }
    watch.keepOpen(() => core.standing().identity?.deviceId)
    return ready
  }

  async function pushTurn(): Promise<Turn> {
    const prepared = await prepare()
    if (isStopped) return rest(null)
    if (prepared.kind === 'no') return prepared.turn
    const request = core.buildPush(mostAtOnce)
    if (request === undefined) {
      older.delete('push')
      return handedOver()
    }
    isSending = true
    ports.changed()
    const reply = await transport.push(request)
    isSending = false
    if (isStopped) return rest(null)
    if (!reply.ok) {
      const why = unfitReasonOf(reply.refusal)
      return why === null ? failing('push', request, reply.refusal) : sendFewer(request, why)
    }
    mostAtOnce = Math.min(mostAtOnce * 2, syncLimits.pushCommands)
    const next = core.takePush(request, reply.value)
    heard('push', reply.value.hqTime)
    const turn = follow('push', next)
    if (reply.value.results.length > 0) {
      // What was accepted stands elsewhere too as soon as its rows come in, and only then all is known to be equal.
      isAwaited = true
      isAskedAgain ||= pull.isRunning()
      pull.wake(0)
    }
    const { stopped } = reply.value
    if (stopped?.code === 'deferred') older.add('push')
    const isTold = stopped?.code === 'busy' || stopped?.code === 'deferred'
    if (isTold) return failed(stopped.retryAfterMs)
    return turn.kind === 'rest' ? handedOver() : turn
  }

  /**
   * Something in this request is too large, or not understood: fewer at once, down to one. One that alone is turned away
   * is set aside for a person. A hello of the same form was answered before, so it is about the acts.
   */
  function sendFewer(request: PushRequest, why: UnfitReason): Turn {
    isSending = false
    offlineSince = null
    log.warn('sync.unfit', { why, count: request.commands.length })
    if (request.commands.length > 1) {
      mostAtOnce = Math.floor(request.commands.length / 2)
      return { kind: 'again' }
    }
    mostAtOnce = syncLimits.pushCommands
    return follow('push', core.takeUnfit(request, why))
  }

  /** Nothing waits any more. A computer that was replaced is cleared now. */
  function handedOver(): Turn {
    if (!isRetiring) return rest(null)
    if (core.standing().waitingCount > 0) return rest(pollWithNewsMs)
    clear('replaced')
    return rest(null)
  }

  async function pullTurn(): Promise<Turn> {
    needsHello ||= isGuarded
    const prepared = await prepare()
    if (isStopped) return rest(null)
    if (prepared.kind === 'no') return prepared.turn
    if (isRetiring || isUpdateNeeded) {
      needsHello = true
      return rest(slowPollMs)
    }
    const request = core.buildPull()
    const reply = await transport.pull(request)
    if (isStopped) return rest(null)
    if (!reply.ok) return failing('pull', request, reply.refusal)
    const next = core.takePull(request, reply.value)
    isGuarded = next.kind === 'guarded'
    if (reply.value.pages.length > 0) tidying.plan()
    heard('pull', reply.value.hqTime)
    const turn = follow('pull', next)
    // A push that was missed, for whatever reason, goes along with the next look.
    if (turn.kind !== 'again') push.wake(pushPauseMs)
    return turn.kind === 'rest' && turn.delayMs === null ? rest(pollMs()) : turn
  }

  function pollMs(): number {
    const jitter = ports.chance.fraction() * pollJitterMs
    return Math.round((watch.isOpen() ? pollWithNewsMs : pollWithoutNewsMs) + jitter)
  }

  /** What the core wants next, as the end of a turn. What breaks the usual course counts as a failure: it never spins. */
  function follow(kind: Kind, next: NextStep): Turn {
    switch (next.kind) {
      case 'done':
        return rest(null)
      case 'again':
        return { kind: 'again' }
      case 'hello':
        needsHello = true
        return failed()
      case 'reidentify':
        newIdentity = next.reason
        needsHello = true
        return failed()
      case 'unreadable':
        log.error('sync.unreadable', { kind, what: next.what })
        blocks.set(kind, 'fault')
        return failed()
      case 'guarded':
        log.warn('sync.guarded', { kind, count: next.count })
        return rest(slowPollMs)
    }
  }

  function heard(kind: Kind, hqTime: Instant): void {
    offlineSince = null
    skewMs = Date.parse(ports.clock.now()) - Date.parse(hqTime)
    blocks.delete(kind)
    older.delete(kind)
    if (kind === 'hello') return
    unreached.delete(kind)
    // The other lane pauses for a headquarters that is there again.
    if (unreached.delete('push')) push.hurry()
    if (unreached.delete('pull')) pull.hurry()
  }

  function failing(kind: Kind, request: Asked, failure: ExchangeFailure): Turn {
    isSending = false
    if (failure.kind === 'refused') {
      offlineSince = null
      return refused(kind, request, failure)
    }
    if (failure.kind === 'older') {
      offlineSince = null
      older.add(kind)
      log.warn('sync.older', { kind })
      return failed(failure.retryAfterMs)
    }
    offlineSince ??= ports.clock.now()
    // A hello is said for both; who is told when to come back waits for that.
    if (failure.kind !== 'busy')
      for (const lane of ['push', 'pull'] as const) if (kind === lane || kind === 'hello') unreached.add(lane)
    if (failure.kind === 'notTrusted') blocks.set(kind, 'notTrusted')
    else if (blocks.get(kind) === 'notTrusted') blocks.delete(kind)
    log.warn('sync.failed', { kind, failure: failure.kind })
    return failed(failure.kind === 'busy' ? failure.retryAfterMs : undefined)
  }

  function refused(
    kind: Kind,
    request: Asked,
    { status, error }: Extract<ExchangeFailure, { kind: 'refused' }>,
  ): Turn {
    log.warn('sync.refused', { kind, status, code: error.code, incident: error.incident ?? null })
    needsHello = true
    switch (error.code) {
      case 'epoch':
        return error.epoch === undefined ? failed() : follow(kind, core.takeEpoch(request, error.epoch))
      case 'deviceReplaced':
        // The answer that gave this device its new identity was lost: ask again.
        newIdentity ??= 'forked'
        return failed()
      case 'deviceRetiring':
        return retiring(kind)
      case 'deviceRevoked':
        if (error.wipe === 'now') clear('revoked')
        else if (error.wipe === 'afterPush') return retiring(kind)
        else blocks.set(kind, 'revoked')
        return isStopped ? rest(null) : failed()
      case 'upgradeRequired':
        isUpdateNeeded = true
        return kind === 'push' ? failed() : rest(slowPollMs)
      case 'auth':
        blocks.set(kind, 'revoked')
        return failed()
      case 'tooMany':
      case 'unavailable':
        offlineSince ??= ports.clock.now()
        return failed()
      case 'invalid':
      case 'tooLarge':
      case 'enrolCode':
      case 'notFound':
      case 'internal':
      case 'headquartersOlder':
        blocks.set(kind, 'fault')
        return failed()
    }
  }

  function retiring(kind: Kind): Turn {
    if (!isRetiring) {
      isRetiring = true
      watch.stop()
      push.wake(0)
    }
    return kind === 'push' ? failed() : rest(slowPollMs)
  }

  function clear(because: 'revoked' | 'replaced'): void {
    log.warn('sync.cleared', { because })
    stop()
    ports.clear(because)
  }

  function block(): SyncBlock | null {
    if (isRetiring) return 'retiring'
    for (const one of ['revoked', 'diskFull', 'notTrusted', 'fault'] as const) {
      if ([...blocks.values()].includes(one)) return one
    }
    return null
  }

  function nextTryAt(): Instant | null {
    const dueInMs = pull.dueInMs()
    if (offlineSince === null || dueInMs === undefined) return null
    return new Date(Date.parse(ports.clock.now()) + dueInMs).toISOString() as Instant
  }

  function stop(): void {
    isStopped = true
    push.stop()
    pull.stop()
    watch.stop()
    tidying.cancel()
    stopWatchdog()
  }

  return {
    start() {
      if (isStarted || isStopped) return
      isStarted = true
      isAwaited = true
      push.wake(0)
      pull.wake(0)
      stopWatchdog = startWatchdog({
        schedule,
        findStuck: () => [push, pull].find((lane) => lane.overdueMs() > stuckAfterMs) && 'loop',
        restart: () => {
          log.error('sync.stuck')
          preparing = undefined
          needsHello = true
          push.restart()
          pull.restart()
        },
      })
    },
    workDone() {
      if (isStarted && !isStopped) push.wake(pushPauseMs)
    },
    now() {
      if (!isStarted || isStopped) return
      isAwaited = true
      isAskedAgain = pull.isRunning()
      needsHello = true
      push.hurry()
      pull.hurry()
    },
    confirm() {
      needsHello = true
    },
    facts: () => ({
      offlineSince,
      nextTryAt: nextTryAt(),
      isBusy: isSending || isAwaited,
      isUpdateNeeded,
      isHeadquartersOlder: older.size > 0,
      block: block(),
      skewMs,
    }),
    stop,
  }
}
