import { describeError } from '../log/describe-error.ts'
import type { Log } from '../log/log.ts'
import type { SchedulePort } from '../ports.ts'

const tidyAfterMs = 2_000

export interface TidyLaterParts {
  readonly schedule: Pick<SchedulePort, 'later'>
  readonly log: Pick<Log, 'error'>
  readonly tidy: () => void
}

/** What a large answer leaves behind is cleared away when nothing more came for a while. */
export function createTidyLater({ schedule, log, tidy }: TidyLaterParts): {
  plan(): void
  cancel(): void
} {
  let cancel = (): void => {}
  return {
    plan() {
      cancel()
      cancel = schedule.later(() => {
        try {
          tidy()
        } catch (error) {
          log.error('sync.tidy', describeError(error))
        }
      }, tidyAfterMs)
    },
    cancel: () => cancel(),
  }
}
