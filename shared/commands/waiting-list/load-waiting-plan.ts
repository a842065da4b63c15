import type { LocationId } from '#shared/domain/ids.ts'
import type { PlacementOffer, WaitingEntry } from '#shared/domain/waiting-list/model.ts'
import {
  createWaitingPlan,
  waitingHorizon,
  type WaitingPlan,
} from '#shared/domain/waiting-list/waiting-plan.ts'
import type { Child } from '#shared/domain/children/model.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { findRulebook, listRows, type Facts } from '../facts.ts'
import { loadLocationFacts } from '../load-location-facts.ts'

/** The rows of a waiting list that still play a part. */
export interface WaitingRows {
  readonly entries: readonly WaitingEntry[]
  readonly openOffers: readonly PlacementOffer[]
  readonly children: readonly Child[]
}

/** The waiting list of a location as it is at this moment; `undefined` when there is no such location. */
export function* loadWaitingPlan(locationId: LocationId, today: IsoDay): Facts<WaitingPlan | undefined> {
  const rows = yield* loadWaitingRows(locationId)
  const facts = yield* loadLocationFacts(locationId, today, waitingHorizon(rows.entries, today))
  if (facts === undefined) return undefined
  const rulebook = yield* findRulebook()
  return createWaitingPlan({ ...rows, facts, today }, rulebook.law, rulebook.schoolHolidays)
}

/** Who waits or has an offer, with the offers that wait for an answer. */
export function* loadWaitingRows(locationId: LocationId): Facts<WaitingRows> {
  const entries = yield* listRows('waiting_entry', {
    locationId,
    status: { in: ['waiting', 'offered'] },
  })
  const childIds = [...new Set(entries.map(({ childId }) => childId))]
  const offers = yield* listRows('placement_offer', { locationId, status: 'open' })
  const offered = new Set(entries.filter(({ status }) => status === 'offered').map(({ id }) => id))
  return {
    entries,
    openOffers: offers.filter(({ entryId }) => offered.has(entryId)),
    children: yield* listRows('child', { id: { in: childIds } }),
  }
}
