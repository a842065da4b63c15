import type { TestHeadquarters } from '#tests/harness/headquarters.ts'
import { joinDevice, rainbow } from './device-house.ts'
import type { HouseDevice } from './device-house.ts'
import { openHouse, settle } from './house.ts'

/** A headquarters and two computers of one location, in step with each other. */
export interface TwoComputers {
  readonly hq: TestHeadquarters
  readonly office: HouseDevice
  readonly tablet: HouseDevice
}

export async function openTwoComputers(): Promise<TwoComputers> {
  const hq = await openHouse()
  const office = await joinDevice(hq, 'office', rainbow)
  const tablet = await joinDevice(hq, 'tablet', rainbow)
  await settle(office, tablet)
  return { hq, office, tablet }
}
