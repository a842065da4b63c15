import type { ExtraAttendance } from '#shared/domain/attendance/model.ts'
import type { ResolvedWish } from '#shared/domain/requests/model.ts'
import { listRows, type Facts } from '../facts.ts'
import { deleteRow, type RowChange } from '../row-change.ts'

/** Takes the added care of a request away, with the hours in another group that came with it. GROUP-2 */
export function* removeExtraCare(
  { isOwnGroup }: ResolvedWish,
  extras: readonly ExtraAttendance[],
): Facts<readonly RowChange[]> {
  const changes: RowChange[] = []
  for (const { id, childId, day, groupId, startMinute, endMinute } of extras) {
    const moves = isOwnGroup
      ? []
      : yield* listRows('group_move', { childId, day, toGroupId: groupId, startMinute, endMinute })
    changes.push(...moves.map((move) => deleteRow('group_move', move.id)), deleteRow('extra_attendance', id))
  }
  return changes
}
