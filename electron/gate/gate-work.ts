import type { Message } from '#shared/domain/explanation/model.ts'
import type { KeptPlace } from '#shared/ipc/calls/gate.ts'
import type { Topic } from '#shared/ipc/wire.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ComposedApplication } from '../composed-application.ts'
import type { OpenFailure } from '../db/open-failure.ts'
import type { KeyWay } from '../keys/open-key.ts'
import type { Worker } from '../services/session/acting-person.ts'
import type { Asking } from './ask-headquarters.ts'
import type { GateNotes } from './gate-file.ts'
import type { GatePorts, Standing } from './gate-ports.ts'
import type { GuessBook } from './guess-book.ts'
import type { MissedSignInPlace } from './missed-sign-ins.ts'

/** What the handlers of the gate do with it. */
export interface GateWork {
  readonly ports: GatePorts
  readonly notes: GateNotes
  readonly guesses: GuessBook
  readonly missed: MissedSignInPlace
  readonly asking: Asking
  standing(): Standing
  worker(): Worker
  /** Opens the application and lets somebody in. The key is copied. */
  open(way: KeyWay, worker: Worker): Promise<Result<ComposedApplication, OpenFailure>>
  /**
   * Everything between opening it and its first answer. Whatever is thrown there closes it again, and the gate with it:
   * nothing stays open that nobody can reach. PRIV-6
   */
  letIn<Value>(application: ComposedApplication, work: () => Promise<Value> | Value): Promise<Value>
  /** From here on it answers, as this person. */
  begin(application: ComposedApplication): void
  /** The database cannot be read, and its key is here. */
  repair(failure: OpenFailure, key: Buffer, worker: Worker): void
  /** The key or the database behind the application is another one now: opens it anew, for the same person. */
  reopen(worker?: Worker): Promise<Message | undefined>
  lock(place: KeptPlace | null): Promise<void>
  /** Whether something is open that a password opens again: then it is locked, by a person or by the clock. */
  isLockable(): boolean
  stand(standing: Standing): void
  stillHere(): void
  isLockDue(): boolean
  /** The way in that was tried last, right or wrong. */
  lastTried(): string | undefined
  tried(id: string): void
  inTurn<Value>(work: () => Promise<Value> | Value): Promise<Value>
  announce(topics: readonly Topic[]): void
  /** Something failed that nobody waits for; it goes into the log. */
  fail(error: unknown): void
  /** What is worth a try and may stop nothing. */
  attempt<Value>(work: () => Value): Value | undefined
}
