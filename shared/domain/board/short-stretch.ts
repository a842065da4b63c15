import type { Interval } from '#shared/kernel/time.ts'
import type { UnitSegment } from '../occupancy/model.ts'

/**
 * How long the shortage at a moment lasts: the stretches around it that are short of staff as well, without a gap.
 * Who works or is there may change meanwhile. `segments` are in order of time; minutes of the day.
 */
export function shortStretch(segments: readonly UnitSegment[], moment: Interval): Interval {
  const short = segments.filter(
    ({ children, required, rostered }) => children > 0 && required !== null && required > rostered,
  )
  let { startMinute, endMinute } = moment
  for (const segment of short) {
    if (segment.startMinute <= endMinute) endMinute = Math.max(endMinute, segment.endMinute)
  }
  for (const segment of short.toReversed()) {
    if (segment.endMinute >= startMinute) startMinute = Math.min(startMinute, segment.startMinute)
  }
  return { startMinute, endMinute }
}
