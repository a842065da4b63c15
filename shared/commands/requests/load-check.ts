import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { ChildId, RequestId } from '#shared/domain/ids.ts'
import { balanceAccounts } from '#shared/domain/ledger/model.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import { REACH_DAYS } from '#shared/domain/requests/find-alternatives.ts'
import type { CheckInput, ChildAccount } from '#shared/domain/requests/wish-subject.ts'
import { addDays, isoDay, type IsoDay } from '#shared/kernel/time.ts'
import type { CommandContext } from '../define.ts'
import { findRulebook, listRows, type Facts } from '../facts.ts'
import { loadLocationFacts } from '../load-location-facts.ts'

/** `twoDays`: enough for a verdict; `withReach`: also the days on which an alternative may lie. */
export type CheckReach = 'twoDays' | 'withReach'

const FIRST_DAY = isoDay('1900-01-01')
const LAST_DAY = isoDay('2199-12-31')

/** Everything to check a wish on the facts as they are at this moment; `undefined` when there is no such location. */
export function* loadCheck(
  wish: CareWish,
  ownRequestId: RequestId | null,
  reach: CheckReach,
  context: Pick<CommandContext, 'today' | 'at'>,
): Facts<CheckInput | undefined> {
  const { from, until } = stretchOf(wish, reach)
  const rulebook = yield* findRulebook()
  const facts = yield* loadLocationFacts(wish.locationId, from, until)
  if (facts === undefined) return undefined
  const index = indexLocationFacts(facts, rulebook.schoolHolidays)
  const account = yield* loadAccount(wish.childId)
  return { index, book: rulebook.law, wish, account, today: context.today, now: context.at, ownRequestId }
}

/** What a child has in store and what care costs. SWAP-5, FLEX-2, HOL-3, MONEY-1 */
export function* loadAccount(childId: ChildId): Facts<ChildAccount> {
  const entries = yield* listRows('ledger_entry', { childId, account: { in: balanceAccounts } })
  const tariffs = yield* listRows('tariff_card', {})
  return { entries, tariffs }
}

/** Both days of a wish, and around the wanted one what alternatives need. */
export function stretchOf(
  wish: CareWish,
  reach: CheckReach,
): { readonly from: IsoDay; readonly until: IsoDay } {
  const days = reach === 'withReach' ? REACH_DAYS : 0
  const around = [
    shifted(wish.wantedDay, -days),
    shifted(wish.wantedDay, days),
    wish.givenDay ?? wish.wantedDay,
  ]
  const sorted = around.toSorted()
  return { from: sorted[0] ?? wish.wantedDay, until: sorted.at(-1) ?? wish.wantedDay }
}

/** Near the ends of the calendar there are fewer days. */
function shifted(day: IsoDay, days: number): IsoDay {
  const moved = addDays(day, days)
  if (moved < FIRST_DAY) return FIRST_DAY
  return moved > LAST_DAY ? LAST_DAY : moved
}
