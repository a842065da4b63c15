import type { z } from 'zod'
import { absencesEnter } from './calls/absences.ts'
import { cellExplain, cellTryChild, dayViewGet, weekBoardGet } from './calls/board.ts'
import { childrenGet, childrenSearch } from './calls/children.ts'
import { historyList, historyRedo, historyUndo } from './calls/history.ts'
import { importCheck, importRun } from './calls/import.ts'
import {
  requestsAcceptOffer,
  requestsApprove,
  requestsCheck,
  requestsCount,
  requestsDecline,
  requestsEnter,
  requestsGet,
  requestsList,
  requestsOffer,
  requestsReopen,
  requestsWithdraw,
} from './calls/requests.ts'
import { rostersSettle, rostersUnsettle } from './calls/rosters.ts'
import { sessionGet } from './calls/session.ts'
import { settingsChange } from './calls/settings.ts'
import { shiftsAssign, shiftsListAvailable } from './calls/shifts.ts'

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
  'history.undo': historyUndo,
  'history.redo': historyRedo,
  'history.list': historyList,
  'children.search': childrenSearch,
  'children.get': childrenGet,
  'absences.enter': absencesEnter,
  'rosters.settle': rostersSettle,
  'rosters.unsettle': rostersUnsettle,
  'shifts.listAvailable': shiftsListAvailable,
  'shifts.assign': shiftsAssign,
  'import.check': importCheck,
  'import.run': importRun,
} as const

export type Contract = typeof contract
export type CallName = keyof Contract
/** As the screen writes it. */
export type CallInput<Name extends CallName> = z.input<Contract[Name]['input']>
/** As a handler receives it, parsed. */
export type ParsedInput<Name extends CallName> = z.output<Contract[Name]['input']>
export type CallOutput<Name extends CallName> = z.output<Contract[Name]['output']>

/** Own keys only: a call named after something every object has is unknown like any other. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name)
}
