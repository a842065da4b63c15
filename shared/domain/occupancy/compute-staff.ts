import type { Interval } from '#shared/kernel/time.ts'
import type { StaffMemberId } from '../ids.ts'
import type { StaffRole } from '../staffing/model.ts'
import type { DayContext } from './day-context.ts'
import type { LocationIndex } from './index-location-facts.ts'
import { cutIntervals, hasLength } from './intervals.ts'
import { withMerges } from './merge-effect.ts'
import type { DayMerge, StaffPresence } from './model.ts'

/**
 * How a role counts for the ratio: the qualified fully, trainees and interns up to a share of the location, nobody
 * else ever. BKR-16
 */
export function countingOf(role: StaffRole): StaffPresence['counting'] {
  switch (role) {
    case 'qualified':
      return 'qualified'
    case 'trainee':
    case 'intern':
      return 'trainee'
    case 'groupAssistant':
    case 'volunteer':
    case 'manager':
      return 'notCounted'
  }
}

/**
 * Who works where on a day, breaks taken out: on a break one does not count. Of two shifts that overlap the earlier
 * keeps the minutes, so that nobody counts in two groups at once. While groups are together their staff is with the
 * host. MERGE-1
 */
export function computeStaff(
  index: LocationIndex,
  context: DayContext,
  merges: readonly DayMerge[],
): readonly StaffPresence[] {
  const presences: StaffPresence[] = []
  const taken = new Map<StaffMemberId, Interval[]>()
  for (const shift of index.shiftsByDay.get(context.day) ?? []) {
    const member = index.staffById.get(shift.staffMemberId)
    if (member === undefined || !hasLength(shift)) continue
    const busy = taken.get(member.id) ?? []
    const stretches = cutIntervals([{ startMinute: shift.startMinute, endMinute: shift.endMinute }], busy)
    taken.set(member.id, [...busy, ...stretches])
    for (const stretch of cutIntervals(stretches, shift.breaks)) {
      presences.push({
        startMinute: stretch.startMinute,
        endMinute: stretch.endMinute,
        staffMemberId: member.id,
        shiftId: shift.id,
        groupId: shift.groupId,
        counting: countingOf(member.role),
        isPreschoolEducator: member.isPreschoolEducator,
      })
    }
  }
  return withMerges(presences, merges, (stretch, hostGroupId) => ({ ...stretch, groupId: hostGroupId }))
}
