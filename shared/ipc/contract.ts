import type { z } from 'zod'
import { absencesEnter, absencesPreview, absencesRemove } from './calls/absences.ts'
import {
  baseGroupsCarryOut,
  baseGroupsTimeline,
  baseGroupsTry,
  proposalsProgress,
  proposalsStart,
  proposalsStop,
  scenariosCarryOut,
  scenariosChange,
  scenariosCompare,
  scenariosCreate,
  scenariosDiscard,
  scenariosList,
} from './calls/base-groups.ts'
import { cellExplain, cellTryChild, dayViewGet, weekBoardGet } from './calls/board.ts'
import { childrenGet, childrenSearch } from './calls/children.ts'
import {
  consentsEnd,
  consentsRecord,
  contractsChange,
  contractsEnd,
  contractsGet,
  contractsPreview,
} from './calls/contracts.ts'
import { flexibleDaysAsk, flexibleDaysMonth } from './calls/flexible-days.ts'
import {
  gateAskHeadquarters,
  gateHearHeadquarters,
  gateJudgePassword,
  gateKioskEnter,
  gateKioskLeave,
  gateLock,
  gateRecover,
  gateRestore,
  gateSalvage,
  gateSetUp,
  gateSignIn,
  gateStatus,
  gateStillHere,
} from './calls/gate.ts'
import { historyList, historyRedo, historyUndo } from './calls/history.ts'
import { importCheck, importRun } from './calls/import.ts'
import {
  requestsApproveBatch,
  requestsListAutomatic,
  requestsListNowFitting,
  requestsListOverrides,
  requestsPreviewBatch,
  requestsTryDraft,
} from './calls/queue.ts'
import {
  requestsAcceptOffer,
  requestsApprove,
  requestsCancelCare,
  requestsCheck,
  requestsCount,
  requestsDecline,
  requestsEnter,
  requestsGet,
  requestsList,
  requestsOffer,
  requestsPutOnWaitingList,
  requestsReopen,
  requestsWithdraw,
} from './calls/requests.ts'
import { insightCredit, insightRequests } from './calls/insight.ts'
import {
  quickLogControl,
  quickLogLog,
  quickLogLogAfterwards,
  quickLogPresent,
  quickLogRemove,
  quickLogRemoveAfterwards,
  quickLogToday,
  quickLogWaive,
} from './calls/quick-log.ts'
import {
  familiesSet,
  ledgerBook,
  ledgerChild,
  ledgerClose,
  ledgerCorrect,
  ledgerExport,
  ledgerMonth,
  ledgerPrice,
  tariffsList,
  tariffsSet,
} from './calls/ledger.ts'
import {
  mergingAccept,
  mergingDismiss,
  mergingEnd,
  mergingPapers,
  mergingStructural,
  mergingTry,
  mergingWeek,
} from './calls/merging.ts'
import { outlookLadder, outlookQuietDays, outlookTransitions, outlookWeeks } from './calls/outlook.ts'
import {
  accountsEnd,
  accountsOpen,
  kioskStart,
  peopleAdd,
  peopleChangePassword,
  peopleChooseActor,
  peopleList,
  peopleNewRecoveryCode,
  peopleRemove,
  peopleReset,
  peopleSetPin,
} from './calls/people.ts'
import { rostersSettle, rostersUnsettle } from './calls/rosters.ts'
import {
  rulesEnd,
  rulesList,
  rulesPreview,
  rulesReplay,
  rulesReplayProgress,
  rulesReplayStop,
  rulesSet,
  rulesSetMany,
} from './calls/rules.ts'
import { sessionGet } from './calls/session.ts'
import { settingsChange } from './calls/settings.ts'
import { shiftsAssign, shiftsListAvailable } from './calls/shifts.ts'
import { syncDismiss, syncEnrol, syncList, syncNow, syncSendAgain, syncStatus } from './calls/sync.ts'
import {
  studyDaysEnter,
  studyDaysGet,
  studyDaysList,
  studyDaysRegister,
  studyDaysRemove,
} from './calls/study-days.ts'
import {
  friendshipsRemove,
  friendshipsSet,
  waitingListAnswerOffer,
  waitingListCapacity,
  waitingListChange,
  waitingListEnter,
  waitingListGet,
  waitingListList,
  waitingListMatch,
  waitingListNext,
  waitingListOffer,
  waitingListTryOffer,
  waitingListWithdraw,
} from './calls/waiting-list.ts'

