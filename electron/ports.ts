import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'

/**
 * What the application asks of the machine it runs on. Each host (Electron, browser, command line, tests) brings its
 * own; nothing behind these ports knows which one it is in. Sealing the key and keeping settings have their ports
 * next to the code that uses them: `db/key-sealer.ts` and `services/settings/settings-store.ts`.
 */

/** Time is asked for, never taken. */
export interface ClockPort {
  now(): Instant
  /** The civil day in the Netherlands, whatever the zone of the machine. */
  today(): IsoDay
}

/** Identity and chance are asked for, never taken. */
export interface IdPort {
  /** A new id that sorts by the moment it was made. */
  newId(): string
  /** Four characters that a person can read out over the phone. */
  newIncident(): string
}

/** Who acts. A seam: today the location manager of the data, later who signed in. PRIV-4 */
export interface SessionPort {
  currentActor(): SessionActor
}

/** Work that must not keep anybody waiting: done in short turns, between what people ask. */
export interface SchedulePort {
  /** Runs work after what is waiting now; the answer cancels it. */
  soon(work: () => void): () => void
  /** Runs work after so many milliseconds, as long as the program runs anyway; the answer cancels it. */
  later(work: () => void, delayMs: number): () => void
  /** Milliseconds since some moment, to see how long a turn took. */
  elapsedMs(): number
}
