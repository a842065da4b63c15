import type { Interval, IsoDay } from '#shared/kernel/time.ts'
import type { ExtraAttendance, GroupMove } from '../attendance/model.ts'
import type { LocationIndex } from './index-location-facts.ts'
import { cutInterval, overlapOf } from './intervals.ts'

/**
 * The moves of a day in the order in which they act; of two at the same minutes the later one holds. What was recorded
 * with a granted place says only why the child is there, so whoever moves the child on that day has the last word. GROUP-2
 */
export function movesOnDay(index: LocationIndex, day: IsoDay): readonly GroupMove[] {
  const moves = index.movesByDay.get(day) ?? []
  if (moves.length < 2) return moves
  const extras = index.extrasByDay.get(day) ?? []
  const isOfPlace = (move: GroupMove): boolean => extras.some((extra) => isReasonOf(move, extra))
  return [...moves.filter(isOfPlace), ...moves.filter((move) => !isOfPlace(move))]
}

/** A move does not name the care it came with: it is the one of the same child, group and hours. GROUP-2 */
function isReasonOf(move: GroupMove, extra: ExtraAttendance): boolean {
  return (
    move.childId === extra.childId &&
    move.toGroupId === extra.groupId &&
    move.startMinute === extra.startMinute &&
    move.endMinute === extra.endMinute
  )
}

/** The stretches of one child with one move carried out: what it covers is what `toGroup` makes of it. GROUP-2 */
export function withMove<Stretch extends Interval>(
  stretches: readonly Stretch[],
  move: GroupMove,
  toGroup: (stretch: Stretch) => Stretch,
): readonly Stretch[] {
  const moved = stretches.flatMap((stretch) => {
    const overlap = overlapOf(stretch, move)
    return overlap === null ? [] : [toGroup({ ...stretch, ...overlap })]
  })
  return moved.length === 0 ? stretches : [...cutInterval(stretches, move), ...moved]
}
