import type { IsoDay, MinuteOfDay } from '#shared/kernel/time.ts'
import type { LoggedStay, ObservedTime } from '../attendance/model.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { LocationDay } from '../occupancy/model.ts'
import type { HousePolicies } from '../policies/model.ts'
import { agreedCareOf, isStanding, isWaived } from './care-of-day.ts'
import type { StaySide } from './decide-stay.ts'

/** A child who was there longer than was agreed and written down. */
export interface LongerStay {
  readonly observedTimeId: string
  readonly childId: ChildId
  readonly groupId: BaseGroupId
  readonly day: IsoDay
  readonly side: StaySide
  /** Until when (or from when) care was agreed and written down. */
  readonly bookedMinute: MinuteOfDay
  /** When the child really left or came. */
  readonly observedMinute: MinuteOfDay
  /** To write down: all the time outside the agreed care on that side, in whole steps. */
  readonly minutes: number
}

/** A child who was there on a day without any care agreed. */
export interface UnbookedDay {
  readonly observedTimeId: string
  readonly childId: ChildId
  readonly day: IsoDay
  readonly arrivedMinute: MinuteOfDay | null
  readonly leftMinute: MinuteOfDay | null
}

export interface LongerStays {
  readonly longer: readonly LongerStay[]
  readonly unbooked: readonly UnbookedDay[]
}

/**
 * "Stayed longer, not invoiced": what was seen at the door against what was agreed and written down that day. Minutes of
 * grace are not worth a line; who passes them is charged in whole steps, the first minutes included. EXTRA-2
 *
 * @param observed of this day
 * @param stays of this day, also those that were taken back
 */
export function findLongerStays(
  day: LocationDay,
  observed: readonly ObservedTime[],
  stays: readonly LoggedStay[],
  policies: HousePolicies,
): LongerStays {
  const longer: LongerStay[] = []
  const unbooked: UnbookedDay[] = []
  for (const seen of observed) {
    if (seen.day !== day.day) continue
    const own = stays.filter((stay) => stay.childId === seen.childId && stay.day === day.day)
    const care = agreedCareOf(day, seen.childId, own)
    if (care === undefined) {
      const { id, childId, arrivedMinute, leftMinute } = seen
      unbooked.push({ observedTimeId: id, childId, day: day.day, arrivedMinute, leftMinute })
      continue
    }
    const found = { observedTimeId: seen.id, childId: seen.childId, day: day.day }
    const late = excess('late', seen.leftMinute, care.endMinute, own, policies)
    if (late !== null) longer.push({ ...found, ...late, groupId: care.lastGroupId })
    const early = excess('early', seen.arrivedMinute, care.startMinute, own, policies)
    if (early !== null) longer.push({ ...found, ...early, groupId: care.firstGroupId })
  }
  return { longer, unbooked }
}

function excess(
  side: StaySide,
  observedMinute: MinuteOfDay | null,
  agreedMinute: MinuteOfDay,
  stays: readonly LoggedStay[],
  policies: HousePolicies,
): Pick<LongerStay, 'side' | 'bookedMinute' | 'observedMinute' | 'minutes'> | null {
  const own = stays.filter((stay) => stay.side === side)
  if (observedMinute === null || own.some(isWaived)) return null
  const logged = own.filter(isStanding).reduce((sum, stay) => sum + stay.endMinute - stay.startMinute, 0)
  const direction = side === 'late' ? 1 : -1
  const bookedMinute = agreedMinute + direction * logged
  const over = direction * (observedMinute - bookedMinute)
  if (over <= policies['extraHour.graceMinutes']) return null
  const step = policies['extraHour.stepMinutes']
  const minutes = Math.ceil((direction * (observedMinute - agreedMinute)) / step) * step
  return { side, bookedMinute, observedMinute, minutes }
}
