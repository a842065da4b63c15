import type { MinuteOfDay } from '#shared/kernel/time.ts'
import type { LoggedStay } from '../attendance/model.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import type { LocationDay, Presence } from '../occupancy/model.ts'
import { listPresencesOf } from '../occupancy/who-is-where.ts'

/** The care of one child on one day as it was agreed: what was written down at the door is left out. EXTRA-2 */
export interface AgreedCare {
  readonly startMinute: MinuteOfDay
  readonly endMinute: MinuteOfDay
  /** Where the day begins and where it ends; a child may change groups in between. GROUP-2 */
  readonly firstGroupId: BaseGroupId
  readonly lastGroupId: BaseGroupId
  /** In order of time; more than one with school in between. */
  readonly stretches: readonly Presence[]
}

/** Whether the stay still counts. */
export function isStanding(stay: LoggedStay): boolean {
  return stay.removedAt === null
}

const WAIVED_PREFIX = 'waived:'

/** The id of a longer stay that somebody looked at and let go; it never counted. */
export function waivedStayId(id: string): string {
  return `${WAIVED_PREFIX}${id}`
}

/**
 * Looked at and not charged, so that the control list does not ask again. What staff wrote down by mistake and took back
 * is no such decision.
 */
export function isWaived(stay: LoggedStay): boolean {
  return stay.id.startsWith(WAIVED_PREFIX)
}

/** The agreed care of a child on a day, or `undefined` when it has none there. */
export function agreedCareOf(
  day: LocationDay,
  childId: ChildId,
  stays: readonly LoggedStay[],
): AgreedCare | undefined {
  const own = stays.filter((stay) => stay.childId === childId && stay.day === day.day && isStanding(stay))
  const stretches = listPresencesOf(day, childId).filter((presence) => !isOfStay(presence, own))
  const first = stretches[0]
  const last = stretches.toSorted((a, b) => a.endMinute - b.endMinute).at(-1)
  if (first === undefined || last === undefined) return undefined
  return {
    startMinute: first.startMinute,
    endMinute: last.endMinute,
    firstGroupId: first.groupId,
    lastGroupId: last.groupId,
    stretches,
  }
}

function isOfStay(presence: Presence, stays: readonly LoggedStay[]): boolean {
  return (
    presence.origin === 'extraHour' &&
    stays.some((stay) => stay.startMinute <= presence.startMinute && presence.endMinute <= stay.endMinute)
  )
}
