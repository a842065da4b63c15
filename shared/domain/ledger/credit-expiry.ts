import { addDays, isoDay, type IsoDay } from '#shared/kernel/time.ts'
import type { HousePolicies } from '../policies/model.ts'

const LAST_DAY = isoDay('2199-12-31')

/** The last day on which credit for this given-up day can be used, that day included. SWAP-5 */
export function creditExpiry(policies: HousePolicies, givenDay: IsoDay): IsoDay {
  const validity = policies['credit.validity']
  if (validity.kind === 'endOfYear') return isoDay(`${givenDay.slice(0, 4)}-12-31`)
  const day = addDays(givenDay, validity.days)
  // The calendar ends there; days after it cannot be written down.
  return day > LAST_DAY ? LAST_DAY : day
}
