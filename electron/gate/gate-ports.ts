import type { Message } from '#shared/domain/explanation/model.ts'
import type { GateState } from '#shared/ipc/calls/gate.ts'
import type { Application } from '../application.ts'
import type { AppPorts, ComposedApplication } from '../composed-application.ts'
import type { OpenFailure } from '../db/open-failure.ts'
import type { Worker } from '../services/session/acting-person.ts'
import type { KioskPerson } from '../services/people/short-codes.ts'

/** What a host brings along for an application with a gate in front of it. */
export interface GatePorts extends Omit<AppPorts, 'way' | 'whoWorks'> {
  /** Invented data: opens by itself in an empty folder, and may be played with without a password. */
  readonly isSample: boolean
  /** The application opened and nobody works in it yet: the moment to fill the sample and to begin the daily work. */
  readonly opened?: (application: ComposedApplication) => void
}

/** The whole application behind a gate: closed, it answers what is needed to open it, and nothing else. */
export interface Gate extends Application {
  state(): GateState
  /** Why it cannot be opened here, for a host that tells it on a terminal too. */
  trouble(): Message | undefined
  /** The machine goes to sleep, or its own screen is locked. */
  lockSoon(): void
  /** Nobody touched the machine for so long; where the system can tell. */
  heardIdle(seconds: number): void
  /** The machine woke up, or somebody came back to the window. */
  lookAgain(): void
}

/** Where the gate stands; what is open or held along with it. */
export type Standing =
  | { readonly kind: 'new' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'closed'; readonly failure: OpenFailure }
  | {
      readonly kind: 'repair'
      readonly failure: OpenFailure
      readonly key: Buffer
      readonly worker: Worker
    }
  | { readonly kind: 'open'; readonly application: ComposedApplication; readonly worker: Worker }
  | {
      readonly kind: 'kiosk'
      readonly application: ComposedApplication
      /** Who signed in with a password and made it a kiosk. */
      readonly opener: Worker
      readonly current: KioskPerson | null
    }
