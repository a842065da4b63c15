import type { SchedulePort } from '../ports.ts'
import type { Backoff } from './backoff.ts'

/** How a turn ended. */
export type Turn =
  /** There is more of the same: at once. */
  | { readonly kind: 'again' }
  /** Nothing more for now; look again after so long, or (`null`) when woken. */
  | { readonly kind: 'rest'; readonly delayMs: number | null }
  /** It did not work out; the pause grows. */
  | { readonly kind: 'failed'; readonly retryAfterMs: number | undefined }

export interface LanePorts {
  readonly schedule: SchedulePort
  readonly backoff: Backoff
  /** One exchange. Never throws. */
  readonly turn: () => Promise<Turn>
  /** Told after each turn. */
  readonly turned: () => void
}

/** One kind of exchange, one at a time, planned anew after each turn: a failure re-arms the work itself. */
export interface Lane {
  /** Takes a turn within so long, but not during a pause after a failure. */
  wake(delayMs: number): void
  /** Takes a turn now, also during a pause: a person asks, or the machine woke up. */
  hurry(): void
  /** Gives up on a turn that does not end; what it still brings is taken in as always. */
  restart(): void
  stop(): void
  isRunning(): boolean
  /** Milliseconds until the next turn that is planned; `undefined` = none is. */
  dueInMs(): number | undefined
  /** How long the present turn takes, or the planned one is overdue; 0 = neither. */
  overdueMs(): number
}

/** So many turns straight after each other, then a breath: no answer, however odd, keeps the machine busy. */
const mostInARow = 200
const breathMs = 1_000

export function createLane(ports: LanePorts): Lane {
  const { schedule } = ports
  let isStopped = false
  /** Goes up when a turn is given up, so that its end no longer plans anything. */
  let generation = 0
  let runningSinceMs: number | undefined
  let plan: { readonly atMs: number; readonly cancel: () => void } | undefined
  let pauseUntilMs = 0
  let wokenWithinMs: number | undefined
  let isHurried = false
  let inARow = 0

  function planAt(atMs: number): void {
    if (isStopped) return
    if (plan !== undefined && plan.atMs <= atMs) return
    plan?.cancel()
    const cancel = schedule.later(
      () => {
        plan = undefined
        void take()
      },
      Math.max(0, atMs - schedule.elapsedMs()),
    )
    plan = { atMs, cancel }
  }

  async function take(): Promise<void> {
    if (isStopped || runningSinceMs !== undefined) return
    const mine = generation
    runningSinceMs = schedule.elapsedMs()
    const turn = await ports.turn()
    if (mine !== generation || isStopped) return
    runningSinceMs = undefined
    settle(turn)
    ports.turned()
  }

  function settle(turn: Turn): void {
    const nowMs = schedule.elapsedMs()
    if (turn.kind === 'failed') {
      inARow = 0
      pauseUntilMs = nowMs + ports.backoff.failed(turn.retryAfterMs)
      planAt(isHurried ? nowMs : pauseUntilMs)
    } else {
      ports.backoff.succeeded()
      pauseUntilMs = 0
      inARow = turn.kind === 'again' ? inARow + 1 : 0
      const delayMs = turn.kind === 'again' ? (inARow % mostInARow === 0 ? breathMs : 0) : turn.delayMs
      if (delayMs !== null) planAt(nowMs + delayMs)
      if (wokenWithinMs !== undefined) planAt(nowMs + wokenWithinMs)
      if (isHurried) planAt(nowMs)
    }
    wokenWithinMs = undefined
    isHurried = false
  }

  return {
    wake(delayMs) {
      if (runningSinceMs !== undefined) wokenWithinMs = Math.min(wokenWithinMs ?? delayMs, delayMs)
      else planAt(Math.max(schedule.elapsedMs() + delayMs, pauseUntilMs))
    },
    hurry() {
      if (runningSinceMs !== undefined) isHurried = true
      else planAt(schedule.elapsedMs())
    },
    restart() {
      generation += 1
      runningSinceMs = undefined
      plan?.cancel()
      plan = undefined
      pauseUntilMs = 0
      planAt(schedule.elapsedMs())
    },
    stop() {
      isStopped = true
      generation += 1
      runningSinceMs = undefined
      plan?.cancel()
      plan = undefined
    },
    isRunning: () => runningSinceMs !== undefined,
    dueInMs: () => (plan === undefined ? undefined : Math.max(0, plan.atMs - schedule.elapsedMs())),
    overdueMs() {
      const nowMs = schedule.elapsedMs()
      if (runningSinceMs !== undefined) return nowMs - runningSinceMs
      return plan === undefined ? 0 : Math.max(0, nowMs - plan.atMs)
    },
  }
}
