import type { ClockPort, SchedulePort } from '../ports.ts'
import type { GateNotes } from './gate-file.ts'
import { secondsLeft } from './guess-rules.ts'
import type { Guesses } from './guess-rules.ts'

/** Counts wrong tries per way in, over restarts; on a disk that takes nothing, as long as the program runs. */
export interface GuessBook {
  secondsLeft(id: string, firstSeconds?: number): number
  wrongOf(id: string): number
  /** Before a try is looked at: ending the program in the middle is no way to guess for free. */
  count(id: string): void
  /** It was right. */
  forget(id: string): void
  /** It was looked at and nothing can be said of it, for instance because the disk failed. */
  takeBack(id: string): void
}

export function openGuessBook(
  notes: GateNotes,
  clock: Pick<ClockPort, 'now'>,
  schedule: Pick<SchedulePort, 'elapsedMs'>,
): GuessBook {
  /** When the last wrong one of this run was, by a clock that cannot be set. */
  const countedAt = new Map<string, number>()
  const nowMs = () => Date.parse(clock.now())

  function find(id: string): Guesses | undefined {
    return notes.read().guesses.find((each) => each.id === id)
  }

  function put(id: string, guesses: Guesses | undefined): void {
    const others = notes.read().guesses.filter((each) => each.id !== id)
    notes.change({ guesses: guesses === undefined ? others : [...others, { id, ...guesses }] })
  }

  return {
    secondsLeft(id, firstSeconds) {
      const known = find(id)
      if (known === undefined) return 0
      // The clock was set back: what was not waited yet is waited from now on.
      if (nowMs() < known.lastMs) put(id, { wrong: known.wrong, lastMs: nowMs() })
      const counted = countedAt.get(id)
      const gone = counted === undefined ? undefined : schedule.elapsedMs() - counted
      return secondsLeft(known, nowMs(), gone, firstSeconds)
    },
    wrongOf: (id) => find(id)?.wrong ?? 0,
    count(id) {
      countedAt.set(id, schedule.elapsedMs())
      put(id, { wrong: (find(id)?.wrong ?? 0) + 1, lastMs: nowMs() })
    },
    forget(id) {
      countedAt.delete(id)
      if (find(id) !== undefined) put(id, undefined)
    },
    takeBack(id) {
      const known = find(id)
      if (known === undefined) return
      put(id, known.wrong > 1 ? { ...known, wrong: known.wrong - 1 } : undefined)
    },
  }
}
