import type { Interval } from '#shared/kernel/time.ts'
import type { GroupSegment } from '../occupancy/model.ts'
import { AGE_SLOTS, NOT_ALLOWED } from '../ratio/model.ts'
import type { CompiledRatio } from '../ratio/required-staff.ts'
import { isSpanning } from './free-day.ts'
import { isGuaranteed } from './guarantee.ts'
import { strainOf } from './tightest-moment.ts'
import { trialOfWish } from './trial-of-wish.ts'
import type { WishSubject } from './wish-subject.ts'

/**
 * Whether a wish is worth a whole check: false only when place or roster say no, or when nothing can be said. Costs a
 * fraction of a check, so that many days can be looked at for a few alternatives. CHECK-3
 */
export function mayFit(subject: WishSubject): boolean {
  const { location } = subject.day
  if (subject.ratio === undefined || isRosterMissing(subject)) return false
  // The day's own segments hold the child where it is; that must come out of them first. Who is with another group for a
  // while is not counted in the group itself. MERGE-1, GROUP-2
  const isElsewhere = subject.places.some(({ merge, isMoved }) => merge !== null || isMoved)
  return isElsewhere ||
    subject.given?.day.location.day === location.day ||
    isSpanning(subject.input.wish.kind)
    ? fitsMoments(subject)
    : fitsGroup(subject) && fitsUnit(subject, subject.ratio)
}

/** A day that is promised does not wait for the roster. FLEX-3 */
function isRosterMissing(subject: WishSubject): boolean {
  const { isRosterSettled, isRosterKnown } = subject.day.location
  return isRosterSettled && !isRosterKnown && !isGuaranteed(subject)
}

/** Too few staff is then something to arrange, not a no. EXTRA-1, FLEX-3 */
function mayUseExtraStaff(subject: WishSubject): boolean {
  const { input, day } = subject
  const isAllowed = input.wish.kind === 'extraDay' && day.context.policies['extraDay.mayUseExtraStaff']
  return isAllowed || isGuaranteed(subject)
}

function fitsMoments(subject: WishSubject): boolean {
  const strain = strainOf(subject)
  const isShortFine = mayUseExtraStaff(subject)
  return trialOfWish(subject).every(
    (moment) =>
      moment.requiredAfter !== NOT_ALLOWED &&
      moment.childrenAfter <= moment.place.group.maxChildren &&
      (isShortFine || strain(moment) <= 0),
  )
}

function fitsGroup({ groupDay, group, wanted }: WishSubject): boolean {
  return groupDay.segments.every(
    (segment) => !isWithin(segment, wanted) || segment.children + 1 <= group.maxChildren,
  )
}

/** One more child in every segment of the wanted stretch. Where nobody is yet, nobody is rostered either. CHECK-1 */
function fitsUnit(subject: WishSubject, ratio: CompiledRatio): boolean {
  const { unit, wanted, ageYears, day } = subject
  const isShortFine = mayUseExtraStaff(subject)
  const slot = Math.min(Math.max(ageYears, 0), AGE_SLOTS - 1)
  const counts = new Uint8Array(AGE_SLOTS)
  let covered = wanted.startMinute
  for (const segment of unit.segments) {
    if (!isWithin(segment, wanted)) continue
    if (segment.startMinute > covered && !isShortFine) return false
    covered = segment.endMinute
    counts.set(segment.counts)
    counts[slot] = (counts[slot] ?? 0) + 1
    const required = ratio.required(counts)
    const limit = day.location.isRosterSettled ? segment.rostered : (segment.required ?? 0)
    if (required === NOT_ALLOWED || (required > limit && !isShortFine)) return false
  }
  return covered >= wanted.endMinute || isShortFine
}

function isWithin(segment: GroupSegment, wanted: Interval): boolean {
  return segment.startMinute < wanted.endMinute && wanted.startMinute < segment.endMinute
}
