import { commandRegistry } from '#shared/commands/registry.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { SessionView } from '#shared/ipc/calls/session.ts'
import type { SyncStatusView } from '#shared/ipc/calls/sync.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { topics as everyTopic } from '#shared/ipc/wire.ts'
import type { AppEvent, Topic } from '#shared/ipc/wire.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ImportFile, ImportReport } from '#shared/schema/import/model.ts'
import type { Application } from './application.ts'
import { createFactAnswers, createSteppedAnswers } from './db/answer-facts.ts'
import type { KeySealer } from './db/key-sealer.ts'
import { eraseFolder } from './db/crypto-erase.ts'
import { openDataFolder } from './db/open-data-folder.ts'
import type { OpenedDataFolder } from './db/open-data-folder.ts'
import type { OpenFailure } from './db/open-failure.ts'
import { createCommandLogReader } from './db/repositories/command-log.ts'
import { createLedgerLines } from './db/repositories/ledger-lines.ts'
import { createRowReader } from './db/repositories/row-store.ts'
import { isEnrolled } from './db/repositories/sync-state.ts'
import { isProgramWork } from '#shared/commands/program-work.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import { createHandlers } from './ipc/create-handlers.ts'
import { createClearedDispatch } from './ipc/dispatch-cleared.ts'
import { createRouter } from './ipc/router.ts'
import type { Dispatch } from './ipc/router.ts'
import { jobRunners } from './planning-worker/job-runners.ts'
import { describeError } from './log/describe-error.ts'
import type { Log } from './log/log.ts'
import type { ChancePort, ClockPort, FetchPort, IdPort, SchedulePort } from './ports.ts'
import { createAbsenceService } from './services/absences/absence-service.ts'
import { createBaseGroupsService } from './services/base-groups/base-groups-service.ts'
import { createPlanDesk } from './services/base-groups/plan-desk.ts'
import { createProposalJobs } from './services/base-groups/proposal-jobs.ts'
import { createProposalService } from './services/base-groups/proposal-service.ts'
import { createScenarioService } from './services/base-groups/scenario-service.ts'
import { createBoardService } from './services/board/board-service.ts'
import { createChildrenService } from './services/children/children-service.ts'
import { createAct } from './services/commands/act.ts'
import type { ChangeAnnouncement } from './services/commands/change-announcement.ts'
import { createCommandRunner } from './services/commands/command-runner.ts'
import { createContractService } from './services/contracts/contract-service.ts'
import { createLocationFactsCache } from './services/facts/location-facts-cache.ts'
import { createFlexibleDaysService } from './services/flexible-days/flexible-days-service.ts'
import { createHistoryService } from './services/history/history-service.ts'
import { createImportService } from './services/import/import-service.ts'
import { createInsightService } from './services/insight/insight-service.ts'
import { createOutlookService } from './services/outlook/outlook-service.ts'
import { createMergingService } from './services/merging/merging-service.ts'
import { createInProcessJobs } from './services/planning-jobs/in-process-jobs.ts'
import { createJobsPerKind } from './services/planning-jobs/jobs-per-kind.ts'
import { openPlanningThread } from './services/planning-jobs/open-thread.ts'
import { createWorkerJobs } from './services/planning-jobs/worker-jobs.ts'
import { createQuickLogService } from './services/quick-log/quick-log-service.ts'
import { createDayWatch } from './services/day-watch/day-watch.ts'
import { createExpiryBooking } from './services/ledger/expiry-booking.ts'
import { createLedgerService } from './services/ledger/ledger-service.ts'
import { createRequestDesk } from './services/requests/request-desk.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import { createRosterService } from './services/rosters/roster-service.ts'
import { createRulesService } from './services/rules/rules-service.ts'
import { createDataActor } from './services/session/data-actor.ts'
import { programActorId } from './services/session/program-actor.ts'
import { createSessionService } from './services/session/session-service.ts'
import { createSettingsService } from './services/settings/settings-service.ts'
import type { SettingsStore } from './services/settings/settings-store.ts'
import { createShiftService } from './services/shifts/shift-service.ts'
import { createOfferExpiry } from './services/waiting-list/offer-expiry.ts'
import { createWaitingListService } from './services/waiting-list/waiting-list-service.ts'
import { createStudyDayService } from './services/study-days/study-day-service.ts'
import { createDeviceSync } from './services/sync/device-sync.ts'
import { createSyncService } from './services/sync/sync-service.ts'
import { topicsOf } from './services/session/topics-of.ts'

