import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestHeadquarters } from '#tests/harness/headquarters.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import type { HouseDevice } from './device-house.ts'

/** Headquarters with the small organisation and a manager who may do what the tests do. */
export async function openHouse(more: RowSet = {}): Promise<TestHeadquarters> {
  const hq = await openHeadquarters()
  await hq.bringIn({ ...houseRows(), ...more })
  return hq
}

export function houseRows(): RowSet {
  const rows = aRowSet()
  const staff = rows.staff_member ?? []
  const manager = staff.slice(0, 1).map((first) => ({
    ...first,
    id: 'manager' as typeof first.id,
    firstName: 'Marit',
    role: 'manager' as const,
  }))
  return { ...rows, staff_member: [...staff, ...manager] }
}

export function absenceOf(childId: string): Readonly<Record<string, unknown>> {
  return {
    childId,
    startDay: '2026-12-01',
    endDay: '2026-12-02',
    startMinute: null,
    endMinute: null,
    reason: 'ill',
    isForCredit: false,
  }
}

/** Everybody tells headquarters everything, twice round, so that everybody has heard of everybody. */
export async function settle(...devices: readonly HouseDevice[]): Promise<void> {
  for (const device of devices) await device.meet()
  for (const device of devices) await device.meet()
}
