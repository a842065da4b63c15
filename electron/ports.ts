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

/** Chance is asked for: computers that lost headquarters together must not all come back in the same second. */
export interface ChancePort {
  /** 0 or more, less than 1. */
  fraction(): number
}

export interface FetchRequest {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
  /** Headquarters never sends anybody elsewhere; a page that asks for money or a password does. */
  readonly redirect: 'error'
  /** What is asked of headquarters is kept nowhere on the way. */
  readonly cache: 'no-store'
  readonly credentials: 'omit'
}

export interface FetchAnswer {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly body: AsyncIterable<Uint8Array> | null
}

/**
 * The network, as little of it as headquarters needs: `fetch` of the platform fits it. In Electron it is the shell's
 * own, so that the certificates and the proxy of the machine count. Throws when there is no answer.
 */
export type FetchPort = (address: string, request: FetchRequest) => Promise<FetchAnswer>

/** Work that must not keep anybody waiting: done in short turns, between what people ask. */
export interface SchedulePort {
  /** Runs work after what is waiting now; the answer cancels it. */
  soon(work: () => void): () => void
  /** Runs work after so many milliseconds, as long as the program runs anyway; the answer cancels it. */
  later(work: () => void, delayMs: number): () => void
  /** Milliseconds since some moment, to see how long a turn took. */
  elapsedMs(): number
}
