import type { CommandRegistry } from '#shared/commands/command-registry.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import type { SyncStatusView } from '#shared/ipc/calls/sync.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { ORGANISATION_STREAM } from '#shared/sync/stream.ts'
import type { OpenedDataFolder } from '../../db/open-data-folder.ts'
import type { CommandLogReader } from '../../db/repositories/command-log.ts'
import { countErasedSubjects } from '../../db/repositories/erased-subjects.ts'
import {
  findSyncCount,
  findSyncState,
  forgetSyncState,
  isEnrolled,
  putSyncState,
} from '../../db/repositories/sync-state.ts'
import { countWaiting } from '../../db/repositories/sync-work.ts'
import { describeError } from '../../log/describe-error.ts'
import type { Log } from '../../log/log.ts'
import type { ChancePort, ClockPort, FetchPort, IdPort, SchedulePort } from '../../ports.ts'
import { createDeviceCore } from '../../sync/device-core.ts'
import { createDeviceTokens } from '../../sync/device-token.ts'
import { createNewsLine } from '../../sync/event-stream.ts'
import { createHttpTransport } from '../../sync/http-transport.ts'
import { quietFacts } from '../../sync/session-facts.ts'
import { createSyncSession } from '../../sync/sync-session.ts'
import type { SyncSession } from '../../sync/sync-session.ts'
import { createActClock } from '../commands/act-clock.ts'
import type { ActClock } from '../commands/act-clock.ts'
import type { ChangeAnnouncement } from '../commands/change-announcement.ts'
import { findPrivateKey } from './device-key.ts'
import { enrol } from './enrolment.ts'
import type { EnrolmentForm } from './enrolment.ts'
import { restoreRejections } from './kept-rejections.ts'
import { leaveHeadquarters } from './leave-headquarters.ts'
import { createJournalKeeper } from './journal-keeper.ts'
import type { JournalKeeper } from './journal-keeper.ts'
import { statusOf } from './status-view.ts'
import { listWorkToCarry } from './work-to-carry.ts'

export interface DeviceSyncPorts {
  readonly folder: OpenedDataFolder
  readonly registry: CommandRegistry
  readonly rulebook: Rulebook
  readonly commandLog: Pick<CommandLogReader, 'lastSeq'>
  readonly clock: ClockPort
  readonly ids: IdPort
  readonly schedule: SchedulePort
  readonly chance: ChancePort
  readonly fetch: FetchPort
  readonly log: Log
  /** Version of this app, as headquarters hears it. */
  readonly version: string
  readonly isEmpty: () => boolean
  /** Records came in or went, from headquarters. */
  readonly announce: (change: ChangeAnnouncement) => void
  /** Headquarters opens computers for who lost everything: the key of this folder is left at this address. PRIV-6 */
  readonly leaveKeyAt: (recoveryAddress: string) => void
  /** The standing looks different now. */
  readonly statusChanged: () => void
  /** Headquarters took this computer's data back: everything in the folder must go. */
  readonly clear: (because: 'revoked' | 'replaced', last: SyncStatusView) => void
}

/** This computer as a device of headquarters, or as one that can become one. */
export interface DeviceSync {
  /** For the command runner: the clock of its acts, and who hears of each before it is confirmed. */
  readonly actClock: ActClock
  readonly journal: Pick<JournalKeeper, 'append'>
  /** Looks after what a program that ended too early left: once, before anybody works here. */
  open(): void
  /** Begins the conversation, where there is one; for a host that stays open. */
  start(): void
  /** Copies and the journal of the database lose who was erased, or what was purged, here. */
  forgetErased(): void
  status(): SyncStatusView
  enrol(form: EnrolmentForm): Promise<Result<undefined, Message>>
  now(): void
  close(): void
}

