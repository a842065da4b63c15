import type { SchedulePort } from '../ports.ts'

export interface WatchdogPorts {
  readonly schedule: Pick<SchedulePort, 'later'>
  /** What should be running and is not, or does not end; `undefined` = all is well. */
  readonly findStuck: () => string | undefined
  /** Told once a find; starts the work again. */
  readonly restart: (what: string) => void
}

const lookEveryMs = 60_000

/** The last net under the loop: looks once a minute whether it still goes round. The answer stops it. */
export function startWatchdog({ schedule, findStuck, restart }: WatchdogPorts): () => void {
  let cancel = schedule.later(look, lookEveryMs)
  function look(): void {
    const stuck = findStuck()
    if (stuck !== undefined) restart(stuck)
    cancel = schedule.later(look, lookEveryMs)
  }
  return () => cancel()
}
