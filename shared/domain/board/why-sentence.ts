import type { Interval } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import type { BoardCell } from './model.ts'

/** "Why 2 staff?", or the question that belongs to a cell without a number. */
export function whyHeadline(cell: BoardCell): Message {
  switch (cell.status) {
    case 'closed':
      return { code: 'board.why.headlineClosed', params: {} }
    case 'notAllowed':
      return { code: 'board.why.headlineNotAllowed', params: {} }
    case 'empty':
      return { code: 'board.why.headlineEmpty', params: {} }
    case 'noRoster':
    case 'shortage':
    case 'full':
    case 'tight':
    case 'roomy':
      return cell.required === null
        ? { code: 'board.why.headlineUnit', params: {} }
        : { code: 'board.why.headline', params: { count: cell.required } }
  }
}

/**
 * The one sentence that is always visible. `reason` says why a composition is not allowed; `momentChildren` are the
 * children at the tightest moment, which can be fewer than the peak the cell shows; `shortage` is how long a shortage
 * lasts.
 */
export function whySentence(
  cell: BoardCell,
  reason: Message | undefined,
  momentChildren: number,
  shortage: Interval | null,
): Message {
  if (cell.status === 'closed') return cell.closed ?? { code: 'board.closed.weekday', params: {} }
  if (cell.status === 'notAllowed')
    return reason ?? { code: 'board.why.groupTooLarge', params: { children: momentChildren } }
  if (cell.tightest === null) return emptySentence(cell)
  const { startMinute, endMinute } = cell.tightest
  const moment = { start: startMinute, end: endMinute }
  if (cell.required === null) return { code: 'board.why.unit', params: { ...moment, count: momentChildren } }
  const numbers = { ...moment, children: momentChildren, count: cell.required }
  const form = momentChildren === 1 ? 'OneChild' : ''
  if (cell.rostered === null) return { code: `board.why.noRoster${form}`, params: numbers }
  const known = { ...numbers, rostered: cell.rostered }
  if (cell.shortage === 0) return { code: `board.why.enough${form}`, params: known }
  const { startMinute: start, endMinute: end } = shortage ?? cell.tightest
  return { code: `board.why.short${form}`, params: { ...known, start, end } }
}

function emptySentence(cell: BoardCell): Message {
  return cell.rostered === null || cell.rostered === 0
    ? { code: 'board.why.empty', params: {} }
    : { code: 'board.why.emptyStaffed', params: { count: cell.rostered } }
}
