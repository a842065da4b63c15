import { isoWeekOf } from '#shared/kernel/time.ts'
import { NOT_ALLOWED } from '../ratio/model.ts'
import { checkStep } from './check-step.ts'
import { isGuaranteed } from './guarantee.ts'
import type { CheckStep } from './model.ts'
import { sumOf } from './ratio-sum.ts'
import { findTightest, strainOf, stretchAround, sum, type Strain } from './tightest-moment.ts'
import type { TrialMoment } from './trial.ts'
import type { WishSubject } from './wish-subject.ts'

/**
 * Roster: at every moment of the wanted stretch the staff the law asks with the child may not be more than the staff
 * rostered (CHECK-1, SWAP-3); while the roster is not settled, not more than without the child (CHECK-2). A shortage that is
 * there already is a no as well, unless it is a dip within the legal room that the house uses (BKR-13, BKR-14). An extra day may ask for extra staff where the house allows that (EXTRA-1); a day
 * that was asked in time is never refused for staff (FLEX-3).
 */
export function decideRatio(subject: WishSubject, moments: readonly TrialMoment[]): CheckStep {
  const { day, input } = subject
  const strain = strainOf(subject)
  const tightest = findTightest(moments, strain)
  if (tightest === undefined) {
    return checkStep('ratio', 'unknown', 'check.ratio.noLaw', { day: input.wish.wantedDay })
  }
  const table = sumOf(subject, tightest)
  const forbidden = moments.find((moment) => moment.requiredAfter === NOT_ALLOWED)
  if (forbidden !== undefined) {
    const { startMinute, endMinute } = stretchAround(
      moments,
      forbidden,
      (moment) => moment.requiredAfter === NOT_ALLOWED,
    )
    const params = { start: startMinute, end: endMinute, after: sum(forbidden.countsAfter) }
    return checkStep('ratio', 'no', 'check.ratio.notAllowed', params, sumOf(subject, forbidden))
  }
  const isRosterMissing = day.location.isRosterSettled && !day.location.isRosterKnown
  if (isGuaranteed(subject) && (isRosterMissing || strain(tightest) > 0)) {
    return guaranteedStep(subject, moments, tightest)
  }
  if (isRosterMissing) {
    return checkStep('ratio', 'unknown', 'check.ratio.rosterUnknown', { day: input.wish.wantedDay }, table)
  }
  if (strain(tightest) > 0) return overStep(subject, moments, tightest, strain)
  return fittingStep(subject, moments, tightest)
}

/** A day that was asked in time is promised: it raises the need, and the planner sees that. FLEX-3, STUDY-1, HOL-1 */
function guaranteedStep(
  subject: WishSubject,
  moments: readonly TrialMoment[],
  tightest: TrialMoment,
): CheckStep {
  const { required, requiredAfter, rostered } = tightest
  const { startMinute: start, endMinute: end } = stretchAround(
    moments,
    tightest,
    (moment) =>
      moment.requiredAfter === requiredAfter && moment.required === required && moment.rostered === rostered,
  )
  const needBefore = Math.max(required, 0)
  const params = { start, end, count: requiredAfter, need: requiredAfter, needBefore, rostered }
  return checkStep('ratio', 'ok', 'check.ratio.guaranteed', params, sumOf(subject, tightest))
}

/** Too few staff, said as precisely as it is known. */
function overStep(
  subject: WishSubject,
  moments: readonly TrialMoment[],
  tightest: TrialMoment,
  strain: Strain,
): CheckStep {
  const { day, input } = subject
  const table = sumOf(subject, tightest)
  const missing = strain(tightest)
  const { required, requiredAfter, rostered } = tightest
  const isSettled = day.location.isRosterSettled
  const isAlreadyShort = isSettled && required > rostered
  // The sentence names numbers, so it may only name the time in which they are these.
  const { startMinute, endMinute } = stretchAround(moments, tightest, (moment) =>
    isAlreadyShort
      ? moment.required === required && moment.rostered === rostered
      : strain(moment) === missing && moment.requiredAfter === requiredAfter,
  )
  const times = { start: startMinute, end: endMinute }
  const counts = { before: sum(tightest.counts), after: sum(tightest.countsAfter) }
  if (input.wish.kind === 'extraDay' && day.context.policies['extraDay.mayUseExtraStaff']) {
    const present = isSettled ? rostered : Math.max(required, 0)
    const params = { ...times, count: missing, need: requiredAfter, rostered: present }
    return checkStep('ratio', 'caution', 'check.ratio.extraStaff', params, table)
  }
  if (!isSettled) {
    const params = { ...times, count: requiredAfter, need: requiredAfter, needBefore: Math.max(required, 0) }
    return checkStep('ratio', 'no', 'check.ratio.moreNeeded', params, table)
  }
  if (isAlreadyShort) {
    const params = { ...times, count: required - rostered, before: counts.before, need: required, rostered }
    return checkStep('ratio', 'no', 'check.ratio.alreadyShort', params, table)
  }
  const params = { ...times, count: requiredAfter, need: requiredAfter, after: counts.after, rostered }
  return checkStep('ratio', 'no', 'check.ratio.short', params, table)
}

/** Enough staff; a caution when the law itself is not sure of a number used here. BKR-3, BKR-6, BKR-19 */
function fittingStep(
  subject: WishSubject,
  moments: readonly TrialMoment[],
  tightest: TrialMoment,
): CheckStep {
  const { day } = subject
  const isUnsure = ({ place: { ratio }, groupCountsAfter, countsAfter }: TrialMoment): boolean =>
    ratio.cautionsFor(ratio.level === 'location' ? groupCountsAfter : countsAfter).length > 0
  const unsure = moments.find(isUnsure)
  if (unsure !== undefined) {
    const { startMinute, endMinute } = stretchAround(moments, unsure, isUnsure)
    const params = { start: startMinute, end: endMinute }
    return checkStep('ratio', 'caution', 'check.ratio.lawUnsure', params, sumOf(subject, unsure))
  }
  const isDip = (moment: TrialMoment): boolean => moment.requiredAfter > moment.rostered
  const dip = day.location.isRosterSettled ? moments.find(isDip) : undefined
  if (dip !== undefined) {
    const { startMinute, endMinute } = stretchAround(moments, dip, isDip)
    const { requiredAfter: need, rostered } = dip
    const params = { start: startMinute, end: endMinute, need, rostered }
    return checkStep('ratio', 'ok', 'check.ratio.okWithDip', params, sumOf(subject, dip))
  }
  const params = {
    need: tightest.requiredAfter,
    start: tightest.startMinute,
    end: tightest.endMinute,
    before: sum(tightest.counts),
    after: sum(tightest.countsAfter),
  }
  const table = sumOf(subject, tightest)
  return day.location.isRosterSettled
    ? checkStep('ratio', 'ok', 'check.ratio.ok', { ...params, rostered: tightest.rostered }, table)
    : checkStep('ratio', 'ok', 'check.ratio.okProvisional', params, table)
}

/** Says whether the answer is final. CHECK-2 */
export function decideRosterSettled({ day }: WishSubject): CheckStep {
  const week = isoWeekOf(day.location.day)
  return day.location.isRosterSettled
    ? checkStep('rosterSettled', 'ok', 'check.rosterSettled.ok', { week })
    : checkStep('rosterSettled', 'ok', 'check.rosterSettled.provisional', { week })
}
