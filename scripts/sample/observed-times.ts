import { derivedId } from '#shared/import/derived-id.ts'
import type { ObservedTime } from '#shared/domain/attendance/model.ts'
import { addDays, isoDay, weekdayOf } from '#shared/kernel/time.ts'
import type { CarePlan } from './care-plan.ts'
import { minute } from './house.ts'
import type { SeededRandom } from './seeded-random.ts'

const monday = isoDay('2026-11-16')

/** The list at the door of last week: most are fetched in time, a few stay longer and were not written down. EXTRA-2 */
export function planObservedTimes(care: CarePlan, random: SeededRandom): ObservedTime[] {
  const times: ObservedTime[] = []
  for (let offset = 0; offset < 5; offset += 1) {
    const day = addDays(monday, offset)
    for (const contract of care.contracts) {
      const isRunning = contract.startDate <= day && (contract.endDate === null || day <= contract.endDate)
      if (contract.setting !== 'dayCare' || !isRunning) continue
      const line = care.daysOf(contract).find(({ weekday }) => weekday === weekdayOf(day))
      if (line === undefined || line.startMinute === null || line.endMinute === null) continue
      if (!random.isLucky(0.25)) continue
      const { childId, locationId } = contract
      const isLate = random.isLucky(0.25) && line.endMinute < minute('18:00')
      times.push({
        id: derivedId('tijd', childId, locationId, day),
        childId,
        locationId,
        day,
        arrivedMinute: line.startMinute + random.between(0, 25),
        leftMinute: line.endMinute + (isLate ? random.between(18, 40) : -random.between(0, 35)),
      })
    }
  }
  return times
}
