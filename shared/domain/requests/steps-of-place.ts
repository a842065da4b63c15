import { completedMonths } from '#shared/kernel/time.ts'
import { NOT_ALLOWED } from '../ratio/model.ts'
import { checkStep } from './check-step.ts'
import type { CheckStep } from './model.ts'
import { sumOf } from './ratio-sum.ts'
import { stretchAround, sum } from './tightest-moment.ts'
import type { TrialMoment } from './trial.ts'
import type { WishSubject } from './wish-subject.ts'

/**
 * Place: may the group be that large, by the law and by the house? At location level the law's maximum of one base
 * group counts, apart from the staff. BKR-1, BKR-4, BKR-6, GROUP-5
 */
export function decideGroupMax(subject: WishSubject, moments: readonly TrialMoment[]): CheckStep | null {
  const isForbidden = ({ place, groupCountsAfter, requiredAfter }: TrialMoment): boolean =>
    place.ratio.level === 'location'
      ? !place.ratio.groupAllowed(groupCountsAfter)
      : requiredAfter === NOT_ALLOWED
  // Over the maximum first: while groups are together that of the host counts. MERGE-1
  const overOf = ({ childrenAfter, place }: TrialMoment): number => childrenAfter - place.group.maxChildren
  let fullest: TrialMoment | undefined
  for (const moment of moments) {
    if (fullest === undefined || overOf(moment) > overOf(fullest)) fullest = moment
  }
  if (fullest === undefined) return null
  const { ratio, group } = fullest.place
  if (overOf(fullest) > 0) {
    const isFull = (moment: TrialMoment): boolean => overOf(moment) > 0
    const { startMinute, endMinute } = stretchAround(moments, fullest, isFull)
    const params = {
      children: fullest.childrenAfter,
      max: group.maxChildren,
      start: startMinute,
      end: endMinute,
    }
    // GROUP-5: the house may set its own maximum aside, the law's not.
    return moments.some(isForbidden)
      ? checkStep('groupMax', 'no', 'check.groupMax.fullByLaw', params)
      : checkStep('groupMax', 'no', 'check.groupMax.full', params)
  }
  const forbidden = moments.find(isForbidden)
  if (forbidden !== undefined) {
    const { startMinute, endMinute } = stretchAround(moments, forbidden, isForbidden)
    const children = ratio.level === 'location' ? forbidden.childrenAfter : sum(forbidden.countsAfter)
    const params = { children, start: startMinute, end: endMinute }
    return checkStep('groupMax', 'no', 'check.groupMax.notAllowed', params, sumOf(subject, forbidden))
  }
  return checkStep('groupMax', 'ok', 'check.groupMax.ok', {
    children: fullest.childrenAfter,
    max: group.maxChildren,
  })
}

/**
 * Age: does the child fit the ages of the group on that day? In its own group a child outside the range is a thing
 * to look at, not a refusal: the contract put it there. CHECK-1
 */
export function decideAgeRange({ child, group, isOwnGroup, input }: WishSubject): CheckStep {
  const months = completedMonths(child.child.birthDate, input.wish.wantedDay)
  const params = { months, min: group.minAgeMonths, max: group.maxAgeMonths }
  if (group.minAgeMonths <= months && months < group.maxAgeMonths) {
    return checkStep('ageRange', 'ok', 'check.ageRange.ok', params)
  }
  return isOwnGroup
    ? checkStep('ageRange', 'caution', 'check.ageRange.ownOutside', params)
    : checkStep('ageRange', 'no', 'check.ageRange.outside', params)
}
