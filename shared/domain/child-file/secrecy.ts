import { isValidOn } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { BaseGroup } from '../organisation/model.ts'
import type { Secrecy } from './model.ts'

type Period = Pick<Secrecy, 'childId' | 'validFrom' | 'validUntil'>

/** Whether a child's data is kept inside the house on a day. PRIV-3 */
export function isSecretOn(secrecies: readonly Period[], childId: string, day: IsoDay): boolean {
  return secrecies.some((row) => row.childId === childId && isValidOn(row, day))
}

/** Whether secrecy holds on any day from `fromDay` to `untilDay` (null = without end). PRIV-3 */
export function isSecretDuring(
  secrecies: readonly Period[],
  childId: string,
  fromDay: IsoDay,
  untilDay: IsoDay | null,
): boolean {
  return secrecies.some(
    (row) =>
      row.childId === childId &&
      (row.validUntil === null || row.validUntil >= fromDay) &&
      (untilDay === null || row.validFrom <= untilDay),
  )
}

/**
 * Whether secrecy keeps a child out of a group: a place in preschool education is reported to the municipality. Nobody is
 * asked for the reason. PRIV-3
 */
export function isKeptOut(
  secrecies: readonly Period[],
  childId: string,
  group: Pick<BaseGroup, 'isPreschoolEducation'>,
  fromDay: IsoDay,
  untilDay: IsoDay | null,
): boolean {
  return group.isPreschoolEducation && isSecretDuring(secrecies, childId, fromDay, untilDay)
}
