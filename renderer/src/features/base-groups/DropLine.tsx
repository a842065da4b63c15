import type { BaseGroupId } from '#shared/domain/ids.ts'
import { useMoveUnderWay } from './move-store.ts'
import { spanStyle } from './span-style.ts'
import { spanOf } from './timeline-rows.ts'
import type { PlanWeek } from './timeline-rows.ts'
import classes from './timeline.module.css'

/** Where the dragged bar would start, over the rows of the lane it hangs above. */
export function DropLine({
  groupId,
  weeks,
}: {
  readonly groupId: BaseGroupId
  readonly weeks: readonly PlanWeek[]
}) {
  const move = useMoveUnderWay()
  if (move === null || move.overGroupId !== groupId) return null
  const end = move.bar.endDay < move.day ? move.day : move.bar.endDay
  return (
    <div className={classes.dropArea} aria-hidden="true">
      <div className={classes.dropLine} style={spanStyle(spanOf(weeks, move.day, end))} />
    </div>
  )
}
