import type { IsoDay } from '#shared/kernel/time.ts'
import type { ClockPort, SchedulePort } from '../../ports.ts'

/** How often a running app looks whether a new day began. */
const LOOK_EVERY_MS = 60_000

/** What the program does by itself once a day. Doing it twice does it once, for every start of the app does it. */
export interface DailyWork {
  newDay(today: IsoDay): void
}

export interface DayWatchPorts {
  readonly clock: Pick<ClockPort, 'today'>
  readonly schedule: Pick<SchedulePort, 'later'>
  /** In this order. */
  readonly work: readonly DailyWork[]
}

/** Sees to it that daily work is done at the start, and whenever a new day begins while the app runs. */
export interface DayWatch {
  start(): void
  close(): void
}

export function createDayWatch({ clock, schedule, work }: DayWatchPorts): DayWatch {
  let doneOn: IsoDay | null = null
  let cancel: (() => void) | null = null
  const look = (): void => {
    // Planned first, so that work that fails does not end the looking.
    cancel = schedule.later(look, LOOK_EVERY_MS)
    const today = clock.today()
    if (today === doneOn) return
    doneOn = today
    for (const one of work) one.newDay(today)
  }
  return {
    start: () => {
      if (cancel === null) look()
    },
    close: () => {
      cancel?.()
      cancel = null
    },
  }
}
