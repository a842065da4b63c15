import type { Child } from '#shared/domain/children/model.ts'
import type { LocationId, WaitingEntryId } from '#shared/domain/ids.ts'
import { policiesOn } from '#shared/domain/policies/policies-on.ts'
import { checkEntry, type EntryWish } from '#shared/domain/waiting-list/check-entry.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { listRows, type Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'

/**
 * Why a wish of a child cannot stand on the list of a location; null when it can. A child waits once for a setting, and
 * not for days it has already. CARE-2, CARE-3
 */
export function* checkWishOfChild(
  wish: EntryWish,
  child: Child,
  locationId: LocationId,
  ownEntryId: WaitingEntryId | null,
  today: IsoDay,
): Facts<CommandRefusal | null> {
  const houseRules = [
    ...(yield* listRows('house_rule', { locationId: null })),
    ...(yield* listRows('house_rule', { locationId })),
  ]
  const problem = checkEntry(wish, child, policiesOn(houseRules, locationId, today), today)
  if (problem !== null) return problem
  const { firstName } = child
  const same = yield* listRows('waiting_entry', {
    childId: child.id,
    locationId,
    setting: wish.setting,
    status: { in: ['waiting', 'offered'] },
  })
  const other = same.find(({ id }) => id !== ownEntryId)
  if (other !== undefined) return { code: 'waitingTwice', params: { firstName, day: other.receivedOn } }
  const open = yield* listRows('contract', {
    childId: child.id,
    locationId,
    setting: wish.setting,
    endDate: null,
  })
  for (const contract of open) {
    const lines = yield* listRows('contract_day', { contractId: contract.id })
    const held = new Set(lines.map(({ weekday }) => weekday))
    const isHeld = wish.days.every(({ weekday }) => held.has(weekday))
    if (isHeld && held.size === wish.days.length) {
      return { code: 'waitingHasPlace', params: { firstName, day: contract.startDate } }
    }
  }
  return null
}
