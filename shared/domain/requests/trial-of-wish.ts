import type { Interval } from '#shared/kernel/time.ts'
import { overlapOf } from '../occupancy/intervals.ts'
import { tryChange, type TrialChange, type TrialMoment, type TrialPlace } from './trial.ts'
import type { WishSubject } from './wish-subject.ts'

/**
 * The wanted stretch, moment by moment, with the child added. When the given care lies on the same day it is taken out
 * first, so that a child is never counted twice. Only what comes on top is looked at: a shortage in hours the child comes
 * for anyway is not of this wish. Empty when no law version covers the day. STUDY-1
 */
export function trialOfWish(subject: WishSubject): readonly TrialMoment[] {
  const { day, places, wanted, added } = subject
  const spans = added.length === 0 ? [wanted] : added
  return spans.flatMap((span) =>
    places.flatMap(({ place, ...stretch }) => {
      // Whoever comes while groups are together is with the host. MERGE-1
      const inPlace = overlapOf(span, stretch)
      if (inPlace === null) return []
      return tryChange({ day: day.location, place, change: changeOf(subject, place), span: inPlace })
    }),
  )
}

function changeOf(subject: WishSubject, { group }: TrialPlace): TrialChange {
  const { child, ageYears, wanted } = subject
  return {
    childId: child.child.id,
    ageYears,
    removed: removedOf(subject),
    added: { ...wanted, groupId: group.id },
  }
}

/** The care that is given up on the wanted day itself. */
export function removedOf({ given, input }: WishSubject): readonly Interval[] {
  const isSameDay = given !== null && given.day.location.day === input.wish.wantedDay
  return isSameDay ? given.stretches : []
}
