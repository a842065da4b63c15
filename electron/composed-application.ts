import type { Message } from '#shared/domain/explanation/model.ts'
import type { SessionView } from '#shared/ipc/calls/session.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ImportFile, ImportReport } from '#shared/schema/import/model.ts'
import type { Application } from './application.ts'
import type { KeySealer } from './db/key-sealer.ts'
import type { KeyWay } from './keys/open-key.ts'
import type { OpenedDataFolder } from './db/open-data-folder.ts'
import type { Log } from './log/log.ts'
import type { ChancePort, ClockPort, FetchPort, IdPort, SchedulePort } from './ports.ts'
import type { Worker } from './services/session/acting-person.ts'
import type { GateDoor } from './services/people/gate-door.ts'
import type { SettingsStore } from './services/settings/settings-store.ts'

/** What a host brings along. */
export interface AppPorts {
  readonly dataFolder: string
  /** What the machine can seal with; the first one seals a new key when no password does. */
  readonly sealers: readonly KeySealer[]
  /** How the key is come by; left out = the machine opens it by itself. */
  readonly way?: KeyWay
  /** Who is at the computer; left out = whoever sits there, without a password. */
  readonly whoWorks?: () => Worker
  readonly clock: ClockPort
  readonly ids: IdPort
  readonly schedule: SchedulePort
  readonly chance: ChancePort
  /** The way to headquarters, for a computer that belongs to one. */
  readonly fetch: FetchPort
  readonly log: Log
  readonly settings: SettingsStore
  readonly host: SessionView['host']
  readonly version: string
}

/** The application with what only a program on this machine may use: the command line and the first start. */
export interface ComposedApplication extends Application {
  /** Carries out any command by name, as the one who works here. */
  act(type: string, args: unknown): Result<Done, Message>
  /** Brings whole records in, all or nothing, as the one who works here. */
  importFiles(files: readonly ImportFile[]): ImportReport
  /** Fills an empty data folder on behalf of the program itself; anything else is a fault. */
  fillEmpty(files: readonly ImportFile[]): ImportReport
  /** Says what is wrong with files and what they would change. Writes nothing. */
  checkFiles(files: readonly ImportFile[]): ImportReport
  /** What the program does by itself when a day begins, now and as long as it runs: for a host that stays open. */
  startDailyWork(): void
  /** The machine woke up, or somebody came back to the window: what headquarters has is asked for at once. */
  lookAgain(): void
  isEmpty(): boolean
  /** Headquarters took the data of this computer back: from here on there is nothing to answer from. */
  isCleared(): boolean
  /** For checks of the data as a whole; closed together with the application. */
  readonly folder: Pick<OpenedDataFolder, 'db' | 'deviceId' | 'makeCopy' | 'keys'>
  /** What the gate in front of it asks: who comes in, and where that person was. */
  readonly door: GateDoor
}
