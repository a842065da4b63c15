import type { Message } from '#shared/domain/explanation/model.ts'
import type { SessionActor } from '#shared/ipc/calls/session.ts'
import type { ParsedInput } from '#shared/ipc/contract.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ImportReport } from '#shared/schema/import/model.ts'
import type { AuditService } from '../services/audit/audit-service.ts'
import type { AbsenceService } from '../services/absences/absence-service.ts'
import type { BackupsService } from '../services/backups/backups-service.ts'
import type { BaseGroupsService } from '../services/base-groups/base-groups-service.ts'
import type { ScenarioService } from '../services/base-groups/scenario-service.ts'
import type { BoardService } from '../services/board/board-service.ts'
import type { ChildFileService } from '../services/child-file/child-file-service.ts'
import type { ChildrenService } from '../services/children/children-service.ts'
import type { ContractService } from '../services/contracts/contract-service.ts'
import type { FlexibleDaysService } from '../services/flexible-days/flexible-days-service.ts'
import type { HistoryService } from '../services/history/history-service.ts'
import type { ImportService } from '../services/import/import-service.ts'
import type { ProposalService } from '../services/base-groups/proposal-service.ts'
import type { MergingService } from '../services/merging/merging-service.ts'
import type { InsightService } from '../services/insight/insight-service.ts'
import type { OutlookService } from '../services/outlook/outlook-service.ts'
import type { LedgerService } from '../services/ledger/ledger-service.ts'
import { readUploads } from '../services/import/read-uploads.ts'
import type { QuickLogService } from '../services/quick-log/quick-log-service.ts'
import type { QueueService } from '../services/requests/queue-service.ts'
import type { RequestService } from '../services/requests/request-service.ts'
import type { RetentionService } from '../services/retention/retention-service.ts'
import type { RosterService } from '../services/rosters/roster-service.ts'
import type { RulesService } from '../services/rules/rules-service.ts'
import type { SessionService } from '../services/session/session-service.ts'
import type { SettingsService } from '../services/settings/settings-service.ts'
import type { ShiftService } from '../services/shifts/shift-service.ts'
import type { StudyDayService } from '../services/study-days/study-day-service.ts'
import type { PrivacyService } from '../services/privacy/privacy-service.ts'
import type { PeopleService } from '../services/people/people-service.ts'
import type { SupportService } from '../services/support/support-service.ts'
import type { SyncService } from '../services/sync/sync-service.ts'
import type { WaitingListService } from '../services/waiting-list/waiting-list-service.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { Handlers } from './handlers.ts'

export interface Services {
  readonly session: SessionService
  readonly settings: SettingsService
  readonly board: BoardService
  readonly requests: RequestService
  readonly queue: QueueService
  readonly history: HistoryService
  readonly children: ChildrenService
  readonly childFile: ChildFileService
  readonly absences: AbsenceService
  readonly rosters: RosterService
  readonly retention: RetentionService
  readonly shifts: ShiftService
  readonly quickLog: QuickLogService
  readonly imports: ImportService
  readonly merging: MergingService
  readonly proposals: ProposalService
  readonly rules: RulesService
  readonly insight: InsightService
  readonly outlook: OutlookService
  readonly contracts: ContractService
  readonly flexibleDays: FlexibleDaysService
  readonly studyDays: StudyDayService
  readonly ledger: LedgerService
  readonly waitingList: WaitingListService
  readonly baseGroups: BaseGroupsService
  readonly scenarios: ScenarioService
  readonly sync: SyncService
  readonly privacy: PrivacyService
  readonly support: SupportService
  readonly people: PeopleService
  readonly audit: AuditService
  readonly backups: BackupsService
}

