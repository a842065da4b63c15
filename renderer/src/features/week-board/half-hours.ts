import type { TimeColumn } from '#shared/domain/board/model.ts'

/**
 * Quarters of an hour joined two by two. Of the two the tighter one counts, so that a half hour never looks better
 * than its worst quarter: fewest staff against the need, then most children. CAL-4
 */
export function halfHoursOf(quarters: readonly TimeColumn[]): readonly TimeColumn[] {
  const halves: TimeColumn[] = []
  for (let index = 0; index < quarters.length; index += 2) {
    const first = quarters[index]
    const second = quarters[index + 1]
    if (first === undefined) break
    const tighter = second === undefined || spareOf(first) <= spareOf(second) ? first : second
    halves.push({ ...tighter, startMinute: first.startMinute, endMinute: (second ?? first).endMinute })
  }
  return halves
}

/** Staff to spare, with the children as a tie-break; a composition that is not allowed has nothing to spare. */
function spareOf({ required, rostered, children }: TimeColumn): number {
  if (children === 0) return Number.MAX_SAFE_INTEGER
  return (required === null ? rostered : rostered - required) - children / 1000
}
