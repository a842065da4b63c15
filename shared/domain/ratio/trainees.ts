import { step } from './ratio-steps.ts'
import type { RatioStep, RatioVerdict, TraineesLaw } from './model.ts'

export interface TraineesAnswer {
  readonly verdict: RatioVerdict
  /** Trainees who may count towards the staff the law asks. */
  readonly maxTrainees: number
  readonly step: RatioStep
}

/** A third of the staff the law asks over all day-care groups of the centre, rounded down. BKR-16 */
export function maxTrainees(law: TraineesLaw, requiredPerGroup: readonly number[]): number {
  return Math.floor(sum(requiredPerGroup) / law.shareOneIn)
}

/**
 * BKR-16: whether so many trainees may count at this moment. Between a third and the temporary half (until 2026-07-01)
 * the answer is a caution: that half was seen in letters only, and since when was not seen.
 */
export function decideTrainees(
  law: TraineesLaw,
  requiredPerGroup: readonly number[],
  trainees: number,
): TraineesAnswer {
  const required = sum(requiredPerGroup)
  const most = maxTrainees(law, requiredPerGroup)
  const params = { rule: 'BKR-16', trainees, required, maxTrainees: most }
  if (trainees <= most)
    return { verdict: 'ok', maxTrainees: most, step: step('ratio.traineesWithin', params) }
  const temporary = law.temporaryShareOneIn === null ? most : Math.floor(required / law.temporaryShareOneIn)
  if (trainees <= temporary) {
    const caution = step('ratio.cautionTraineesHalf', { ...params, temporaryMaximum: temporary })
    return { verdict: 'caution', maxTrainees: most, step: caution }
  }
  return { verdict: 'no', maxTrainees: most, step: step('ratio.traineesTooMany', params) }
}

/** BKR-16: since 2024-07-01 a group with trainees has a qualified member of staff at work that day. */
export function decideTraineeGroupDay(
  law: TraineesLaw,
  staffOfDay: { readonly qualified: number; readonly trainees: number },
): RatioStep | undefined {
  const isMissing = law.needsQualifiedPerGroupDay && staffOfDay.trainees > 0 && staffOfDay.qualified === 0
  return isMissing
    ? step('ratio.traineesWithoutQualified', { rule: 'BKR-16', trainees: staffOfDay.trainees })
    : undefined
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
