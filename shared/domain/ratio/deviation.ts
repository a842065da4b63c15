import { invariant } from '#shared/kernel/invariant.ts'
import type { Interval } from '#shared/kernel/time.ts'
import { step } from './ratio-steps.ts'
import type { DeviationLaw, RatioStep, RatioVerdict } from './model.ts'

/** A stretch of a day in which the need and the staff do not change. */
export interface StaffingSegment extends Interval {
  readonly required: number
  readonly staff: number
}

export interface DeviationQuestion {
  /** The group's (day care) or the location's (bso since 2024-07-01) day; stretches may not overlap. */
  readonly segments: readonly StaffingSegment[]
  /** The longest stretch without a gap in which care is offered that day. */
  readonly openMinutes: number
  /** Stretches of preschool education, in which the deviation does not hold. BKR-12 */
  readonly preschoolIntervals?: readonly Interval[]
}

export interface DeviationBudget {
  readonly verdict: RatioVerdict
  /** Minutes the law allows on such a day; 0 when the location is not open long enough. */
  readonly allowedMinutes: number
  /** Minutes with less staff than required. */
  readonly usedMinutes: number
  /** Never below 0. */
  readonly remainingMinutes: number
  readonly violations: readonly RatioStep[]
  readonly cautions: readonly RatioStep[]
  readonly steps: readonly RatioStep[]
}

/** The staff that must stay while fewer than required work: half, rounded up. BKR-13, BKR-14 */
export function leastStaff(required: number): number {
  return Math.ceil(required / 2)
}

/**
 * How much of a day's room for fewer staff is used, and where it is used wrongly. Day care has three hours (BKR-13);
 * bso has half an hour on a school day and three hours on a school-free day (BKR-14): the law version says which.
 */
export function deviationBudget(law: DeviationLaw, question: DeviationQuestion): DeviationBudget {
  const rule = ruleOf(law)
  const short = listShortSegments(question.segments)
  const usedMinutes = short.reduce((minutes, segment) => minutes + minutesOf(segment), 0)
  const isOpenLongEnough = question.openMinutes >= law.minOpenMinutes
  const allowedMinutes = isOpenLongEnough ? law.maxMinutesPerDay : 0
  const violations: RatioStep[] = []
  if (usedMinutes > 0 && !isOpenLongEnough) {
    violations.push(
      step('ratio.deviationNotOpenLongEnough', {
        rule,
        openMinutes: question.openMinutes,
        neededMinutes: law.minOpenMinutes,
      }),
    )
  } else if (usedMinutes > allowedMinutes) {
    violations.push(step('ratio.deviationTooLong', { rule, usedMinutes, allowedMinutes }))
  }
  for (const segment of short) {
    if (segment.staff < leastStaff(segment.required)) violations.push(stepOfBelowHalf(rule, segment))
  }
  const cautions = listPreschoolCautions(short, question.preschoolIntervals ?? [])
  const remainingMinutes = Math.max(0, allowedMinutes - usedMinutes)
  return {
    verdict: violations.length > 0 ? 'no' : cautions.length > 0 ? 'caution' : 'ok',
    allowedMinutes,
    usedMinutes,
    remainingMinutes,
    violations,
    cautions,
    steps: [
      usedMinutes === 0
        ? step('ratio.deviationUnused', { rule, allowedMinutes })
        : step('ratio.deviationWithin', { rule, usedMinutes, allowedMinutes, remainingMinutes }),
      ...stepsOfPlan(law, rule),
    ],
  }
}

function ruleOf(law: DeviationLaw): string {
  return law.part === 'deviation-day-care' ? 'BKR-13' : 'BKR-14'
}

function minutesOf(interval: Interval): number {
  return interval.endMinute - interval.startMinute
}

function listShortSegments(segments: readonly StaffingSegment[]): readonly StaffingSegment[] {
  const ordered = segments.toSorted((a, b) => a.startMinute - b.startMinute)
  let lastEnd = 0
  for (const segment of ordered) {
    invariant(segment.startMinute < segment.endMinute, 'a stretch of a day must have a length')
    invariant(segment.startMinute >= lastEnd, 'stretches of one group do not overlap')
    lastEnd = segment.endMinute
  }
  return ordered.filter((segment) => segment.staff < segment.required)
}

function stepOfBelowHalf(rule: string, segment: StaffingSegment): RatioStep {
  return step('ratio.deviationBelowHalf', {
    rule,
    startMinute: segment.startMinute,
    endMinute: segment.endMinute,
    required: segment.required,
    staff: segment.staff,
    leastStaff: leastStaff(segment.required),
  })
}

/** Not seen in a text of the law, so a caution and no block. BKR-12 */
function listPreschoolCautions(
  short: readonly StaffingSegment[],
  preschool: readonly Interval[],
): readonly RatioStep[] {
  return short
    .filter((segment) =>
      preschool.some(
        (interval) => interval.startMinute < segment.endMinute && segment.startMinute < interval.endMinute,
      ),
    )
    .map((segment) =>
      step('ratio.cautionDeviationPreschool', {
        rule: 'BKR-12',
        startMinute: segment.startMinute,
        endMinute: segment.endMinute,
      }),
    )
}

function stepsOfPlan(law: DeviationLaw, rule: string): readonly RatioStep[] {
  if (law.planNames === 'times') return [step('ratio.deviationPlanTimes', { rule })]
  if (law.planNames === 'framework') return [step('ratio.deviationPlanFramework', { rule })]
  return []
}

/** The stretches with fewer staff than required, joined where they touch; in order of time. */
export function listDeviationIntervals(segments: readonly StaffingSegment[]): readonly Interval[] {
  const joined: Interval[] = []
  for (const { startMinute, endMinute } of listShortSegments(segments)) {
    const last = joined.at(-1)
    if (last !== undefined && last.endMinute === startMinute) {
      joined[joined.length - 1] = { startMinute: last.startMinute, endMinute }
    } else joined.push({ startMinute, endMinute })
  }
  return joined
}

/**
 * BKR-13: the deviation may differ per weekday, not per week. Compares a day with the same weekday of another week;
 * whether that sentence still stands is not sure, so the answer is a caution and never a block.
 */
export function findPatternCaution(
  law: DeviationLaw,
  usual: readonly StaffingSegment[],
  actual: readonly StaffingSegment[],
): RatioStep | undefined {
  if (!law.isWeeklyPattern) return undefined
  const before = listDeviationIntervals(usual)
  const after = listDeviationIntervals(actual)
  const isSame =
    before.length === after.length &&
    before.every(
      (interval, index) =>
        interval.startMinute === after[index]?.startMinute && interval.endMinute === after[index]?.endMinute,
    )
  return isSame ? undefined : step('ratio.cautionDeviationPattern', { rule: 'BKR-13' })
}
