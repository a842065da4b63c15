import { tryChange, type TrialChange, type TrialMoment } from './trial.ts'
import type { WishSubject } from './wish-subject.ts'

/**
 * The wanted stretch, moment by moment, with the child added. When the given care lies on the same day it is taken out
 * first, so that a child is never counted twice. Only what comes on top is looked at: a shortage in hours the child comes
 * for anyway is not of this wish. Empty when no law version covers the day. STUDY-1
 */
export function trialOfWish(subject: WishSubject): readonly TrialMoment[] {
  const { ratio, day, unit, group, wanted, added } = subject
  if (ratio === undefined) return []
  const change = changeOf(subject)
  const spans = added.length === 0 ? [wanted] : added
  return spans.flatMap((span) =>
    tryChange({ day: day.location, unit, groupId: group.id, ratio, change, span }),
  )
}

export function changeOf({ child, ageYears, wanted, group, given, input }: WishSubject): TrialChange {
  const isSameDay = given !== null && given.day.location.day === input.wish.wantedDay
  return {
    childId: child.child.id,
    ageYears,
    removed: isSameDay ? given.stretches : [],
    added: { ...wanted, groupId: group.id },
  }
}
