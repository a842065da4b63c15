import type { Interval } from '#shared/kernel/time.ts'
import { findTightest } from '../occupancy/find-tightest.ts'
import type { GroupSegment, UnitSegment } from '../occupancy/model.ts'
import { isTouching } from './board-context.ts'
import type { CellStatus, OccupancyStep } from './model.ts'

/** The numbers of a cell before they get a word. */
export interface CellNumbers {
  readonly children: number
  readonly tightest: UnitSegment | undefined
  readonly required: number | null
  readonly rostered: number
  readonly shortage: number
  readonly surplus: number
  /** Some moment of the daypart has a composition the law does not allow, or no law is known. */
  readonly isNotAllowed: boolean
}

/** Peak of the children, and the need against the roster at the tightest moment. Never sums over the daypart. */
export function numbersOf(segments: readonly UnitSegment[], interval: Interval): CellNumbers {
  const children = peakChildren(segments, interval)
  const tightest = findTightest(segments, interval)
  if (tightest === undefined) {
    const rostered = peakStaff(segments, interval)
    return { children, tightest, required: 0, rostered, shortage: 0, surplus: rostered, isNotAllowed: false }
  }
  const { required, rostered } = tightest
  return {
    children,
    tightest,
    required,
    rostered,
    shortage: required === null ? 0 : Math.max(required - rostered, 0),
    surplus: required === null ? 0 : Math.max(rostered - required, 0),
    isNotAllowed: required === null,
  }
}

export function peakChildren(segments: readonly GroupSegment[], interval: Interval): number {
  return peakOf(segments, interval, (segment) => segment.children)
}

function peakStaff(segments: readonly GroupSegment[], interval: Interval): number {
  return peakOf(segments, interval, (segment) => segment.rostered)
}

function peakOf(
  segments: readonly GroupSegment[],
  interval: Interval,
  valueOf: (segment: GroupSegment) => number,
): number {
  let peak = 0
  for (const segment of segments) if (isTouching(segment, interval)) peak = Math.max(peak, valueOf(segment))
  return peak
}

/** How full: children against the places usable with the rostered staff, so that "full" is always 0 free. */
export function occupancyStepOf(
  children: number,
  free: number | null,
  maxChildren: number | null,
): OccupancyStep | null {
  const places = free === null ? maxChildren : children + free
  if (places === null) return null
  if (free === 0) return 4
  if (places === 0) return null
  const share = children / places
  if (share >= 0.85) return 3
  if (share >= 0.7) return 2
  return share >= 0.5 ? 1 : 0
}

export interface StatusFacts {
  readonly isOpen: boolean
  readonly isRosterKnown: boolean
  readonly isNotAllowed: boolean
  readonly children: number
  readonly shortage: number
  readonly free: number | null
  readonly occupancyStep: OccupancyStep | null
}

/** The one word of a cell: the worst that holds. */
export function statusOf(facts: StatusFacts): CellStatus {
  if (!facts.isOpen && facts.children === 0) return 'closed'
  if (facts.isNotAllowed) return 'notAllowed'
  if (facts.children > 0 && !facts.isRosterKnown) return 'noRoster'
  if (facts.shortage > 0) return 'shortage'
  if (facts.children === 0) return 'empty'
  if (facts.free === 0) return 'full'
  return facts.occupancyStep === 3 ? 'tight' : 'roomy'
}
