import { join } from 'node:path'
import { commandRegistry } from '#shared/commands/registry.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { SyncStatusView } from '#shared/ipc/calls/sync.ts'
import { topics as everyTopic } from '#shared/ipc/wire.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { createAppEvents } from './app-events.ts'
import type { AppPorts, ComposedApplication } from './composed-application.ts'
import { createFactAnswers, createSteppedAnswers } from './db/answer-facts.ts'
import { eraseFolder } from './db/crypto-erase.ts'
import { openDataFolder } from './db/open-data-folder.ts'
import type { OpenedDataFolder } from './db/open-data-folder.ts'
import type { OpenFailure } from './db/open-failure.ts'
import { listEventsAbout } from './db/repositories/audit-chain.ts'
import { createCommandLogReader } from './db/repositories/command-log.ts'
import { createLedgerLines } from './db/repositories/ledger-lines.ts'
import { createRowReader } from './db/repositories/row-store.ts'
import { isEnrolled } from './db/repositories/sync-state.ts'
import { isProgramWork } from '#shared/commands/program-work.ts'
import { createHandlers } from './ipc/create-handlers.ts'
import { createClearedDispatch } from './ipc/dispatch-cleared.ts'
import { createRouter } from './ipc/router.ts'
import type { Dispatch } from './ipc/router.ts'
import { jobRunners } from './planning-worker/job-runners.ts'
import { describeError } from './log/describe-error.ts'
import { createAbsenceService } from './services/absences/absence-service.ts'
import { createBackupsService } from './services/backups/backups-service.ts'
import { createBaseGroupsService } from './services/base-groups/base-groups-service.ts'
import { createPlanDesk } from './services/base-groups/plan-desk.ts'
import { createProposalJobs } from './services/base-groups/proposal-jobs.ts'
import { createProposalService } from './services/base-groups/proposal-service.ts'
import { createScenarioService } from './services/base-groups/scenario-service.ts'
import { createBoardService } from './services/board/board-service.ts'
import { createChildFileService } from './services/child-file/child-file-service.ts'
import { createChildrenService } from './services/children/children-service.ts'
import { createAuditService } from './services/audit/audit-service.ts'
import { createTrail } from './services/audit/create-trail.ts'
import { HEAD_FILE } from './services/audit/head-file.ts'
import { createHeadKeeper } from './services/audit/head-keeper.ts'
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
import { createPrivacyService } from './services/privacy/privacy-service.ts'
import { createLocalTrail } from './services/retention/local-trail.ts'
import { createRetentionService } from './services/retention/retention-service.ts'
import { createRetentionWatch } from './services/retention/retention-watch.ts'
import { createRosterService } from './services/rosters/roster-service.ts'
import { createRulesService } from './services/rules/rules-service.ts'
import { createActingPerson } from './services/session/acting-person.ts'
import { createErasedPeople } from './services/people/erased-people.ts'
import { createGateDoor } from './services/people/gate-door.ts'
import { createPeopleService } from './services/people/people-service.ts'
import { createShortCodes } from './services/people/short-codes.ts'
import { isAskedWithin } from './services/session/places-of-input.ts'
import { programActorId } from './services/session/program-actor.ts'
import { createSessionService } from './services/session/session-service.ts'
import { createSettingsService } from './services/settings/settings-service.ts'
import { createShiftService } from './services/shifts/shift-service.ts'
import { createOfferExpiry } from './services/waiting-list/offer-expiry.ts'
import { createWaitingListService } from './services/waiting-list/waiting-list-service.ts'
import { createStudyDayService } from './services/study-days/study-day-service.ts'
import { readLogLines } from './services/support/read-log-lines.ts'
import { createSupportService } from './services/support/support-service.ts'
import { createDeviceSync } from './services/sync/device-sync.ts'
import { createSyncService } from './services/sync/sync-service.ts'
import { topicsOf } from './services/session/topics-of.ts'

/** So many lines of the audit trail about one person go with what that person gets. */
const MOST_LOOKS = 2_000

