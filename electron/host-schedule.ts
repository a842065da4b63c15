import type { SchedulePort } from './ports.ts'

/** Turns of the machine's own event loop. What is planned for later keeps no program alive. */
export function createHostSchedule(): SchedulePort {
  return {
    soon: (work) => {
      const turn = setImmediate(work)
      return () => clearImmediate(turn)
    },
    later: (work, delayMs) => {
      const timer = setTimeout(work, delayMs)
      timer.unref()
      return () => clearTimeout(timer)
    },
    elapsedMs: () => performance.now(),
  }
}
