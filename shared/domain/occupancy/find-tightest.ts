import type { Interval } from '#shared/kernel/time.ts'
import type { UnitSegment } from './model.ts'

/**
 * The stretch with the least to spare within an interval: a composition that is not allowed first, then the largest
 * shortage, then the largest need, then the most children, then the earliest. Only stretches with children count;
 * `undefined` when nobody comes. CHECK-1, CAL-4
 */
export function findTightest(segments: readonly UnitSegment[], interval: Interval): UnitSegment | undefined {
  let tightest: UnitSegment | undefined
  for (const segment of segments) {
    if (segment.children === 0) continue
    if (segment.startMinute >= interval.endMinute || segment.endMinute <= interval.startMinute) continue
    if (tightest === undefined || isTighter(segment, tightest)) tightest = segment
  }
  return tightest
}

function isTighter(segment: UnitSegment, other: UnitSegment): boolean {
  if (segment.required === null || other.required === null) {
    if (segment.required !== other.required) return segment.required === null
    return segment.children > other.children
  }
  const shortage = segment.required - segment.rostered
  const otherShortage = other.required - other.rostered
  if (shortage !== otherShortage) return shortage > otherShortage
  if (segment.required !== other.required) return segment.required > other.required
  return segment.children > other.children
}
