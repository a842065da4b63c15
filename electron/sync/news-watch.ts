import type { SchedulePort } from '../ports.ts'
import type { Backoff } from './backoff.ts'
import type { NewsLine } from './event-stream.ts'

export interface NewsWatchPorts {
  readonly openNews: NewsLine
  readonly schedule: Pick<SchedulePort, 'later'>
  readonly backoff: Backoff
  /** There may be something new; also when the line opens, for what happened while it was down. */
  readonly news: () => void
}

/** Keeps a line of news open, and opens another after a pause when it breaks. */
export interface NewsWatch {
  /** From the first hello on; more than once is once. */
  keepOpen(device: () => string | undefined): void
  isOpen(): boolean
  stop(): void
}

export function createNewsWatch({ openNews, schedule, backoff, news }: NewsWatchPorts): NewsWatch {
  let isOpen = false
  let isStopped = false
  let close: (() => void) | undefined
  let cancelPause: (() => void) | undefined

  function keepOpen(findDevice: () => string | undefined): void {
    const device = findDevice()
    if (device === undefined || isStopped || close !== undefined || cancelPause !== undefined) return
    close = openNews(device, {
      opened: () => {
        isOpen = true
        backoff.succeeded()
        news()
      },
      news,
      ended: (failure) => {
        isOpen = false
        close = undefined
        if (isStopped) return
        cancelPause = schedule.later(
          () => {
            cancelPause = undefined
            keepOpen(findDevice)
          },
          backoff.failed('retryAfterMs' in failure ? failure.retryAfterMs : undefined),
        )
      },
    })
  }

  return {
    keepOpen,
    isOpen: () => isOpen,
    stop() {
      isStopped = true
      isOpen = false
      close?.()
      close = undefined
      cancelPause?.()
      cancelPause = undefined
    },
  }
}
