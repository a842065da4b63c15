import { completedYears } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import { NOT_ALLOWED } from '../ratio/model.ts'
import { checkStep } from './check-step.ts'
import { say } from './codes.ts'
import { countPlaces } from './count-places.ts'
import type { CheckStep } from './model.ts'
import { strainOnNeed, strainOnRoster } from './tightest-moment.ts'
import { trialPlacesOf } from './trial-places.ts'
import { tryChange, unitOfGroup, type TrialMoment } from './trial.ts'
import type { GivenSide, WishSubject } from './wish-subject.ts'

interface GivenTrial {
  readonly moments: readonly TrialMoment[]
  readonly ageYears: number
}

/** The day given up, without the child; `undefined` when no law version covers it. */
function tryWithout({ input, child }: WishSubject, given: GivenSide): GivenTrial | undefined {
  const { location } = given.day
  const { groupId } = given.contract.contract
  if (unitOfGroup(location, groupId) === undefined) return undefined
  const ageYears = completedYears(child.child.birthDate, location.day)
  const stay = { childId: child.child.id, groupId, ageYears }
  const change = { childId: child.child.id, ageYears, removed: given.stretches, added: null }
  const moments = given.stretches.flatMap((stretch) =>
    trialPlacesOf(input.index, input.book, location, stay, stretch).flatMap(({ place, ...span }) =>
      tryChange({ day: location, place, change, span }),
    ),
  )
  return moments.length === 0 ? undefined : { moments, ageYears }
}

/**
 * Whether the law would ask more staff on the given day without the child. It never should (a child less needs no
 * more staff), which is why it is computed and not assumed. Only said when it does. BKR-3
 */
export function decideGivenNeed(subject: WishSubject): CheckStep | null {
  const { given } = subject
  if (given === null || given.isClosed) return null
  const isRising = tryWithout(subject, given)?.moments.some(
    (moment) => moment.required !== NOT_ALLOWED && moment.requiredAfter > moment.required,
  )
  const day = given.day.location.day
  return isRising === true ? checkStep('givenDay', 'caution', 'check.givenDay.needRises', { day }) : null
}

/** What giving up sets free: the places of that day for a child of the same age, with and without this one. */
export function describeGivenSide(subject: WishSubject): Message | null {
  const { given } = subject
  if (given === null) return null
  const { location } = given.day
  const { day } = location
  if (given.isClosed) return say('check.givenSide.closed', { day })
  const trial = location.isRosterKnown ? tryWithout(subject, given) : undefined
  if (trial === undefined) return say('check.givenSide.unknown', { day })
  const { moments, ...rest } = trial
  const places = { ...rest, strain: location.isRosterSettled ? strainOnRoster : strainOnNeed }
  const before = countPlaces({ ...places, moments: moments.map(withoutChange) })
  const after = countPlaces({ ...places, moments })
  return after > before
    ? say('check.givenSide.freed', { day, count: after, before, age: trial.ageYears })
    : say('check.givenSide.unchanged', { day, age: trial.ageYears })
}

/** The same moment as it stands now. */
function withoutChange(moment: TrialMoment): TrialMoment {
  return {
    ...moment,
    childrenAfter: moment.children,
    countsAfter: moment.counts,
    groupCountsAfter: moment.groupCounts,
    requiredAfter: moment.required,
  }
}