export function createDeviceSync(ports: DeviceSyncPorts): DeviceSync {
  const { folder, schedule, log } = ports
  const { db } = folder
  const actClock = createActClock(db, { now: () => ports.clock.now(), elapsedMs: () => schedule.elapsedMs() })
  const core = createDeviceCore({
    db,
    registry: ports.registry,
    rulebook: ports.rulebook,
    clock: ports.clock,
    actClock,
    ids: ports.ids,
    app: ports.version,
    announce: ports.announce,
    holdsErased: () => countErasedElsewhere() > 0 || keeper.isBehind(),
  })
  const http = { fetch: ports.fetch, schedule, address: () => findSyncState(db, 'address') ?? '' }
  const tokens = createDeviceTokens({ ...http, privateKey: () => findPrivateKey(db) })
  const keeper = createJournalKeeper({ db, journal: folder.journal, log })
  let session: SyncSession | undefined
  let isRunning = false
  let shown = ''
  let keyLeftAt = ''

  const status = () => statusOf(core.standing(), session?.facts() ?? quietFacts)

  /** Told only when the picture differs: a look that found nothing is no news. */
  function showStatus(): void {
    const now = JSON.stringify(status())
    if (now === shown) return
    shown = now
    ports.statusChanged()
  }

  function changed(): void {
    keeper.tidy()
    forgetErased()
    leaveKey()
    showStatus()
  }

  /** Once a run, and when headquarters has another address: somebody may need it before the next contact. */
  function leaveKey(): void {
    const address = findSyncState(db, 'recoveryAddress')
    if (address === undefined || address === keyLeftAt) return
    try {
      ports.leaveKeyAt(address)
      keyLeftAt = address
    } catch (error) {
      // The talking goes on; tried again after the next turn.
      log.error('sync.key', describeError(error))
    }
  }

  /**
   * Copies that were made before hold who was erased since, and so may the journal file of the database. Written down
   * when it is done: a program that ended in between does it at the next start.
   */
  function forgetErased(): void {
    const waiting = countErasedElsewhere()
    if (waiting > 0) {
      try {
        folder.removeCopies()
        db.emptyJournalFile()
        db.inTransaction(() => {
          forgetSyncState(db, 'copiesOutdated')
          return ok(putSyncState(db, 'copiesErasedCount', countErasedSubjects(db)))
        })
      } catch (error) {
        // Not confirmed to headquarters until it is done; tried again after every turn.
        log.error('sync.erase', { ...describeError(error), count: waiting })
        return
      }
    }
    if (keeper.isBehind()) return
    const carriedOut = findSyncCount(db, 'erasureSeq')
    if (carriedOut === findSyncCount(db, 'erasureSeqDone')) return
    db.inTransaction(() => ok(putSyncState(db, 'erasureSeqDone', carriedOut)))
    session?.confirm()
  }

  /**
   * How many people were erased from the records and not yet from the copies. Counted here: a new history of headquarters
   * tells every erasure again, and no copy needs to go for those.
   */
  function countErasedElsewhere(): number {
    const outdated = findSyncState(db, 'copiesOutdated') === undefined ? 0 : 1
    return outdated + countErasedSubjects(db) - Number(findSyncState(db, 'copiesErasedCount') ?? 0)
  }

  function begin(): void {
    if (!isRunning || session !== undefined || core.standing().identity === undefined) return
    session = createSyncSession({
      core,
      transport: createHttpTransport({ ...http, tokens }),
      openNews: createNewsLine({ ...http, tokens }),
      clock: ports.clock,
      schedule,
      chance: ports.chance,
      log,
      changed,
      clear: (because) => ports.clear(because, status()),
    })
    session.start()
  }

  /** Before joining anew: from here on the journal has what goes along. Another organisation is handed nothing. */
  function leave(isSameOrganisation: boolean): void {
    keeper.holdOnly(isSameOrganisation ? listWorkToCarry(db, ports.clock) : [])
    session?.stop()
    session = undefined
    if (!isEnrolled(db)) {
      // What a joining that broke off had put aside for somebody else.
      db.inTransaction(() => ok(forgetSyncState(db, 'keptRejections')))
      return
    }
    leaveHeadquarters(db, { isSameOrganisation, at: ports.clock.now() })
    log.warn('sync.left', { isSameOrganisation })
  }

  /** Acts that were confirmed and are not in the database: it died, or came back from an older copy. */
  function restoreFromJournal(): void {
    if (core.standing().identity === undefined) return
    restoreRejections(db, ports.clock.now())
    const restored = core.takeJournal(keeper.read())
    if (restored > 0) log.warn('sync.restored', { count: restored })
    keeper.rewrite()
    forgetErased()
  }

  return {
    actClock,
    journal: {
      append(work) {
        keeper.append(work)
        session?.workDone()
        showStatus()
      },
    },
    open() {
      restoreFromJournal()
      forgetErased()
    },
    forgetErased,
    start() {
      isRunning = true
      begin()
    },
    status,
    async enrol(form) {
      const enrolled = await enrol(
        {
          ...http,
          db,
          core,
          clock: ports.clock,
          log,
          installId: folder.deviceId,
          app: ports.version,
          isEmpty: ports.isEmpty,
          isForgotten: () => session?.facts().block === 'revoked',
          leave,
          countUnsent: () => (isEnrolled(db) ? countWaiting(db).count : folder.journal.count()),
          lastSeq: () => ports.commandLog.lastSeq(),
          makeCopy: (name) => folder.makeCopy(name),
        },
        form,
      )
      if (enrolled.ok) {
        ports.announce({ tables: tableNames, streams: [ORGANISATION_STREAM] })
        // A database that died took the identity along; what it had not sent is still in the journal.
        restoreFromJournal()
        leaveKey()
        begin()
        showStatus()
      }
      return enrolled
    },
    now: () => session?.now(),
    close() {
      isRunning = false
      session?.stop()
    },
  }
}
