import Sqlite from 'better-sqlite3'
import { isEnrolled } from '#electron/db/repositories/sync-state.ts'
import type { NextStep } from '#electron/sync/sync-core.ts'
import { helloReply, protocolError, pullReply, pushReply, reidentifyReply } from '#shared/sync/protocol.ts'
import type {
  HelloReply,
  HelloRequest,
  PullReply,
  PullRequest,
  PushReply,
  PushRequest,
  ReidentifyReply,
  ReidentifyRequest,
} from '#shared/sync/protocol.ts'
import { SimulatedCrash } from './faulty-db.ts'
import type { Heard, Network } from './network.ts'
import type { Rng } from './rng.ts'
import type { Scheduler } from './scheduler.ts'
import type { CallKind } from './simulated-headquarters.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import type { SwarmConfig } from './swarm.ts'
import type { Watch } from './watch.ts'

/** One request with the means to take in its answer. */
type Exchange =
  | { readonly kind: 'hello'; readonly request: HelloRequest }
  | { readonly kind: 'push'; readonly request: PushRequest }
  | { readonly kind: 'pull'; readonly request: PullRequest }
  | { readonly kind: 'reidentify'; readonly request: ReidentifyRequest }

type TakenReply = HelloReply | PushReply | PullReply | ReidentifyReply

/** Looks at a device before and after an answer is taken in. */
export interface TakeWatcher {
  before(device: SimulatedDevice): void
  after(device: SimulatedDevice, kind: CallKind, reply: TakenReply): void
  /** The same answer was taken in once more, straight after. */
  repeated(device: SimulatedDevice, before: string): void
  fingerprint(device: SimulatedDevice): string
}

export interface SessionParts {
  readonly device: SimulatedDevice
  readonly network: Network
  readonly scheduler: Scheduler
  readonly watch: Watch
  readonly config: SwarmConfig
  readonly rng: Rng
  readonly watcher: TakeWatcher
  /** Headquarters took the device's data back. */
  readonly cleared: (because: 'revoked' | 'replaced') => void
  /** The device asks to remove very many rows and waits for an operator. */
  readonly guarded: () => void
  readonly needsUpgrade: () => void
}

/** The conversation of one device: what is said when, with every answer that may come late, twice or never. */
export interface SimulatedSession {
  /** Something may be waiting: talk now, unless a talk is under way. */
  wake(): void
  /** The app was stopped and started: what was under way is forgotten. */
  reset(): void
  /** Says hello first and asks everything anew. */
  refresh(): void
  /** Looks whether there is something to send or to fetch. */
  refreshWork(): void
  isIdle(): boolean
  heal(): void
}

const DEADLINE_MS = 30_000

