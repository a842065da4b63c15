import { must } from '#shared/kernel/invariant.ts'
import { AGE_SLOTS } from '../ratio/model.ts'
import type { GroupSegment, Presence, StaffPresence } from './model.ts'

/** The slot of an age in a row of counts: completed years, the last slot also holds older children. BKR-19 */
export function ageSlot(ageYears: number): number {
  return Math.min(Math.max(ageYears, 0), AGE_SLOTS - 1)
}

/**
 * Cuts a day at every arrival, departure and change of staff. The stretches are in order and without gaps, from the
 * first to the last moment at which somebody who counts is there. CAL-4
 */
export function computeSegments(
  presences: readonly Presence[],
  staff: readonly StaffPresence[],
): readonly GroupSegment[] {
  const counting = staff.filter((member) => member.counting !== 'notCounted')
  const edges = new Set<number>()
  for (const stretch of presences) edges.add(stretch.startMinute).add(stretch.endMinute)
  for (const stretch of counting) edges.add(stretch.startMinute).add(stretch.endMinute)
  const minutes = [...edges].sort((a, b) => a - b)
  const segments: GroupSegment[] = []
  for (let place = 1; place < minutes.length; place += 1) {
    const startMinute = must(minutes[place - 1], 'an edge before the last one')
    const endMinute = must(minutes[place], 'an edge of the day')
    segments.push(segmentOf(presences, counting, startMinute, endMinute))
  }
  return segments
}

function segmentOf(
  presences: readonly Presence[],
  staff: readonly StaffPresence[],
  startMinute: number,
  endMinute: number,
): GroupSegment {
  const counts = new Array<number>(AGE_SLOTS).fill(0)
  let children = 0
  for (const presence of presences) {
    if (presence.startMinute > startMinute || presence.endMinute < endMinute) continue
    const slot = ageSlot(presence.ageYears)
    counts[slot] = (counts[slot] ?? 0) + 1
    children += 1
  }
  let rostered = 0
  let trainees = 0
  let preschoolEducators = 0
  for (const member of staff) {
    if (member.startMinute > startMinute || member.endMinute < endMinute) continue
    rostered += 1
    if (member.counting === 'trainee') trainees += 1
    if (member.isPreschoolEducator) preschoolEducators += 1
  }
  return { startMinute, endMinute, counts, children, rostered, trainees, preschoolEducators }
}