/** One view per location and stretch; two locations with a look back and ahead stay in memory. */
const maxViews = 8

/** Builds the whole app from its ports. A data folder that stays closed is a value, and nothing in it was touched. */
export async function composeApplication(ports: AppPorts): Promise<Result<ComposedApplication, OpenFailure>> {
  const opened = await openDataFolder({
    ...{ folder: ports.dataFolder, sealers: ports.sealers },
    ...(ports.way === undefined ? {} : { way: ports.way }),
  })
  if (!opened.ok) return opened
  try {
    return ok(wire(ports, opened.value))
  } catch (error) {
    // Nobody would ever close it: the folder, its lock and the key in memory go again. PRIV-6
    opened.value.close()
    throw error
  }
}

function wire(ports: AppPorts, folder: OpenedDataFolder): ComposedApplication {
  const { db } = folder
  const events = createAppEvents()
  const rows = createRowReader(db)
  const log = createCommandLogReader(db)
  const auditHead = createHeadKeeper({
    ...{ db, clock: ports.clock, schedule: ports.schedule, log: ports.log },
    path: join(ports.dataFolder, HEAD_FILE),
  })
  auditHead.open()
  const trail = createTrail({
    ...{ db, clock: ports.clock },
    moved: () => {
      auditHead.moved()
      events.announce(['privacy'])
    },
  })
  const rulebook = shippedRulebook()
  const buildIndex = (facts: LocationFacts) => indexLocationFacts(facts, rulebook.schoolHolidays)
  const answer = createFactAnswers(db, rulebook)
  const facts = createLocationFactsCache({
    answer,
    answerInSteps: createSteppedAnswers(db, rulebook),
    buildIndex,
    maxViews,
  })
  const whoWorks = ports.whoWorks ?? (() => ({ kind: 'nobody' }) as const)
  const actor = createActingPerson({ db, rows, answer, clock: ports.clock, whoWorks })
  const announce = (change: ChangeAnnouncement) => {
    facts.forget(change)
    actor.forget()
    desk.changed(change)
    auditHead.moved()
    backups.changed()
    erasedPeople.takeAway()
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
    leaveKeyAt: (address) => folder.keys.putHeadquartersSlot(address),
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
      const access = actor.access()
      return actorId === access.actor.id && access.may(permission)
    },
    locationsOf: (actorId) => (actorId === programActorId ? [] : actor.currentActor().locationIds),
    announce,
    actClock: sync.actClock,
    journal: sync.journal,
  })
  const act = createAct(runner, ports.ids)
  const settings = createSettingsService(ports.settings, () => events.announce(['settings']), trail)
  const nameOf = (actorId: string): string => {
    if (actorId === programActorId) return 'Dagdeel'
    const person = rows.findRow('staff_member', actorId)
    return person === undefined ? actor.accessOf(actorId).actor.name : fullName(person)
  }
  const history = createHistoryService({
    ...{ db, log, act, nameOf },
    permissionOf: (type) => commandRegistry.permissionOf(type),
  })
  const desk = createRequestDesk({
    ...{ db, rows, facts, lawBook: rulebook.law, act, runner, log, nameOf },
    clock: ports.clock,
    ids: ports.ids,
    schedule: ports.schedule,
    announce: () => events.announce(['requests']),
    fail: (error) => ports.log.error('queue.round', describeError(error)),
  })
  const backups = createBackupsService({
    dataFolder: ports.dataFolder,
    opened: folder,
    clock: ports.clock,
    schedule: ports.schedule,
    slices: { schedule: (run) => void setImmediate(run), elapsedMs: () => performance.now() },
    trail,
    log: ports.log,
    announce: () => events.announce(['backups']),
  })
  backups.open()
  const retention = createRetentionService({
    ...{ db, rows, answer, act, nameOf, clock: ports.clock },
    localTrail: createLocalTrail({ db, rows, clock: ports.clock }),
    forgetErased: () => {
      sync.forgetErased()
      erasedPeople.takeAway()
    },
    mayGo: (actorId) => erasedPeople.mayGo(actorId),
    isOfHeadquarters: () => isEnrolled(db),
    pause: () => new Promise<void>((resume) => void setImmediate(resume)),
  })
  const retentionWatch = createRetentionWatch({
    ...{ retention, log: ports.log },
    announce: () => events.announce(['privacy']),
  })
  const daily = { rows, act, log: ports.log }
  const dayWatch = createDayWatch({
    clock: ports.clock,
    schedule: ports.schedule,
    work: [createExpiryBooking(daily), createOfferExpiry(daily), backups, retentionWatch],
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
  const audit = createAuditService({
    ...{ db, rows, log, trail, nameOf, clock: ports.clock },
    permissionOf: (type) => commandRegistry.permissionOf(type),
    slices: { schedule: (run) => void setImmediate(run), elapsedMs: () => performance.now() },
  })
  const codes = createShortCodes(db, actor, ports.clock)
  const people = createPeopleService({
    ...{ db, rows, acting: actor, whoWorks, codes, settings, act, trail },
    keys: folder.keys,
    clock: ports.clock,
    changed: () => events.announce(['gate', 'session']),
  })
  const erasedPeople = createErasedPeople({
    ...{ db, trail, log: ports.log, acting: actor, keys: folder.keys },
    changed: () => events.announce(['gate', 'session']),
  })
  erasedPeople.takeAway()
  const logFile = join(ports.dataFolder, 'logs', 'dagdeel.log')
  const handlers = createHandlers({
    support: createSupportService({
      ...{ db, rows, trail, clock: ports.clock },
      settings: () => settings.get(),
      sync: () => sync.status(),
      logLines: () => readLogLines([`${logFile}.1`, logFile]),
      machine: {
        ...{ version: ports.version, host: ports.host, installation: folder.deviceId },
        ...{ platform: process.platform, processor: process.arch, node: process.versions.node },
      },
    }),
    people,
    audit,
    backups,
    session: createSessionService({
      db,
      rows,
      clock: ports.clock,
      settings,
      history,
      hasPassword: () => folder.keys.isKeptByPassword(),
      isAtKiosk: () => actor.access().kind === 'kiosk',
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
    childFile: createChildFileService({ rows, act, clock: ports.clock, trail }),
    absences: createAbsenceService({ act, answer, clock: ports.clock }),
    contracts: createContractService({ rows, act, answer, clock: ports.clock }),
    flexibleDays: createFlexibleDaysService(askCare),
    studyDays: createStudyDayService({ ...askCare, rows, act }),
    rosters: createRosterService(act),
    retention,
    privacy: createPrivacyService({
      ...{ db, rows, act, trail, nameOf, clock: ports.clock },
      looksAt: (subjectId) => listEventsAbout(db, subjectId, MOST_LOOKS),
    }),
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
    ledger: createLedgerService({
      rows,
      lines: createLedgerLines(db),
      nameOf,
      clock: ports.clock,
      act,
      trail,
    }),
    sync: createSyncService({
      ...{ db, rows, log, act, runner, nameOf, trail },
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
    access: () => actor.access(),
    isAskedWithin: (places, input) => isAskedWithin(rows, places, input),
    ids: ports.ids,
    log: ports.log,
  })
  let dispatch: Dispatch = route
  const closeParts = () => {
    isOpen = false
    const parts = [
      sync,
      dayWatch,
      rules,
      jobs,
      outlook,
      { close: () => desk.stop() },
      audit,
      backups,
      auditHead,
    ]
    for (const part of parts) {
      try {
        part.close()
      } catch (error) {
        // The others go on to close: what stays planned would work on a database that is gone.
        ports.log.error('close.failed', describeError(error))
      }
    }
    folder.close()
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
    isCleared: () => dispatch !== route,
    folder,
    door: createGateDoor({
      ...{ db, rows, codes, trail, acting: actor },
      keys: folder.keys,
      clock: ports.clock,
    }),
    close: () => {
      if (isOpen) closeParts()
      events.close()
    },
  }
}