export function createSimulatedSession(parts: SessionParts): SimulatedSession {
  const { device, network, scheduler, watch, rng, config } = parts
  let rates = config.faults
  let current = 0
  let isTalking = false
  let needsHello = true
  let newIdentity: ReidentifyRequest['reason'] | undefined
  let wantsPush = true
  let wantsPull = true
  let isRetiring = false
  let failures = 0

  function wake(): void {
    // Between being cleared and joining again there is nobody to talk as.
    if (isTalking || !device.isOnline || !isEnrolled(device.db)) return
    guard(step)
  }

  /** Whatever stops the app, or the disk, is an end of this talk and not of the run. */
  function guard(work: () => void): void {
    try {
      work()
    } catch (error) {
      end()
      if (error instanceof SimulatedCrash) {
        device.restart()
        reset()
      } else if (error instanceof Sqlite.SqliteError && /FULL|BUSY/.test(error.code)) {
        needsHello = rng.chance(0.3)
      } else {
        watch.threw(device.name, error)
      }
      again()
    }
  }

  function step(): void {
    const { core } = device.engine
    if (newIdentity !== undefined)
      return send({ kind: 'reidentify', request: core.buildReidentify(newIdentity) })
    if (needsHello && !isRetiring) return send({ kind: 'hello', request: core.buildHello() })
    // Sending and fetching do not wait for each other: now and then news comes first.
    if (wantsPull && !isRetiring && rng.chance(0.3)) return send({ kind: 'pull', request: core.buildPull() })
    if (wantsPush) {
      const request = core.buildPush()
      if (request !== undefined) {
        const commands = request.commands.slice(0, config.pushCommands)
        return send({ kind: 'push', request: { ...request, commands } })
      }
      wantsPush = false
      if (isRetiring && core.standing().waitingCount === 0) return parts.cleared('replaced')
    }
    if (wantsPull && !isRetiring) send({ kind: 'pull', request: core.buildPull() })
  }

  function send(exchange: Exchange): void {
    current += 1
    const mine = current
    isTalking = true
    watch.note(`${device.name} ${exchange.kind} ${String(mine)}`)
    network.send(exchange.kind, exchange.request.device, JSON.stringify(exchange.request), (heard) =>
      guard(() => hear(exchange, mine, heard)),
    )
    scheduler.after(DEADLINE_MS, () => {
      if (mine === current && isTalking) failed()
    })
  }

  function hear(exchange: Exchange, mine: number, heard: Heard): void {
    const isCurrent = mine === current && isTalking
    if (heard === 'refused') return isCurrent ? failed() : undefined
    if (isCurrent && strikes('crashBeforeApply')) throw new SimulatedCrash('before apply')
    if (heard.status !== 200) return isCurrent ? refused(exchange, heard.status, heard.text) : undefined
    const reply = parse(exchange.kind, heard.text)
    if (reply === undefined) return isCurrent ? failed() : undefined
    if (isCurrent) end()
    const next = takeWatched(exchange, reply)
    if (!isCurrent) return
    failures = 0
    follow(exchange.kind, next, reply)
  }

  function takeWatched(exchange: Exchange, reply: TakenReply): NextStep {
    planFault()
    parts.watcher.before(device)
    const next = take(exchange, reply)
    device.db.spare()
    device.engine.keeper.tidy()
    watch.note(`${device.name} took ${exchange.kind}: ${next.kind}`)
    parts.watcher.after(device, exchange.kind, reply)
    if ((exchange.kind === 'pull' || exchange.kind === 'push') && rng.chance(0.03)) {
      const before = parts.watcher.fingerprint(device)
      take(exchange, reply)
      parts.watcher.repeated(device, before)
    }
    return next
  }

  function take(exchange: Exchange, reply: TakenReply): NextStep {
    const { core } = device.engine
    switch (exchange.kind) {
      case 'hello':
        return core.takeHello(exchange.request, reply as HelloReply)
      case 'push':
        return core.takePush(exchange.request, reply as PushReply)
      case 'pull':
        return core.takePull(exchange.request, reply as PullReply)
      case 'reidentify':
        return core.takeReidentify(exchange.request, reply as ReidentifyReply)
    }
  }

  function planFault(): void {
    const afterWrites = Math.floor(rng.next() ** 2 * 60)
    if (strikes('crashInTransaction')) {
      device.db.plan({ kind: rng.chance(0.2) ? 'crashAfterCommit' : 'crash', afterWrites })
    } else if (strikes('diskFull')) device.db.plan({ kind: 'full', afterWrites })
    else if (strikes('databaseBusy')) device.db.plan({ kind: 'busy', afterWrites: 0 })
  }

  function strikes(kind: keyof SwarmConfig['faults']): boolean {
    if (!rng.chance(rates[kind])) return false
    watch.fault(kind)
    return true
  }

  function follow(kind: CallKind, next: NextStep, reply: TakenReply): void {
    if (kind === 'hello') {
      needsHello = false
      if ((reply as HelloReply).status === 'upgradeRequired') parts.needsUpgrade()
    }
    if (kind === 'reidentify') {
      newIdentity = undefined
      needsHello = true
      watch.event('reidentified')
    }
    if (kind === 'push') {
      const { stopped } = reply as PushReply
      wantsPull = true
      if (stopped?.code === 'deferred') watch.fault('commandDeferred')
      if (stopped?.code === 'busy' || stopped?.code === 'deferred') {
        // The queue waits; what others did is looked at all the same.
        wantsPush = false
      }
    }
    switch (next.kind) {
      case 'done':
        if (kind === 'pull') wantsPull = false
        break
      case 'again':
        break
      case 'hello':
        needsHello = true
        return failed()
      case 'reidentify':
        newIdentity = next.reason
        break
      case 'unreadable':
        watch.violated('I4 convergence', `${device.name} cannot read a whole answer: ${next.what}`)
        return failed()
      case 'guarded':
        watch.event('guarded')
        parts.guarded()
        needsHello = true
        wantsPull = false
        break
    }
    wake()
  }

  function refused(exchange: Exchange, status: number, text: string): void {
    end()
    const parsed = protocolError.safeParse(readJson(text))
    if (!parsed.success) return failed()
    const { code, epoch, wipe } = parsed.data
    watch.note(`${device.name} refused ${String(status)} ${code}`)
    if (text.includes('isExpired')) return wake()
    needsHello = true
    if (code === 'epoch' && epoch !== undefined) {
      planFault()
      parts.watcher.before(device)
      const next = device.engine.core.takeEpoch(exchange.request, epoch)
      device.db.spare()
      watch.event('reidentified', 0)
      return follow(
        exchange.kind === 'hello' ? 'pull' : exchange.kind === 'reidentify' ? 'pull' : 'pull',
        next,
        {} as PullReply,
      )
    }
    if (code === 'deviceReplaced') newIdentity ??= 'forked'
    if (code === 'deviceRetiring' || (code === 'deviceRevoked' && wipe === 'afterPush')) {
      isRetiring = true
      wantsPush = true
      return wake()
    }
    if (code === 'deviceRevoked' && wipe === 'now') return parts.cleared('revoked')
    failed()
  }

  function failed(): void {
    end()
    failures += 1
    if (rng.chance(0.3)) needsHello = true
    again()
  }

  function again(): void {
    scheduler.after(rng.between(500, Math.min(300_000, 1_000 * 2 ** Math.min(failures, 9))), wake)
  }

  function end(): void {
    isTalking = false
  }

  function reset(): void {
    current += 1
    isTalking = false
    needsHello = true
    newIdentity = undefined
    wantsPush = true
    wantsPull = true
    isRetiring = false
  }

  return {
    wake,
    reset,
    refresh() {
      needsHello = true
      wantsPush = true
      wantsPull = true
      wake()
    },
    refreshWork() {
      wantsPush = true
      wantsPull = true
      wake()
    },
    isIdle: () => !isTalking && !wantsPush && !wantsPull && !needsHello && newIdentity === undefined,
    heal() {
      rates = Object.fromEntries(Object.keys(rates).map((kind) => [kind, 0])) as SwarmConfig['faults']
    },
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const replySchemas = { hello: helloReply, push: pushReply, pull: pullReply, reidentify: reidentifyReply }

function parse(kind: CallKind, text: string): TakenReply | undefined {
  const parsed = replySchemas[kind].safeParse(readJson(text))
  return parsed.success ? parsed.data : undefined
}
