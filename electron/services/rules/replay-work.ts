import type { FactQuery } from '#shared/commands/facts.ts'
import type { ChildId, LocationId, RequestId } from '#shared/domain/ids.ts'
import { balanceAccounts } from '#shared/domain/ledger/model.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import type { ChildAccount } from '#shared/domain/requests/wish-subject.ts'
import type { ReplayResult } from '#shared/domain/rules-replay/model.ts'
import { replayRequests, stepsOfReplay } from '#shared/domain/rules-replay/replay-requests.ts'
import { rulesIfAlwaysSet, type WantedPolicy } from '#shared/domain/rules-replay/with-house-rules.ts'
import { entriesWithout, withoutGranted } from '#shared/domain/rules-replay/without-granted.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { must } from '#shared/kernel/invariant.ts'
import { firstDayOfMonth, lastDayOfMonth, monthOf, nextMonth } from '#shared/kernel/month.ts'
import { addDays, type Instant, type IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import { loadFactsInSteps } from './load-facts-in-steps.ts'

export interface ReplayWorkParts {
  readonly rows: Pick<RowReader, 'listRows'>
  readonly answer: (query: FactQuery) => unknown
  readonly rulebook: Rulebook
}

export interface ReplayOrder {
  readonly locationId: LocationId
  /** On which level the values would be set; null = the whole organisation. */
  readonly ruleLocationId: LocationId | null
  readonly values: readonly WantedPolicy[]
  /** First and last day on which a replayed request came in. */
  readonly from: IsoDay
  readonly until: IsoDay
}

/** A request about a day further away than this is judged as lying outside what is known. */
const FARTHEST_DAYS = 366

/**
 * Everything of a replay, from reading to result, with a pause after every small step. `onProgress` hears how far it is.
 * Withdrawn requests are left out: nobody was waiting for an answer.
 */
export function* replayWork(
  { rows, answer, rulebook }: ReplayWorkParts,
  order: ReplayOrder,
  onProgress: (done: number, total: number) => void,
): Generator<undefined, ReplayResult> {
  const { locationId, from, until } = order
  const received = yield* listReceived(rows, order)
  const requests = received.filter(({ status }) => status !== 'withdrawn')
  const ids = new Set<RequestId>(requests.map(({ id }) => id))
  // Earlier requests about these days stay as they were decided: they count in limits by year.
  const standing = rows
    .listRows('care_request', { locationId, wantedDay: { from, until: addDays(until, FARTHEST_DAYS) } })
    .filter((request) => dutchTimeOf(request.receivedAt).day < from)
  yield
  const { firstDay, lastDay } = stretchOfRequests(requests, order)
  const loaded = yield* loadFactsInSteps(locationId, firstDay, lastDay, [...standing, ...requests], answer)
  const facts = must(loaded, 'a replay is about a location that is there')
  const before = withoutGranted(facts, ids)
  yield
  const index = indexLocationFacts(before, rulebook.schoolHolidays)
  yield
  const total = stepsOfReplay(index, requests)
  onProgress(0, total)
  const replay = replayRequests({
    index,
    book: rulebook.law,
    newRules: rulesIfAlwaysSet(facts.houseRules, order.ruleLocationId, order.values),
    requests,
    accountOf: createAccounts(rows, ids),
  })
  let done = 0
  let step = replay.next()
  while (step.done !== true) {
    onProgress((done += 1), total)
    yield
    step = replay.next()
  }
  return step.value
}

/** What came in, a month at a time: a year of snapshots is too much for one go. */
function* listReceived(
  rows: ReplayWorkParts['rows'],
  { locationId, from, until }: ReplayOrder,
): Generator<undefined, readonly CareRequest[]> {
  const found: CareRequest[] = []
  for (let month = monthOf(from); month <= monthOf(until); month = nextMonth(month)) {
    // A day wider on both sides: the Dutch day begins before the day of UTC.
    const receivedAt = {
      from: `${addDays(firstDayOfMonth(month), -1)}T22:00:00.000Z` as Instant,
      until: `${lastDayOfMonth(month)}T23:59:59.999Z` as Instant,
    }
    for (const request of rows.listRows('care_request', { locationId, receivedAt })) {
      const { day } = dutchTimeOf(request.receivedAt)
      if (monthOf(day) === month && from <= day && day <= until) found.push(request)
    }
    yield
  }
  return found
}

function stretchOfRequests(
  requests: readonly CareRequest[],
  { from, until }: ReplayOrder,
): { readonly firstDay: IsoDay; readonly lastDay: IsoDay } {
  const days = requests
    .flatMap(({ wantedDay, givenDay }) => [wantedDay, givenDay ?? wantedDay])
    .filter((day) => addDays(from, -FARTHEST_DAYS) <= day && day <= addDays(until, FARTHEST_DAYS))
    .toSorted()
  return { firstDay: days[0] ?? from, lastDay: days.at(-1) ?? until }
}

/** The accounts without what the replayed requests booked; each is read once. */
function createAccounts(
  rows: ReplayWorkParts['rows'],
  ids: ReadonlySet<RequestId>,
): (childId: ChildId) => ChildAccount {
  const known = new Map<ChildId, ChildAccount>()
  const tariffs = rows.listRows('tariff_card', {})
  return (childId) => {
    const account = known.get(childId) ?? {
      entries: entriesWithout(
        rows.listRows('ledger_entry', { childId, account: { in: balanceAccounts } }),
        ids,
      ),
      tariffs,
    }
    known.set(childId, account)
    return account
  }
}
