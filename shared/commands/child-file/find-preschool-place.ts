import type { ChildId } from '#shared/domain/ids.ts'
import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { findRow, listRows } from '../facts.ts'
import type { Facts } from '../facts.ts'

/** The preschool education group a child has a place in on a day or later, or `undefined`. PRIV-3 */
export function* findPreschoolPlace(childId: ChildId, fromDay: IsoDay): Facts<BaseGroup | undefined> {
  const contracts = yield* listRows('contract', { childId, endDate: { from: fromDay, orNull: true } })
  for (const { groupId } of contracts) {
    const group = yield* findRow('base_group', groupId)
    if (group?.isPreschoolEducation === true) return group
  }
  return undefined
}
