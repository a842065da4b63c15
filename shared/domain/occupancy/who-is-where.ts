import type { MinuteOfDay } from '#shared/kernel/time.ts'
import type { BaseGroupId, ChildId } from '../ids.ts'
import { AGE_SLOTS } from '../ratio/model.ts'
import { ageSlot } from './compute-segments.ts'
import type { LocationDay, Presence, StaffPresence } from './model.ts'

/** Everybody at one minute of a day, per group. */
export interface GroupMoment {
  readonly groupId: BaseGroupId
  readonly children: readonly Presence[]
  readonly staff: readonly StaffPresence[]
  /** Children by completed years on that day, length 13. BKR-19 */
  readonly counts: readonly number[]
}

/** Who is where at a minute: the start of a stretch belongs to it, the end does not. */
export function listGroupMoments(day: LocationDay, minute: MinuteOfDay): readonly GroupMoment[] {
  return day.groups.map((group) => {
    const children = group.presences.filter((presence) => isAt(presence, minute))
    const counts = new Array<number>(AGE_SLOTS).fill(0)
    for (const child of children) {
      const slot = ageSlot(child.ageYears)
      counts[slot] = (counts[slot] ?? 0) + 1
    }
    return {
      groupId: group.groupId,
      children,
      staff: group.staff.filter((member) => isAt(member, minute)),
      counts,
    }
  })
}

/** Where a child is at a minute; `undefined` when it is not there. */
export function findPresence(day: LocationDay, childId: ChildId, minute: MinuteOfDay): Presence | undefined {
  for (const group of day.groups) {
    const found = group.presences.find((presence) => presence.childId === childId && isAt(presence, minute))
    if (found !== undefined) return found
  }
  return undefined
}

/** All stretches of one child on the day, in order of time. */
export function listPresencesOf(day: LocationDay, childId: ChildId): readonly Presence[] {
  return day.groups
    .flatMap((group) => group.presences.filter((presence) => presence.childId === childId))
    .toSorted((a, b) => a.startMinute - b.startMinute)
}

function isAt(
  stretch: { readonly startMinute: number; readonly endMinute: number },
  minute: number,
): boolean {
  return stretch.startMinute <= minute && minute < stretch.endMinute
}
