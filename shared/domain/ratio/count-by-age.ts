import { completedYears, type IsoDay } from '#shared/kernel/time.ts'
import { AGE_SLOTS, type AgeCounts } from './model.ts'

/**
 * The slot a child is counted in on a day: its completed years, from the birthday itself; twelve and older together.
 * A child born on 29 February has its birthday on 1 March of a common year. `undefined` before birth. BKR-19
 */
export function ageSlot(birthDay: IsoDay, onDay: IsoDay): number | undefined {
  if (onDay < birthDay) return undefined
  return Math.min(completedYears(birthDay, onDay), AGE_SLOTS - 1)
}

/** Children by completed years on a day; those not yet born are not counted. BKR-19 */
export function countByAge(birthDays: readonly IsoDay[], onDay: IsoDay): AgeCounts {
  const counts = new Array<number>(AGE_SLOTS).fill(0)
  for (const birthDay of birthDays) {
    const slot = ageSlot(birthDay, onDay)
    if (slot !== undefined) counts[slot] = (counts[slot] ?? 0) + 1
  }
  return counts
}
