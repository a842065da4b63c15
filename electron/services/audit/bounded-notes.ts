import type { Instant } from '#shared/kernel/time.ts'
import type { ClockPort } from '../../ports.ts'
import type { Trail, TrailEvent } from './trail.ts'

/** A person does not print or copy more often than this; a program that calls on the page's behalf does. */
const MOST_NOTES_A_MINUTE = 60

const MINUTE_LENGTH = 'yyyy-mm-ddThh:mm'.length

export interface BoundedNotes {
  /** Writes it down as a line, or counts it when there were enough of this person in this minute. */
  note(event: TrailEvent): void
  /** Writes down what was counted in minutes that are over; of a minute that still runs too, when the data closes. */
  settle(isClosing: boolean): void
}

interface Counted {
  readonly minute: string
  readonly noted: number
  readonly more: number
}

/**
 * What the page says it did, at most so many lines a minute for each person. What comes on top of that is one line with
 * how often it was: the trail cannot be filled until nobody finds anything in it. PRIV-5
 */
export function createBoundedNotes(trail: Trail, clock: Pick<ClockPort, 'now'>): BoundedNotes {
  const byActor = new Map<string, Counted>()

  function settle(isClosing: boolean): void {
    const minute = minuteOf(clock.now())
    for (const [actorId, counted] of byActor) {
      if (counted.minute === minute && !isClosing) continue
      if (counted.more > 0) {
        const { more, minute: during } = counted
        trail.note({ kind: 'exported', actorId, facts: { more, during } })
      }
      byActor.delete(actorId)
    }
  }

  return {
    settle,
    note(event) {
      settle(false)
      const nothing = { minute: minuteOf(clock.now()), noted: 0, more: 0 }
      const { minute, noted, more } = byActor.get(event.actorId) ?? nothing
      const isEnough = noted >= MOST_NOTES_A_MINUTE
      if (!isEnough) trail.note(event)
      byActor.set(event.actorId, {
        minute,
        noted: isEnough ? noted : noted + 1,
        more: isEnough ? more + 1 : more,
      })
    },
  }
}

function minuteOf(at: Instant): string {
  return at.slice(0, MINUTE_LENGTH)
}