/** Which service answers which call. No decisions here. */
export function createHandlers(services: Services): Handlers {
  const { session, settings, board, requests, history, children, absences, rosters, shifts, imports } =
    services
  return {
    'session.get': (_input, actor) => ok(session.get(actor)),
    'settings.change': (input, actor) => settings.change(input, actor),
    'weekBoard.get': (input) => board.weekBoard(input),
    'dayView.get': (input) => board.dayView(input),
    'cell.explain': (input) => board.explain(input),
    'cell.tryChild': (input) => board.tryChild(input),
    'requests.count': (input) => requests.count(input),
    'requests.list': (input) => requests.list(input),
    'requests.get': (input) => requests.get(input),
    'requests.check': (input) => requests.check(input),
    'requests.enter': (input, actor) => requests.enter(input, actor.id),
    'requests.approve': (input, actor) => requests.approve(input, actor.id),
    'requests.decline': (input, actor) => requests.decline(input, actor.id),
    'requests.offer': (input, actor) => requests.offer(input, actor.id),
    'requests.acceptOffer': (input, actor) => requests.acceptOffer(input, actor.id),
    'requests.withdraw': (input, actor) => requests.withdraw(input, actor.id),
    'requests.reopen': (input, actor) => requests.reopen(input, actor.id),
    'requests.putOnWaitingList': (input, actor) => requests.putOnWaitingList(input, actor.id),
    'requests.cancelCare': (input, actor) => requests.cancelCare(input, actor.id),
    'requests.listNowFitting': (input) => services.queue.listNowFitting(input),
    'requests.previewBatch': (input) => services.queue.previewBatch(input),
    'requests.approveBatch': (input, actor) => services.queue.approveBatch(input, actor.id),
    'requests.tryDraft': (input) => services.queue.tryDraft(input),
    'requests.listOverrides': (input) => services.queue.listOverrides(input),
    'requests.listAutomatic': (input) => services.queue.listAutomatic(input),
    'history.undo': (_input, actor) => history.undo(actor.id),
    'history.redo': (_input, actor) => history.redo(actor.id),
    'history.list': ({ limit }, actor) => ok({ entries: [...history.list(limit, actor)] }),
    'children.search': (input, actor) => children.search(input, mayDo(actor.role, 'childFile.view')),
    'children.get': (input) => children.get(input),
    'childFile.get': (input) => services.childFile.get(input),
    'childFile.reveal': (input, actor) => services.childFile.reveal(input, actor.id),
    'childFile.save': (input, actor) => services.childFile.save(input, actor.id),
    'childFile.saveContacts': (input, actor) => services.childFile.saveContacts(input, actor.id),
    'childFile.giveConsent': (input, actor) => services.childFile.giveConsent(input, actor.id),
    'childFile.withdrawConsent': (input, actor) => services.childFile.withdrawConsent(input, actor.id),
    'childFile.signHandover': (input, actor) => services.childFile.signHandover(input, actor),
    'childFile.endHandover': (input, actor) => services.childFile.endHandover(input, actor.id),
    'childFile.handoverPaper': (input, actor) => services.childFile.handoverPaper(input, actor.id),
    'childFile.startSecrecy': (input, actor) => services.childFile.startSecrecy(input, actor.id),
    'childFile.endSecrecy': (input, actor) => services.childFile.endSecrecy(input, actor.id),
    'absences.enter': (input, actor) => absences.enter(input, actor.id),
    'absences.preview': (input) => absences.preview(input),
    'absences.remove': (input, actor) => absences.remove(input, actor.id),
    'contracts.get': (input) => services.contracts.get(input),
    'contracts.preview': (input) => services.contracts.preview(input),
    'contracts.change': (input, actor) => services.contracts.change(input, actor.id),
    'contracts.end': (input, actor) => services.contracts.end(input, actor.id),
    'consents.record': (input, actor) => services.contracts.recordConsent(input, actor.id),
    'consents.end': (input, actor) => services.contracts.endConsent(input, actor.id),
    'flexibleDays.month': (input) => services.flexibleDays.month(input),
    'flexibleDays.ask': (input, actor) => services.flexibleDays.ask(input, actor.id),
    'studyDays.list': (input) => services.studyDays.list(input),
    'studyDays.get': (input) => services.studyDays.get(input),
    'studyDays.register': (input, actor) => services.studyDays.register(input, actor.id),
    'studyDays.enter': (input, actor) => services.studyDays.enter(input, actor.id),
    'studyDays.remove': (input, actor) => services.studyDays.remove(input, actor.id),
    'privacy.overview': (input, actor) => services.privacy.overview(input, actor),
    'privacy.requests': (input, actor) => services.privacy.requests(input, actor),
    'privacy.findPeople': (input, actor) => services.privacy.findPeople(input, actor),
    'privacy.enterRequest': (input, actor) => services.privacy.enterRequest(input, actor.id),
    'privacy.closeRequest': (input, actor) => services.privacy.closeRequest(input, actor.id),
    'privacy.restrict': (input, actor) => services.privacy.restrict(input, actor.id),
    'privacy.lift': (input, actor) => services.privacy.lift(input, actor.id),
    'privacy.previewExport': (input, actor) => services.privacy.previewExport(input, actor),
    'privacy.exportPerson': (input, actor) => services.privacy.exportPerson(input, actor),
    'breaches.list': (input, actor) => services.privacy.breaches.list(input, actor),
    'breaches.enter': (input, actor) => services.privacy.breaches.enter(input, actor.id),
    'breaches.change': (input, actor) => services.privacy.breaches.change(input, actor),
    'breaches.inform': (input, actor) => services.privacy.breaches.inform(input, actor.id),
    'breaches.close': (input, actor) => services.privacy.breaches.close(input, actor.id),
    'breaches.print': (input, actor) => services.privacy.breaches.print(input, actor),
    'rosters.settle': (input, actor) => rosters.settle(input, actor.id),
    'rosters.unsettle': (input, actor) => rosters.unsettle(input, actor.id),
    'shifts.listAvailable': (input) => shifts.listAvailable(input),
    'shifts.assign': (input, actor) => shifts.assign(input, actor.id),
    'baseGroups.timeline': (input) => services.baseGroups.timeline(input),
    'baseGroups.try': (input) => services.baseGroups.try(input),
    'baseGroups.carryOut': (input, actor) => services.baseGroups.carryOut(input, actor.id),
    'scenarios.list': (input) => services.scenarios.list(input),
    'scenarios.create': (input, actor) => services.scenarios.create(input, actor.id),
    'scenarios.change': (input, actor) => services.scenarios.change(input, actor.id),
    'scenarios.discard': (input, actor) => services.scenarios.discard(input, actor.id),
    'scenarios.compare': (input) => services.scenarios.compare(input),
    'scenarios.carryOut': (input, actor) => services.scenarios.carryOut(input, actor.id),
    'waitingList.list': (input) => services.waitingList.list(input),
    'waitingList.get': (input) => services.waitingList.get(input),
    'waitingList.match': (input) => services.waitingList.match(input),
    'waitingList.capacity': (input) => services.waitingList.capacity(input),
    'waitingList.next': (input) => services.waitingList.next(input),
    'waitingList.tryOffer': (input) => services.waitingList.tryOffer(input),
    'waitingList.enter': (input, actor) => services.waitingList.enter(input, actor.id),
    'waitingList.change': (input, actor) => services.waitingList.change(input, actor.id),
    'waitingList.withdraw': (input, actor) => services.waitingList.withdraw(input, actor.id),
    'waitingList.offer': (input, actor) => services.waitingList.offer(input, actor.id),
    'waitingList.answerOffer': (input, actor) => services.waitingList.answerOffer(input, actor.id),
    'friendships.set': (input, actor) => services.waitingList.setFriendship(input, actor.id),
    'friendships.remove': (input, actor) => services.waitingList.removeFriendship(input, actor.id),
    'quickLog.present': (input) => services.quickLog.present(input),
    'quickLog.log': (input, actor) => services.quickLog.log(input, actor.id),
    'quickLog.remove': (input, actor) => services.quickLog.remove(input, actor.id),
    'quickLog.today': (input) => services.quickLog.today(input),
    'quickLog.control': (input) => services.quickLog.control(input),
    'quickLog.logAfterwards': (input, actor) => services.quickLog.logAfterwards(input, actor.id),
    'quickLog.removeAfterwards': (input, actor) => services.quickLog.removeAfterwards(input, actor.id),
    'quickLog.waive': (input, actor) => services.quickLog.waive(input, actor.id),
    'insight.requests': (input) => services.insight.requests(input),
    'insight.credit': (input) => services.insight.credit(input),
    'outlook.ladder': (input) => services.outlook.ladder(input),
    'outlook.quietDays': (input) => services.outlook.quietDays(input),
    'outlook.weeks': (input, actor) => services.outlook.weeks(input, mayDo(actor.role, 'children.view')),
    'outlook.transitions': (input) => services.outlook.transitions(input),
    'rules.list': (input) => services.rules.list(input),
    'rules.set': (input, actor) => services.rules.set(input, actor.id),
    'rules.setMany': (input, actor) => services.rules.setMany(input, actor.id),
    'rules.end': (input, actor) => services.rules.end(input, actor.id),
    'rules.preview': (input, actor) => services.rules.preview(input, mayDo(actor.role, 'children.view')),
    'rules.replay': (input) => services.rules.replay(input),
    'rules.replayProgress': (input) => services.rules.replayProgress(input),
    'rules.replayStop': (input) => services.rules.replayStop(input),
    'ledger.month': (input, actor) => services.ledger.month(input, onlookerOf(actor)),
    'ledger.child': (input, actor) => services.ledger.child(input, onlookerOf(actor)),
    'ledger.correct': (input, actor) => services.ledger.correct(input, actor.id),
    'ledger.price': (input, actor) => services.ledger.price(input, actor.id),
    'ledger.book': (input, actor) => services.ledger.book(input, actor.id),
    'ledger.close': (input, actor) => services.ledger.close(input, actor.id),
    'ledger.export': (input, actor) => services.ledger.export(input, onlookerOf(actor), actor.id),
    'tariffs.list': () => services.ledger.listTariffs(),
    'tariffs.set': (input, actor) => services.ledger.setTariff(input, actor.id),
    'families.set': (input, actor) => services.ledger.setFamily(input, actor.id),
    'proposals.start': (input) => services.proposals.start(input),
    'proposals.progress': (input) => services.proposals.progress(input),
    'proposals.stop': (input) => services.proposals.stop(input),
    'merging.week': (input) => services.merging.week(input),
    'merging.structural': (input) => services.merging.structural(input),
    'merging.try': (input) => services.merging.tryOut(input),
    'merging.accept': (input, actor) => services.merging.accept(input, actor.id),
    'merging.dismiss': (input, actor) => services.merging.dismiss(input, actor.id),
    'merging.end': (input, actor) => services.merging.end(input, actor.id),
    'merging.papers': (input) => services.merging.papers(input),
    'sync.status': () => ok(services.sync.status()),
    'sync.list': () => ok(services.sync.list()),
    'sync.now': () => ok(services.sync.now()),
    'sync.enrol': (input, actor) => services.sync.enrol(input, actor.id),
    'sync.dismiss': (input, actor) => services.sync.dismiss(input, actor.id),
    'sync.sendAgain': (input, actor) => services.sync.sendAgain(input, actor.id),
    'audit.standing': () => ok(services.audit.standing()),
    'audit.list': (input, actor) => ok(services.audit.list(input, actor)),
    'audit.verify': () => services.audit.verify(),
    'audit.export': (input, actor) => services.audit.export(input, actor),
    'audit.note': (input, actor) => services.audit.note(input, actor),
    'backups.status': () => ok(services.backups.status()),
    'backups.make': (_input, actor) => services.backups.make(actor.id),
    'backups.check': (input) => services.backups.check(input),
    'backups.setPlace': (input) => services.backups.setPlace(input),
    'backups.preview': (input) => services.backups.preview(input),
    'backups.restore': (input, actor) => services.backups.restore(input, actor.id),
    'backups.cancelRestore': () => services.backups.cancelRestore(),
    'backups.exportAll': (_input, actor) => services.backups.exportAll(actor.id),
    'people.list': () => services.people.list(),
    'people.chooseActor': (input) => services.people.chooseActor(input),
    'people.add': (input, actor) => services.people.add(input, actor),
    'people.remove': (input, actor) => services.people.remove(input, actor),
    'people.reset': (input, actor) => services.people.reset(input, actor),
    'people.changePassword': (input, actor) => services.people.changePassword(input, actor),
    'people.newRecoveryCode': (input, actor) => services.people.newRecoveryCode(input, actor),
    'people.setPin': (input, actor) => services.people.setPin(input, actor),
    'accounts.open': (input, actor) => services.people.openAccount(input, actor),
    'accounts.end': (input, actor) => services.people.endAccount(input, actor),
    'kiosk.start': () => services.people.startKiosk(),
    'support.make': (_input, actor) => ok(services.support.make(actor.id)),
    'retention.list': (_input, actor) => services.retention.list(actor),
    'retention.preview': (input, actor) => services.retention.preview(input, actor),
    'retention.purge': (input, actor) => services.retention.purge(input, actor.id),
    'retention.search': (input, actor) => services.retention.search(input, actor),
    'retention.lookAtErasure': (input, actor) => services.retention.lookAtErasure(input, actor),
    'retention.erase': (input, actor) => services.retention.erase(input, actor),
    'retention.setHold': (input, actor) => services.retention.setHold(input, actor.id),
    'retention.liftHold': (input, actor) => services.retention.liftHold(input, actor.id),
    'import.check': (input) => reportOn(input, (files) => imports.check(files)),
    'import.run': (input, actor) => reportOn(input, (files) => imports.run(files, actor.id)),
  }
}

/** Whoever may not look at children reads numbers in place of names. PRIV-4 */
function onlookerOf({ role }: SessionActor): { readonly maySeeNames: boolean } {
  return { maySeeNames: mayDo(role, 'children.view') }
}

function reportOn(
  input: ParsedInput<'import.check'>,
  answer: (files: ReturnType<typeof readUploads>) => ImportReport,
): Result<ImportReport, Message> {
  return ok(answer(readUploads(input)))
}
