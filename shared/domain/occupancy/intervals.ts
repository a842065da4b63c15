import type { Interval } from '#shared/kernel/time.ts'

/** What is left of some stretches when another is cut out of them. A cut without length changes nothing. */
export function cutInterval<Stretch extends Interval>(
  stretches: readonly Stretch[],
  cut: Interval,
): Stretch[] {
  if (!hasLength(cut)) return [...stretches]
  const rest: Stretch[] = []
  for (const stretch of stretches) {
    if (cut.endMinute <= stretch.startMinute || stretch.endMinute <= cut.startMinute) {
      rest.push(stretch)
      continue
    }
    if (stretch.startMinute < cut.startMinute) rest.push({ ...stretch, endMinute: cut.startMinute })
    if (cut.endMinute < stretch.endMinute) rest.push({ ...stretch, startMinute: cut.endMinute })
  }
  return rest
}

/** What is left of some stretches when several others are cut out of them. */
export function cutIntervals<Stretch extends Interval>(
  stretches: readonly Stretch[],
  cuts: readonly Interval[],
): Stretch[] {
  let rest: Stretch[] = [...stretches]
  for (const cut of cuts) rest = cutInterval(rest, cut)
  return rest
}

/** Stored times are checked at the door; a stretch that ends before it starts must still never be counted. */
export function hasLength(stretch: Interval): boolean {
  return stretch.startMinute < stretch.endMinute
}

/** The part two stretches share, or null. */
export function overlapOf(a: Interval, b: Interval): Interval | null {
  const startMinute = Math.max(a.startMinute, b.startMinute)
  const endMinute = Math.min(a.endMinute, b.endMinute)
  return startMinute < endMinute ? { startMinute, endMinute } : null
}
