import type { SchedulePort } from '../ports.ts'

/** The questions that are being answered, so that closing can wait for them. */
export interface UnderWay {
  follow<Value>(answer: Promise<Value>): Promise<Value>
  /** Resolves when all are answered, or after so long. */
  settled(mostMs: number): Promise<void>
}

export function createUnderWay(schedule: Pick<SchedulePort, 'later'>): UnderWay {
  let count = 0
  const waiting = new Set<() => void>()
  return {
    async follow(answer) {
      count += 1
      try {
        return await answer
      } finally {
        count -= 1
        if (count === 0) for (const go of waiting) go()
      }
    },
    settled(mostMs) {
      if (count === 0) return Promise.resolve()
      return new Promise((resolve) => {
        const go = () => {
          waiting.delete(go)
          cancel()
          resolve()
        }
        const cancel = schedule.later(go, mostMs)
        waiting.add(go)
      })
    },
  }
}
