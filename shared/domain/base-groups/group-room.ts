import { AGE_SLOTS, type CountsView } from '../ratio/model.ts'
import type { GroupDayRule } from './plan-model.ts'

const trial = new Int16Array(AGE_SLOTS)

/**
 * How many more children of an age may join the children of one moment, by the house, the room and the law's size of a
 * group. Negative: so many are too many; -1 also when the law does not allow these children together. GROUP-5, BKR-18
 */
export function roomForAge(
  rule: GroupDayRule,
  counts: CountsView,
  children: number,
  ageYears: number,
): number {
  const { compiled, maxChildren } = rule
  if (compiled === undefined) return 0
  const most = maxChildren - children
  if (most < 0) return most
  if (!compiled.groupAllowed(counts)) return -1
  for (let slot = 0; slot < AGE_SLOTS; slot += 1) trial[slot] = counts[slot] ?? 0
  const slot = Math.min(ageYears, AGE_SLOTS - 1)
  const before = trial[slot] ?? 0
  for (let places = most; places > 0; places -= 1) {
    trial[slot] = before + places
    if (compiled.groupAllowed(trial)) return places
  }
  return 0
}
