import type { Interval } from '#shared/kernel/time.ts'
import type { ChildId } from '../ids.ts'
import { isWithHost } from '../occupancy/merge-effect.ts'
import type { LocationDay, Presence } from '../occupancy/model.ts'
import { checkStep } from './check-step.ts'
import type { CareWish, CheckStep } from './model.ts'
import { hullOf } from './resolve-given.ts'
import type { WishSubject } from './wish-subject.ts'

/**
 * When and where the child comes that day, in order of time. While groups are together it is care in its own group: who
 * is with whom can change, and what is agreed with a parent stays. MERGE-1
 */
export function presencesOf(day: LocationDay, childId: ChildId): readonly Presence[] {
  return day.groups
    .flatMap((group) => group.presences.filter((presence) => presence.childId === childId))
    .map((presence) => inOwnGroup(day, presence))
    .toSorted((a, b) => a.startMinute - b.startMinute)
}

function inOwnGroup(day: LocationDay, presence: Presence): Presence {
  return presence.ownGroupId !== null && isWithHost(day, presence)
    ? { ...presence, groupId: presence.ownGroupId, moveReason: null }
    : presence
}

function isAdjacent(a: Interval, b: Interval): boolean {
  return a.endMinute === b.startMinute || b.endMinute === a.startMinute
}

/**
 * The times of a longer stay; what was left open is one step long, and lies behind the care of that day unless the
 * end says otherwise. EXTRA-2
 *
 * @param care the care of that day, at least one stretch
 */
export function extraHourTimes(wish: CareWish, care: readonly Interval[], stepMinutes: number): Interval {
  const { endMinute: last } = hullOf(care)
  const { wantedStartMinute: start, wantedEndMinute: end } = wish
  if (start !== null) return { startMinute: start, endMinute: end ?? start + stepMinutes }
  if (end === null) return { startMinute: last, endMinute: last + stepMinutes }
  return { startMinute: last < end ? last : end - stepMinutes, endMinute: end }
}

/** The care a longer stay is joined to: what it touches, else the last of the day. */
export function adjoiningOf(wanted: Interval, care: readonly Presence[]): Presence | undefined {
  return care.find((presence) => isAdjacent(presence, wanted)) ?? care.at(-1)
}

/** An extra (half) hour lies right before or after the child's own care of that day, in the same group. EXTRA-2 */
export function decideAdjoining({ adjoining, wanted, group, input }: WishSubject): CheckStep | null {
  if (adjoining === null) return null
  const times = { start: adjoining.startMinute, end: adjoining.endMinute }
  if (!isAdjacent(adjoining, wanted)) return checkStep('adjoining', 'no', 'check.adjoining.apart', times)
  if (adjoining.groupId === group.id) return checkStep('adjoining', 'ok', 'check.adjoining.ok', times)
  const groupName = input.index.groupById.get(adjoining.groupId)?.name ?? ''
  return checkStep('adjoining', 'no', 'check.adjoining.otherGroup', { ...times, groupName })
}