/** Every crossing between screen and application. What is not here cannot be asked. */
export const contract = {
  'session.get': sessionGet,
  'settings.change': settingsChange,
  'weekBoard.get': weekBoardGet,
  'dayView.get': dayViewGet,
  'cell.explain': cellExplain,
  'cell.tryChild': cellTryChild,
  'requests.count': requestsCount,
  'requests.list': requestsList,
  'requests.get': requestsGet,
  'requests.check': requestsCheck,
  'requests.enter': requestsEnter,
  'requests.approve': requestsApprove,
  'requests.decline': requestsDecline,
  'requests.offer': requestsOffer,
  'requests.acceptOffer': requestsAcceptOffer,
  'requests.withdraw': requestsWithdraw,
  'requests.reopen': requestsReopen,
  'requests.putOnWaitingList': requestsPutOnWaitingList,
  'requests.cancelCare': requestsCancelCare,
  'requests.listNowFitting': requestsListNowFitting,
  'requests.previewBatch': requestsPreviewBatch,
  'requests.approveBatch': requestsApproveBatch,
  'requests.tryDraft': requestsTryDraft,
  'requests.listOverrides': requestsListOverrides,
  'requests.listAutomatic': requestsListAutomatic,
  'history.undo': historyUndo,
  'history.redo': historyRedo,
  'history.list': historyList,
  'children.search': childrenSearch,
  'children.get': childrenGet,
  'absences.enter': absencesEnter,
  'absences.preview': absencesPreview,
  'absences.remove': absencesRemove,
  'contracts.get': contractsGet,
  'contracts.preview': contractsPreview,
  'contracts.change': contractsChange,
  'contracts.end': contractsEnd,
  'consents.record': consentsRecord,
  'consents.end': consentsEnd,
  'flexibleDays.month': flexibleDaysMonth,
  'flexibleDays.ask': flexibleDaysAsk,
  'studyDays.list': studyDaysList,
  'studyDays.get': studyDaysGet,
  'studyDays.register': studyDaysRegister,
  'studyDays.enter': studyDaysEnter,
  'studyDays.remove': studyDaysRemove,
  'rosters.settle': rostersSettle,
  'rosters.unsettle': rostersUnsettle,
  'shifts.listAvailable': shiftsListAvailable,
  'shifts.assign': shiftsAssign,
  'merging.week': mergingWeek,
  'merging.structural': mergingStructural,
  'merging.try': mergingTry,
  'merging.accept': mergingAccept,
  'merging.dismiss': mergingDismiss,
  'merging.end': mergingEnd,
  'merging.papers': mergingPapers,
  'baseGroups.timeline': baseGroupsTimeline,
  'baseGroups.try': baseGroupsTry,
  'baseGroups.carryOut': baseGroupsCarryOut,
  'scenarios.list': scenariosList,
  'scenarios.create': scenariosCreate,
  'scenarios.change': scenariosChange,
  'scenarios.discard': scenariosDiscard,
  'scenarios.compare': scenariosCompare,
  'scenarios.carryOut': scenariosCarryOut,
  'proposals.start': proposalsStart,
  'proposals.progress': proposalsProgress,
  'proposals.stop': proposalsStop,
  'waitingList.list': waitingListList,
  'waitingList.get': waitingListGet,
  'waitingList.match': waitingListMatch,
  'waitingList.capacity': waitingListCapacity,
  'waitingList.next': waitingListNext,
  'waitingList.enter': waitingListEnter,
  'waitingList.change': waitingListChange,
  'waitingList.withdraw': waitingListWithdraw,
  'waitingList.tryOffer': waitingListTryOffer,
  'waitingList.offer': waitingListOffer,
  'waitingList.answerOffer': waitingListAnswerOffer,
  'friendships.set': friendshipsSet,
  'friendships.remove': friendshipsRemove,
  'quickLog.present': quickLogPresent,
  'quickLog.log': quickLogLog,
  'quickLog.remove': quickLogRemove,
  'quickLog.today': quickLogToday,
  'quickLog.control': quickLogControl,
  'quickLog.logAfterwards': quickLogLogAfterwards,
  'quickLog.removeAfterwards': quickLogRemoveAfterwards,
  'quickLog.waive': quickLogWaive,
  'insight.requests': insightRequests,
  'insight.credit': insightCredit,
  'outlook.ladder': outlookLadder,
  'outlook.quietDays': outlookQuietDays,
  'outlook.weeks': outlookWeeks,
  'outlook.transitions': outlookTransitions,
  'rules.list': rulesList,
  'rules.set': rulesSet,
  'rules.setMany': rulesSetMany,
  'rules.end': rulesEnd,
  'rules.preview': rulesPreview,
  'rules.replay': rulesReplay,
  'rules.replayProgress': rulesReplayProgress,
  'rules.replayStop': rulesReplayStop,
  'ledger.month': ledgerMonth,
  'ledger.child': ledgerChild,
  'ledger.correct': ledgerCorrect,
  'ledger.price': ledgerPrice,
  'ledger.book': ledgerBook,
  'ledger.close': ledgerClose,
  'ledger.export': ledgerExport,
  'tariffs.list': tariffsList,
  'tariffs.set': tariffsSet,
  'families.set': familiesSet,
  'sync.status': syncStatus,
  'sync.list': syncList,
  'sync.now': syncNow,
  'sync.enrol': syncEnrol,
  'sync.dismiss': syncDismiss,
  'sync.sendAgain': syncSendAgain,
  'gate.status': gateStatus,
  'gate.judgePassword': gateJudgePassword,
  'gate.setUp': gateSetUp,
  'gate.signIn': gateSignIn,
  'gate.lock': gateLock,
  'gate.stillHere': gateStillHere,
  'gate.recover': gateRecover,
  'gate.askHeadquarters': gateAskHeadquarters,
  'gate.hearHeadquarters': gateHearHeadquarters,
  'gate.kioskEnter': gateKioskEnter,
  'gate.kioskLeave': gateKioskLeave,
  'gate.restore': gateRestore,
  'gate.salvage': gateSalvage,
  'people.list': peopleList,
  'people.chooseActor': peopleChooseActor,
  'people.add': peopleAdd,
  'people.remove': peopleRemove,
  'people.reset': peopleReset,
  'people.changePassword': peopleChangePassword,
  'people.newRecoveryCode': peopleNewRecoveryCode,
  'people.setPin': peopleSetPin,
  'accounts.open': accountsOpen,
  'accounts.end': accountsEnd,
  'kiosk.start': kioskStart,
  'import.check': importCheck,
  'import.run': importRun,
} as const

export type Contract = typeof contract
export type CallName = keyof Contract
/** Answered by the gate, also while the data is closed; the application itself does not know them. */
export type GateCallName = Extract<CallName, `gate.${string}`>
/** Answered by the application, while it is open. */
export type AppCallName = Exclude<CallName, GateCallName>
/** As the screen writes it. */
export type CallInput<Name extends CallName> = z.input<Contract[Name]['input']>
/** As a handler receives it, parsed. */
export type ParsedInput<Name extends CallName> = z.output<Contract[Name]['input']>
export type CallOutput<Name extends CallName> = z.output<Contract[Name]['output']>

/** Own keys only: a call named after something every object has is unknown like any other. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name)
}

/** Which of the two answers a call. */
export function isGateCall(name: CallName): name is GateCallName {
  return name.startsWith('gate.')
}
