import type { LoggedStay } from '#shared/domain/attendance/model.ts'
import { isStanding } from '#shared/domain/quick-log/care-of-day.ts'
import type { CommandContext, CommandOutcome } from '../define.ts'
import { effect, refuseCommand } from '../define.ts'
import { findRow, hasId, listRows, type Facts } from '../facts.ts'
import { reverseSource } from '../ledger/reverse-source.ts'
import { deleteRow, putRow } from '../row-change.ts'
import { isBeyond } from './keep-stays.ts'

/**
 * Takes a stay back: the attendance goes, the ledger gets a line against the charge (in the first open month when its own
 * was closed), and the stay keeps who wrote it down and who took it back. The inner half hour of a full hour does not
 * go before the outer one, or that would touch nothing any more. EXTRA-2, MONEY-4
 */
export function* takeBackStay(stay: LoggedStay, context: CommandContext): Facts<CommandOutcome> {
  const child = yield* findRow('child', stay.childId)
  const firstName = child?.firstName ?? ''
  if (!isStanding(stay)) return refuseCommand('stayRemoved', { firstName })
  const others = yield* listRows('logged_stay', { childId: stay.childId, day: stay.day, side: stay.side })
  if (others.some((other) => isStanding(other) && other.id !== stay.id && isBeyond(other, stay))) {
    return refuseCommand('stayExtended', { firstName })
  }
  const { extraAttendanceId } = stay
  const isCounted = extraAttendanceId !== null && (yield* hasId('extra_attendance', extraAttendanceId))
  const reversed = yield* reverseSource({ ...stay, sourceKind: 'stay', sourceId: stay.id }, context)
  if (!reversed.ok) return reversed
  const removed: LoggedStay = {
    ...stay,
    extraAttendanceId: null,
    removedAt: context.at,
    removedBy: context.actorId,
  }
  const label = {
    code: `command.removeStay.${stay.side}`,
    params: { firstName, day: stay.day, start: stay.startMinute, end: stay.endMinute },
  }
  return effect(label, [
    putRow('logged_stay', removed),
    ...(isCounted ? [deleteRow('extra_attendance', extraAttendanceId)] : []),
    ...reversed.value,
  ])
}