/** What a host brings along. */
export interface AppPorts {
  readonly dataFolder: string
  /** Ways to open the database key; the first one seals a new key. */
  readonly sealers: readonly KeySealer[]
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
  /** For checks of the data as a whole; closed together with the application. */
  readonly folder: Pick<OpenedDataFolder, 'db' | 'deviceId' | 'makeCopy'>
}

/** One view per location and stretch; two locations with a look back and ahead stay in memory. */
const maxViews = 8

/** Builds the whole app from its ports. A data folder that stays closed is a value, and nothing in it was touched. */
export async function composeApplication(ports: AppPorts): Promise<Result<ComposedApplication, OpenFailure>> {
  const opened = await openDataFolder({ folder: ports.dataFolder, sealers: ports.sealers })
  return opened.ok ? ok(wire(ports, opened.value)) : opened
}

function wire(ports: AppPorts, folder: OpenedDataFolder): ComposedApplication {
  const { db } = folder
  const events = createEvents()
  const rows = createRowReader(db)
  const log = createCommandLogReader(db)
  const rulebook = shippedRulebook()
  const buildIndex = (facts: LocationFacts) => indexLocationFacts(facts, rulebook.schoolHolidays)
  const answer = createFactAnswers(db, rulebook)
  const facts = createLocationFactsCache({
    answer,
    answerInSteps: createSteppedAnswers(db, rulebook),
    buildIndex,
    maxViews,
  })
  const actor = createDataActor(rows)
  const announce = (change: ChangeAnnouncement) => {
    facts.forget(change)
    desk.changed(change)
    events.announce(topicsOf(change))
  }
  const isEmpty = () => rows.countRows('organisation') === 0
  /** A computer of headquarters is filled by headquarters, also before its first download. */
  const isUnused = () => isEmpty() && !isEnrolled(db)
  const sync = createDeviceSync({
    folder,
    registry: commandRegistry,
    rulebook,
    commandLog: log,
    clock: ports.clock,
    ids: ports.ids,
    schedule: ports.schedule,
    chance: ports.chance,
    fetch: ports.fetch,
    log: ports.log,
    version: ports.version,
    isEmpty,
    announce: (change) => announce(change),
    statusChanged: () => events.announce(['sync']),
    clear: (_because, last) => clear(last),
  })
  const runner = createCommandRunner({
    db,
    registry: commandRegistry,
    rulebook,
    clock: ports.clock,
    deviceId: folder.deviceId,
    // One person works here at a time; a command cannot be sent in another's name.
    mayRun: (actorId, permission) => {
      if (actorId === programActorId) {
        return isProgramWork(permission) || (permission === 'data.import' && isUnused())
      }
      const current = actor.currentActor()
      return actorId === current.id && mayDo(current.role, permission)
    },
    announce,
    actClock: sync.actClock,
    journal: sync.journal,
  })
  const act = createAct(runner, ports.ids)
  const settings = createSettingsService(ports.settings, () => events.announce(['settings']))
  const nameOf = (actorId: string): string => {
    if (actorId === programActorId) return 'Dagdeel'
    const person = rows.findRow('staff_member', actorId)
    return person === undefined ? '' : fullName(person)
  }
  const history = createHistoryService({ log, act, nameOf })
  const desk = createRequestDesk({
    ...{ db, rows, facts, lawBook: rulebook.law, act, runner, log, nameOf },
    clock: ports.clock,
    ids: ports.ids,
    schedule: ports.schedule,
    announce: () => events.announce(['requests']),
    fail: (error) => ports.log.error('queue.round', describeError(error)),
  })
  const daily = { rows, act, log: ports.log }
  const dayWatch = createDayWatch({
    clock: ports.clock,
    schedule: ports.schedule,
    work: [createExpiryBooking(daily), createOfferExpiry(daily)],
  })
  const askCare = { runner, facts, answer, lawBook: rulebook.law, clock: ports.clock, ids: ports.ids }
  const imports = createImportService({ stored: { list: (table) => rows.listRows(table, {}) }, act })
  const rules = createRulesService({
    rows,
    facts,
    answer,
    rulebook,
    clock: ports.clock,
    ids: ports.ids,
    act,
    slices: { schedule: (run) => void setImmediate(run), elapsedMs: () => performance.now() },
  })
  const outlook = createOutlookService({
    rows,
    facts,
    lawBook: rulebook.law,
    slices: { schedule: (run) => void setImmediate(run), elapsedMs: () => performance.now() },
  })
  const planDesk = createPlanDesk({ rows, facts, rulebook, clock: ports.clock })
  const planning = { rows, desk: planDesk, clock: ports.clock, act }
  const failPlanning = (error: unknown) => ports.log.error('planning.sum', describeError(error))
  const jobs = createJobsPerKind(() =>
    createWorkerJobs({
      openThread: openPlanningThread,
      later: (work, delayMs) => ports.schedule.later(work, delayMs),
      fail: failPlanning,
      instead: createInProcessJobs(
        jobRunners,
        { soon: (work) => void setImmediate(work), elapsedMs: () => performance.now() },
        failPlanning,
      ),
    }),
  )
  const handlers = createHandlers({
    session: createSessionService({
      db,
      rows,
      clock: ports.clock,
      settings,
      history,
      host: ports.host,
      version: ports.version,
    }),
    settings,
    board: createBoardService({ facts, lawBook: rulebook.law, buildIndex }),
    requests: desk.requests,
    queue: desk.queue,
    history,
    children: createChildrenService({
      rows,
      facts,
      clock: ports.clock,
      listRequests: (childId) => desk.requests.listOfChild(childId),
    }),
    absences: createAbsenceService({ act, answer, clock: ports.clock }),
    contracts: createContractService({ rows, act, answer, clock: ports.clock }),
    flexibleDays: createFlexibleDaysService(askCare),
    studyDays: createStudyDayService({ ...askCare, rows, act }),
    rosters: createRosterService(act),
    shifts: createShiftService(rows, act),
    quickLog: createQuickLogService({ rows, facts, lawBook: rulebook.law, clock: ports.clock, act }),
    imports,
    merging: createMergingService({
      rows,
      facts,
      lawBook: rulebook.law,
      jobs,
      clock: ports.clock,
      nameOf,
      act,
    }),
    rules,
    insight: createInsightService(rows),
    outlook,
    baseGroups: createBaseGroupsService(planning),
    scenarios: createScenarioService({ ...planning, nameOf }),
    proposals: createProposalService({
      ...planning,
      ids: ports.ids,
      jobs: createProposalJobs(jobs, () => performance.now()),
    }),
    waitingList: createWaitingListService({ rows, facts, answer, rulebook, clock: ports.clock, act, nameOf }),
    ledger: createLedgerService({ rows, lines: createLedgerLines(db), nameOf, clock: ports.clock, act }),
    sync: createSyncService({
      ...{ db, rows, log, act, runner, nameOf },
      ids: ports.ids,
      status: () => sync.status(),
      hurry: () => sync.now(),
      enrol: (form) => sync.enrol(form),
    }),
  })
  let isOpen = true
  const route = createRouter({
    handlers,
    isOpen: () => isOpen,
    currentActor: () => actor.currentActor(),
    ids: ports.ids,
    log: ports.log,
  })
  let dispatch: Dispatch = route
  const closeParts = () => {
    isOpen = false
    try {
      sync.close()
      dayWatch.close()
      rules.close()
      jobs.close()
      outlook.close()
      desk.stop()
    } finally {
      folder.close()
    }
  }
  /** Headquarters took the data back: from here on there is nothing to answer from. */
  const clear = (last: SyncStatusView) => {
    // From here on nobody is answered from it, and a part that will not close keeps nothing from being cleared.
    dispatch = createClearedDispatch(last)
    try {
      closeParts()
    } finally {
      const left = eraseFolder(ports.dataFolder)
      ports.log.warn('folder.cleared', { left })
      events.announce(everyTopic)
    }
  }
  sync.open()
  return {
    dispatch: (envelope) => dispatch(envelope),
    subscribe: events.subscribe,
    act: (type, args) => act(type, args, actor.currentActor().id),
    importFiles: (files) => imports.run(files, actor.currentActor().id),
    checkFiles: (files) => imports.check(files),
    fillEmpty: (files) => imports.run(files, programActorId),
    startDailyWork: () => {
      dayWatch.start()
      desk.start()
      sync.start()
    },
    lookAgain: () => sync.now(),
    isEmpty: isUnused,
    folder,
    close: () => {
      if (isOpen) closeParts()
      events.close()
    },
  }
}

interface Events {
  announce(topics: readonly Topic[]): void
  subscribe(listener: (event: AppEvent) => void): () => void
  close(): void
}

function createEvents(): Events {
  const listeners = new Set<(event: AppEvent) => void>()
  return {
    announce: (topics) => {
      for (const listener of listeners) listener({ topics })
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => listeners.clear(),
  }
}
