import { must } from '#shared/kernel/invariant.ts'
import { addDays, addMonths, type IsoDay } from '#shared/kernel/time.ts'
import { lastDayInSetting } from '../base-groups/age-limits.ts'
import type { SchoolHoliday } from '../calendar/model.ts'
import type { Child, Contract } from '../children/model.ts'
import type { ChildId, WaitingEntryId } from '../ids.ts'
import { indexLocationFacts } from '../occupancy/index-location-facts.ts'
import type { LocationFacts } from '../occupancy/model.ts'
import type { HousePolicies } from '../policies/model.ts'
import { policiesOn } from '../policies/policies-on.ts'
import type { LawBook } from '../ratio/model.ts'
import { matchEntry, MATCH_DAYS, type EntryMatch } from './match-entry.ts'
import { SEARCH_WEEKS } from './match-group.ts'
import type { PlacementOffer, WaitingEntry } from './model.ts'
import { orderWaiting } from './order-waiting.ts'
import type { WaitingChild } from './passed-over.ts'
import { createPlaceBook, type PlaceBook } from './place-book.ts'
import { guestIdOf, plannedFacts, type OfferedPlace } from './planned-facts.ts'

/** What the waiting list of a location is made of. */
export interface WaitingRecords {
  /** From today on, at least until `waitingHorizon`. */
  readonly facts: LocationFacts
  /** Those that wait or have an offer. */
  readonly entries: readonly WaitingEntry[]
  readonly openOffers: readonly PlacementOffer[]
  /** The children of the entries. */
  readonly children: readonly Child[]
  readonly today: IsoDay
}

/** The waiting list in its order, with the places of the location as they are planned. */
export interface WaitingPlan {
  readonly book: PlaceBook
  readonly policies: HousePolicies
  readonly today: IsoDay
  /** In the order in which they are served. WAIT-2 */
  readonly waiting: readonly WaitingChild[]
  readonly offerOf: ReadonlyMap<WaitingEntryId, PlacementOffer>
  /** Where a family on the list fits; worked out once. */
  matchOf(waiting: WaitingChild): EntryMatch
  /** Under these its own open offer is counted. */
  ownIdsOf(entry: WaitingEntry): readonly ChildId[]
}

/** A wish that starts later than this is not matched yet. */
const LATEST_MONTHS = 36

/** The last day for which facts are needed to match these wishes, or to judge an offer. WAIT-1 */
export function waitingHorizon(entries: readonly Pick<WaitingEntry, 'wishedFrom'>[], today: IsoDay): IsoDay {
  const latest = addMonths(today, LATEST_MONTHS)
  const wished = entries.map(({ wishedFrom }) => wishedFrom).filter((day) => day > today && day <= latest)
  // An offer starts within a year, and is looked at for a year.
  const last = [today, ...wished].reduce((a, b) => (a > b ? a : b))
  return addDays(last, SEARCH_WEEKS * 7 + MATCH_DAYS + 7)
}

export function createWaitingPlan(
  records: WaitingRecords,
  law: LawBook,
  regionalHolidays: readonly SchoolHoliday[],
): WaitingPlan {
  const { facts, entries, openOffers, today } = records
  const childById = new Map([...facts.children, ...records.children].map((child) => [child.id, child]))
  const entryById = new Map(entries.map((entry) => [entry.id, entry]))
  const offered = openOffers.flatMap((offer): readonly OfferedPlace[] => {
    const entry = entryById.get(offer.entryId)
    const child = entry && childById.get(entry.childId)
    return entry && child ? [{ offer, child, setting: entry.setting }] : []
  })
  const book = createPlaceBook(indexLocationFacts(plannedFacts(facts, offered), regionalHolidays), law)
  const policies = policiesOn(facts.houseRules, facts.location.id, today)
  const isCaredFor = caredForOn(facts, policies, today)
  const families = entries.flatMap((entry) => {
    const child = childById.get(entry.childId)
    if (child === undefined) return []
    const siblings = facts.children.filter(
      ({ id, familyId }) => id !== child.id && familyId === child.familyId,
    )
    return [
      { entry, isInternal: isCaredFor(child), hasSibling: siblings.some((sibling) => isCaredFor(sibling)) },
    ]
  })
  const waiting = orderWaiting(families, policies['waitingList.order']).map((family): WaitingChild => ({
    family,
    child: must(childById.get(family.entry.childId), 'a family without a child was left out'),
  }))
  const offerOf = new Map(openOffers.map((offer) => [offer.entryId, offer]))
  const matches = new Map<WaitingEntryId, EntryMatch>()
  const ownIdsOf = ({ id }: WaitingEntry): readonly ChildId[] => {
    const offer = offerOf.get(id)
    return offer === undefined ? [] : [guestIdOf(offer)]
  }
  return {
    ...{ book, policies, today, waiting, offerOf, ownIdsOf },
    matchOf: ({ family: { entry }, child }) => {
      const known = matches.get(entry.id)
      if (known !== undefined) return known
      const match =
        entry.wishedFrom > addMonths(today, LATEST_MONTHS)
          ? tooFarAhead
          : matchEntry({ book, entry, child, ownIds: ownIdsOf(entry), today })
      matches.set(entry.id, match)
      return match
    },
  }
}

const tooFarAhead: EntryMatch = {
  verdict: 'unknown',
  headline: { code: 'waiting.tooFarAhead', params: {} },
  groups: [],
  best: null,
}

/** Whether a child has care here today or later; what ended by age is over, whatever its contract says. CARE-4 */
function caredForOn(facts: LocationFacts, policies: HousePolicies, today: IsoDay): (child: Child) => boolean {
  const running = new Map<ChildId, Contract[]>()
  for (const contract of facts.contracts) {
    if (contract.endDate !== null && contract.endDate < today) continue
    running.set(contract.childId, [...(running.get(contract.childId) ?? []), contract])
  }
  return (child) =>
    (running.get(child.id) ?? []).some(({ setting }) => {
      const last = lastDayInSetting(child.birthDate, setting, policies)
      return last === null || last >= today
    })
}
