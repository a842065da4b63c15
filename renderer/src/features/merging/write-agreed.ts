import type { AgreedMerge } from '#shared/ipc/parts/merging.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { Verdict } from '#shared/domain/explanation/model.ts'
import type { Texts } from '../../app/texts.tsx'
import { writeWeekdays } from '../../app/write-merge.ts'

export type AgreedDay = AgreedMerge['days'][number]

/** How a merge stands on a day; undefined when it does not hold then. */
export function agreedDayOf(merge: AgreedMerge, day: IsoDay): AgreedDay | undefined {
  return merge.days.find((each) => each.day === day)
}

/** A standing in the three verdicts everything else speaks. MERGE-8 */
export const verdictOfStanding: Readonly<Record<AgreedDay['standing'], Verdict>> = {
  holds: 'ok',
  notNeeded: 'caution',
  notAllowed: 'no',
  over: 'unknown',
}

/** `elke dinsdag t/m 31-12-2026`. */
export function writeKind(
  texts: Texts,
  merge: Pick<AgreedMerge, 'kind' | 'weekdays' | 'validUntil'>,
): string {
  return texts.t(`merging.kind.${merge.kind}`, {
    weekdays: writeWeekdays(texts, merge.weekdays),
    until: merge.validUntil,
  })
}
