import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { isValidOn, MINUTES_PER_DAY, type Interval, type IsoDay } from '#shared/kernel/time.ts'
import type { LoggedStay } from '../attendance/model.ts'
import type { Message } from '../explanation/model.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import { computeDay } from '../occupancy/compute-day.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import { policiesAt } from '../policies/policies-on.ts'
import type { LawBook } from '../ratio/model.ts'
import { agreedCareOf, isStanding, type AgreedCare } from './care-of-day.ts'
import { findTooTight } from './too-tight.ts'

export type StaySide = LoggedStay['side']

export interface StayQuestion {
  readonly index: LocationIndex
  readonly book: LawBook
  readonly childId: ChildId
  /** null = the group in which the child is at that end of its day. */
  readonly groupId: BaseGroupId | null
  readonly day: IsoDay
  readonly side: StaySide
  /**
   * How much longer than the agreed care the child was there, all in all: 30 for half an hour, 60 for the full hour. The
   * total and not the step, so that the same half hour written down by two people stays one half hour.
   */
  readonly minutes: number
  /** What was written down of this child on this day. */
  readonly stays: readonly LoggedStay[]
}

export interface DecidedStay extends Interval {
  readonly groupId: BaseGroupId
  /** The moment that was too tight, or null. */
  readonly tooTight: Message | null
}

export type StayRefusal =
  | { readonly code: 'noCareThatDay' }
  /** Longer stays go in steps of so many minutes. */
  | { readonly code: 'stayStep'; readonly stepMinutes: number }
  | { readonly code: 'alreadyLogged'; readonly stay: LoggedStay }
  | { readonly code: 'stayOutsideDay' }
  | { readonly code: 'groupNotValid' }

/**
 * The stretch to write down when a child came earlier or stayed longer. It touches the care of that day, or what was
 * written down on that side before; who has half an hour and makes it an hour gets a second half hour beside the first, a
 * line of its own that can be taken back by itself. What happened is never refused for the staff: it is marked. EXTRA-2
 */
export function decideStay(question: StayQuestion): Result<DecidedStay, StayRefusal> {
  const { index, book, day, minutes, side } = question
  const stepMinutes = policiesAt(index.policies, day)['extraHour.stepMinutes']
  if (minutes <= 0 || minutes % stepMinutes !== 0) return refuse({ code: 'stayStep', stepMinutes })
  const care = agreedCareOf(computeDay(index, book, day), question.childId, question.stays)
  if (care === undefined) return refuse({ code: 'noCareThatDay' })
  const earlier = standingOn(question, side)
  const wanted = stretchOf(care, side, minutes)
  if (wanted.startMinute < 0 || wanted.endMinute > MINUTES_PER_DAY) return refuse({ code: 'stayOutsideDay' })
  const rest = restOf(wanted, earlier, side)
  const outermost = earlier.at(-1)
  if (rest.startMinute >= rest.endMinute && outermost !== undefined) {
    return refuse({ code: 'alreadyLogged', stay: outermost })
  }
  const groupId = question.groupId ?? (side === 'late' ? care.lastGroupId : care.firstGroupId)
  const group = index.groupById.get(groupId)
  if (group === undefined || !isValidOn(group, day)) return refuse({ code: 'groupNotValid' })
  return ok({ ...rest, groupId, tooTight: findTooTight(index, book, extraOf(question, groupId, rest)) })
}

/** What stands on a side already, from the care outwards. */
function standingOn({ stays, childId, day }: StayQuestion, side: StaySide): readonly LoggedStay[] {
  return stays
    .filter((stay) => stay.childId === childId && stay.day === day && stay.side === side && isStanding(stay))
    .toSorted((a, b) => (side === 'late' ? a.endMinute - b.endMinute : b.startMinute - a.startMinute))
}

function stretchOf(care: AgreedCare, side: StaySide, minutes: number): Interval {
  return side === 'late'
    ? { startMinute: care.endMinute, endMinute: care.endMinute + minutes }
    : { startMinute: care.startMinute - minutes, endMinute: care.startMinute }
}

/** The part that was not written down yet: beyond the outermost stay on that side. */
function restOf(wanted: Interval, earlier: readonly LoggedStay[], side: StaySide): Interval {
  return side === 'late'
    ? { ...wanted, startMinute: Math.max(wanted.startMinute, ...earlier.map((stay) => stay.endMinute)) }
    : { ...wanted, endMinute: Math.min(wanted.endMinute, ...earlier.map((stay) => stay.startMinute)) }
}

function extraOf({ index, childId, day }: StayQuestion, groupId: BaseGroupId, stretch: Interval) {
  return {
    ...stretch,
    id: 'stay',
    childId,
    locationId: index.facts.location.id,
    groupId,
    day,
    kind: 'extraHour',
    requestId: null,
  } as const
}
