import type { Message } from '#shared/domain/explanation/model.ts'
import type { ParsedInput } from '#shared/ipc/contract.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ImportReport } from '#shared/schema/import/model.ts'
import type { AbsenceService } from '../services/absences/absence-service.ts'
import type { BoardService } from '../services/board/board-service.ts'
import type { ChildrenService } from '../services/children/children-service.ts'
import type { HistoryService } from '../services/history/history-service.ts'
import type { ImportService } from '../services/import/import-service.ts'
import { readUploads } from '../services/import/read-uploads.ts'
import type { RequestService } from '../services/requests/request-service.ts'
import type { RosterService } from '../services/rosters/roster-service.ts'
import type { SessionService } from '../services/session/session-service.ts'
import type { SettingsService } from '../services/settings/settings-service.ts'
import type { ShiftService } from '../services/shifts/shift-service.ts'
import type { Handlers } from './handlers.ts'

export interface Services {
  readonly session: SessionService
  readonly settings: SettingsService
  readonly board: BoardService
  readonly requests: RequestService
  readonly history: HistoryService
  readonly children: ChildrenService
  readonly absences: AbsenceService
  readonly rosters: RosterService
  readonly shifts: ShiftService
  readonly imports: ImportService
}

/** Which service answers which call. No decisions here. */
export function createHandlers(services: Services): Handlers {
  const { session, settings, board, requests, history, children, absences, rosters, shifts, imports } =
    services
  return {
    'session.get': (_input, actor) => ok(session.get(actor)),
    'settings.change': (input) => ok(settings.change(input)),
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
    'history.undo': (_input, actor) => history.undo(actor.id),
    'history.redo': (_input, actor) => history.redo(actor.id),
    'history.list': ({ limit }) => ok({ entries: [...history.list(limit)] }),
    'children.search': (input) => children.search(input),
    'children.get': (input) => children.get(input),
    'absences.enter': (input, actor) => absences.enter(input, actor.id),
    'rosters.settle': (input, actor) => rosters.settle(input, actor.id),
    'rosters.unsettle': (input, actor) => rosters.unsettle(input, actor.id),
    'shifts.listAvailable': (input) => shifts.listAvailable(input),
    'shifts.assign': (input, actor) => shifts.assign(input, actor.id),
    'import.check': (input) => reportOn(input, (files) => imports.check(files)),
    'import.run': (input, actor) => reportOn(input, (files) => imports.run(files, actor.id)),
  }
}

function reportOn(
  input: ParsedInput<'import.check'>,
  answer: (files: ReturnType<typeof readUploads>) => ImportReport,
): Result<ImportReport, Message> {
  return ok(answer(readUploads(input)))
}
