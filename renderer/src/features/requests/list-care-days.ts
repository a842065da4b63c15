import type { ChildCard } from '#shared/ipc/calls/children.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { addDays, weekdayOf } from '#shared/kernel/time.ts'

const reachDays = 42

/** The next days on which a child comes by contract and is not reported absent: what can be given up. SWAP-1 */
export function listCareDays(card: ChildCard, from: IsoDay, most: number): readonly IsoDay[] {
  const days: IsoDay[] = []
  for (let ahead = 0; ahead < reachDays && days.length < most; ahead += 1) {
    const day = addDays(from, ahead)
    const comes = card.contracts.some(
      (contract) =>
        contract.startDate <= day &&
        (contract.endDate === null || day <= contract.endDate) &&
        contract.days.some(({ weekday }) => weekday === weekdayOf(day)),
    )
    const isAway = card.absences.some(({ startDay, endDay }) => startDay <= day && day <= endDay)
    if (comes && !isAway) days.push(day)
  }
  return days
}
