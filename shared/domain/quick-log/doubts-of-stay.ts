import { isOverlapping } from '#shared/kernel/time.ts'
import type { ExtraAttendance, LoggedStay } from '../attendance/model.ts'
import type { LocationDay } from '../occupancy/model.ts'
import type { CareSetting } from '../organisation/model.ts'
import { isStanding } from './care-of-day.ts'

/** What a manager should look at before a stay is invoiced. */
export const stayDoubts = ['duplicate', 'notAdjoining', 'tooTight', 'outsideOpening', 'noTariff'] as const
export type StayDoubt = (typeof stayDoubts)[number]

export interface StayFacts {
  readonly stay: LoggedStay
  readonly day: LocationDay
  readonly setting: CareSetting
  /** All of the child on that day. */
  readonly stays: readonly LoggedStay[]
  readonly extras: readonly ExtraAttendance[]
  /** Whether its line has a price. MONEY-1 */
  readonly isPriced: boolean
}

/**
 * `duplicate`: the same time is in other care of the child as well; `notAdjoining`: the care it was written beside has
 * changed since (EXTRA-2); `tooTight`: there were too few staff; `outsideOpening`: it happened while the house was closed;
 * `noTariff`: no price is known for that day. In this order.
 */
export function doubtsOfStay(facts: StayFacts): readonly StayDoubt[] {
  const { stay, day, setting, isPriced } = facts
  const opening = day.settings.find((candidate) => candidate.setting === setting)?.opening ?? null
  const isOutside =
    opening === null || stay.startMinute < opening.startMinute || stay.endMinute > opening.endMinute
  const doubts: Readonly<Record<StayDoubt, boolean>> = {
    duplicate: isDuplicate(facts),
    notAdjoining: !isAdjoining(facts),
    tooTight: stay.tooTight !== null,
    outsideOpening: isOutside,
    noTariff: !isPriced,
  }
  return stayDoubts.filter((doubt) => doubts[doubt])
}

function isDuplicate({ stay, stays, extras }: StayFacts): boolean {
  return (
    stays.some((other) => other.id !== stay.id && isStanding(other) && isOverlapping(other, stay)) ||
    extras.some((extra) => extra.id !== stay.extraAttendanceId && isOverlapping(extra, stay))
  )
}

/** Touches care of the child that day, or another stay that does. */
function isAdjoining({ stay, day, stays }: StayFacts): boolean {
  const others = day.groups
    .flatMap((group) => group.presences)
    .filter(({ childId }) => childId === stay.childId)
  const touches = (row: { readonly startMinute: number; readonly endMinute: number }): boolean =>
    row.endMinute === stay.startMinute || row.startMinute === stay.endMinute
  return (
    others.some(touches) || stays.some((other) => other.id !== stay.id && isStanding(other) && touches(other))
  )
}
