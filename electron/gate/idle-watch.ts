import type { SchedulePort } from '../ports.ts'

/** A setting that changes counts within this time. */
const MOST_WAIT_MS = 15_000
/** The page goes first: it knows where somebody was. */
const GRACE_MS = 5_000
/** At the kiosk the next one must not work under somebody else's name. */
const PAD_MS = 120_000

export interface IdleWatch {
  start(): void
  stop(): void
  /** Somebody is at the keyboard. */
  seen(): void
  /** The system says for how long nobody touched the machine. */
  heard(idleMs: number): void
}

export interface IdleWatchParts {
  readonly schedule: Pick<SchedulePort, 'later' | 'elapsedMs'>
  readonly limitMs: () => number
  readonly due: () => void
  readonly backToPad: () => void
}

/** Looks every few seconds how long nobody did anything. */
export function createIdleWatch({ schedule, limitMs, due, backToPad }: IdleWatchParts): IdleWatch {
  let seenMs = 0
  let cancel: (() => void) | undefined

  function look(): void {
    // First of all: whatever fails below, it is looked at again.
    cancel = schedule.later(look, MOST_WAIT_MS)
    const idleMs = schedule.elapsedMs() - seenMs
    if (idleMs >= PAD_MS) backToPad()
    if (idleMs >= limitMs() + GRACE_MS) due()
  }

  return {
    start() {
      cancel?.()
      seenMs = schedule.elapsedMs()
      cancel = schedule.later(look, MOST_WAIT_MS)
    },
    stop() {
      cancel?.()
      cancel = undefined
    },
    seen() {
      seenMs = schedule.elapsedMs()
    },
    heard(idleMs) {
      if (cancel !== undefined && idleMs >= limitMs()) due()
    },
  }
}
