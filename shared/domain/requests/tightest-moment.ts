import { QUARTER_MINUTES, type Interval } from '#shared/kernel/time.ts'
import { isDipAllowed } from '../occupancy/deviation-of-day.ts'
import { NOT_ALLOWED } from '../ratio/model.ts'
import type { TightestQuarter } from './model.ts'
import type { TrialMoment } from './trial.ts'
import type { WishSubject } from './wish-subject.ts'

/** How far a moment is over what may be: above 0 does not fit. */
export type Strain = (moment: TrialMoment) => number

/** Staff the law asks more than there are rostered. CHECK-1 */
export const strainOnRoster: Strain = (moment) =>
  moment.requiredAfter === NOT_ALLOWED ? Number.POSITIVE_INFINITY : moment.requiredAfter - moment.rostered

/** Staff the law asks more than without the child, while the roster is not settled. CHECK-2 */
export const strainOnNeed: Strain = (moment) => {
  if (moment.requiredAfter === NOT_ALLOWED) return Number.POSITIVE_INFINITY
  return moment.requiredAfter - Math.max(moment.required, 0)
}

/** As on the roster, but a planned dip that the house may have counts as the need without the child. BKR-13, BKR-14 */
const strainWithDips: Strain = (moment) =>
  moment.requiredAfter === NOT_ALLOWED
    ? Number.POSITIVE_INFINITY
    : moment.requiredAfter - Math.max(moment.rostered, moment.required)

export function strainOf({ day, input, places }: WishSubject): Strain {
  if (!day.location.isRosterSettled) return strainOnNeed
  const withDips = new Set(
    places.flatMap(({ place: { unit } }) =>
      isDipAllowed(input.index, input.book, day.location, unit) ? [unit] : [],
    ),
  )
  return (moment) => (withDips.has(moment.place.unit) ? strainWithDips(moment) : strainOnRoster(moment))
}

/** The moment with the least to spare: the most strain, then the most staff, then the most children, then the first. */
export function findTightest(moments: readonly TrialMoment[], strain: Strain): TrialMoment | undefined {
  let tightest: TrialMoment | undefined
  for (const moment of moments) {
    if (tightest === undefined || isTighter(moment, tightest, strain)) tightest = moment
  }
  return tightest
}

function isTighter(moment: TrialMoment, other: TrialMoment, strain: Strain): boolean {
  const own = strain(moment)
  const others = strain(other)
  if (own !== others) return own > others
  if (moment.requiredAfter !== other.requiredAfter) return moment.requiredAfter > other.requiredAfter
  return moment.childrenAfter > other.childrenAfter
}

/** The moment with those right before and after it for which the same holds: "between 8:30 and 9:15". */
export function stretchAround(
  moments: readonly TrialMoment[],
  moment: TrialMoment,
  isAlike: (other: TrialMoment) => boolean,
): Interval {
  const place = moments.indexOf(moment)
  let first = place
  let last = place
  while (isJoined(moments, first - 1) && isAlikeAt(moments, first - 1, isAlike)) first -= 1
  while (isJoined(moments, last) && isAlikeAt(moments, last + 1, isAlike)) last += 1
  return {
    startMinute: moments[first]?.startMinute ?? moment.startMinute,
    endMinute: moments[last]?.endMinute ?? moment.endMinute,
  }
}

/** Whether a moment is followed at once by the next; around a block of care there are two stretches. STUDY-1 */
function isJoined(moments: readonly TrialMoment[], place: number): boolean {
  return moments[place] !== undefined && moments[place].endMinute === moments[place + 1]?.startMinute
}

function isAlikeAt(
  moments: readonly TrialMoment[],
  place: number,
  isAlike: (other: TrialMoment) => boolean,
): boolean {
  const moment = moments[place]
  return moment !== undefined && isAlike(moment)
}

/** The first quarter of an hour of the tightest moment; shorter when somebody comes or goes within it. CAL-4 */
export function tightestQuarterOf(subject: WishSubject, moment: TrialMoment): TightestQuarter {
  return {
    day: subject.input.wish.wantedDay,
    groupId: moment.place.group.id,
    startMinute: moment.startMinute,
    endMinute: Math.min(moment.endMinute, moment.startMinute + QUARTER_MINUTES),
    children: sum(moment.counts),
    childrenAfter: sum(moment.countsAfter),
    required: moment.required === NOT_ALLOWED ? null : moment.required,
    requiredAfter: moment.requiredAfter === NOT_ALLOWED ? null : moment.requiredAfter,
    rostered: moment.rostered,
  }
}

/** Children of the whole ratio unit. */
export function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
