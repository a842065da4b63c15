import { stretchOf } from '#shared/commands/requests/load-check.ts'
import type { LocationId, RequestId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import { policiesAt } from '#shared/domain/policies/policies-on.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import { checkWish, checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import { withFittingMerge } from '#shared/domain/requests/fitting-merge.ts'
import type { CareRequest, CareWish, CheckResult } from '#shared/domain/requests/model.ts'
import { orderQueue, type QueuedRequest } from '#shared/domain/requests/queue/order-queue.ts'
import type { QueueParts } from '#shared/domain/requests/queue/judge-queue.ts'
import type { CheckInput } from '#shared/domain/requests/wish-subject.ts'
import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import type { ChangeAnnouncement } from '../commands/change-announcement.ts'
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'
import { createAccounts } from './accounts.ts'

/** A check with what it looked at. */
export interface CheckedRequest {
  readonly input: CheckInput
  readonly check: CheckResult
}

/** The days a set of requests is about. */
export interface Stretch {
  readonly from: IsoDay
  readonly until: IsoDay
}

export interface CheckedRequests {
  /** What a check of this wish looks at; `undefined` when there is no such location. */
  inputOf(wish: CareWish, ownRequestId: RequestId | null): CheckInput | undefined
  /** The whole answer on a request as things stand, with its alternatives; found once for one state of the facts. */
  checkOf(request: CareRequest): CheckedRequest | undefined
  /** The same without looking for alternatives, unless they were found before: enough for a list. */
  verdictOf(request: CareRequest): CheckResult | undefined
  /** How many alternatives there are; null when nobody looked yet. */
  alternativesOf(request: CareRequest): number | null
  /** Loads the days of these requests in one go, so that a list reads the database once. */
  prepare(locationId: LocationId, requests: readonly CareRequest[]): void
  /** The queue of a location today; `undefined` when there is no such location. CHECK-4 */
  queueOf(locationId: LocationId): readonly QueuedRequest[] | undefined
  /** What a stack of requests stands on; covers their days and `also`. `undefined` when there is no such location. */
  partsOf(locationId: LocationId, requests: readonly CareRequest[], also?: Stretch): QueueParts | undefined
  /** The same in steps; to be abandoned when something changes in between. */
  partsInSteps(
    locationId: LocationId,
    requests: readonly CareRequest[],
  ): Generator<void, QueueParts | undefined>
  forget(change: ChangeAnnouncement): void
}

export interface CheckedRequestsParts {
  readonly rows: Pick<RowReader, 'listRows'>
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find' | 'findInSteps'>
  readonly lawBook: LawBook
  readonly clock: ClockPort
}

/** A list loads at most this far around today in one go; a request further off is loaded by itself. */
const LIST_REACH_DAYS = 400

interface KnownChecks {
  readonly whole: Map<string, CheckResult>
  readonly plain: Map<string, CheckResult>
}

export function createCheckedRequests({
  rows,
  facts,
  lawBook,
  clock,
}: CheckedRequestsParts): CheckedRequests {
  const accounts = createAccounts(rows)
  const checksByIndex = new WeakMap<LocationIndex, KnownChecks>()
  const queuesByIndex = new WeakMap<
    LocationIndex,
    { readonly today: IsoDay; readonly queue: readonly QueuedRequest[] }
  >()

  /** The day is that of the minute: asking for it is too slow to do it for every line of a list. */
  const today = createKnownToday(clock)

  function viewOf({
    locationId,
    ...days
  }: Pick<CareWish, 'locationId'> & Stretch): LocationIndex | undefined {
    return facts.find(locationId, days.from, days.until)?.index
  }

  function indexOf(wish: CareWish): LocationIndex | undefined {
    return viewOf({ locationId: wish.locationId, ...stretchOf(wish, 'withReach') })
  }

  function inputOn(index: LocationIndex, wish: CareWish, ownRequestId: RequestId | null): CheckInput {
    const account = accounts.accountOf(wish.childId)
    const asked = { today: today(), now: clock.now() }
    return { index, book: lawBook, wish, account, ...asked, ownRequestId }
  }

  function knownOn(index: LocationIndex): KnownChecks {
    const known = checksByIndex.get(index) ?? { whole: new Map(), plain: new Map() }
    checksByIndex.set(index, known)
    return known
  }

  /**
   * The facts hold the request itself, so another state of it is another index; the day and the ledger are not in them.
   * Deadlines with a time of day are about the moment it came in.
   */
  function keyOf(request: CareRequest): string {
    return `${today()} ${accounts.state()} ${request.id}`
  }

  function verdictOn(index: LocationIndex, request: CareRequest): CheckResult {
    const key = keyOf(request)
    const known = knownOn(index)
    const check =
      known.whole.get(key) ??
      known.plain.get(key) ??
      // What was offered is what would be carried out.
      checkWithoutAlternatives(inputOn(index, agreedWishOf(request), request.id))
    known.plain.set(key, check)
    return check
  }

  function partsOn(index: LocationIndex): QueueParts {
    return {
      index,
      book: lawBook,
      askedAt: () => ({ today: today(), now: clock.now() }),
      accountOf: (childId) => accounts.accountOf(childId),
      knownCheckOf: (request) => verdictOn(index, request),
    }
  }

  function daysOf(requests: readonly CareRequest[], also?: Stretch): Stretch {
    const days = [...stretchAround(requests), ...(also === undefined ? [] : [also.from, also.until])]
    return hullOfDays(days) ?? { from: today(), until: today() }
  }

  return {
    inputOf(wish, ownRequestId) {
      const index = indexOf(wish)
      return index === undefined ? undefined : inputOn(index, wish, ownRequestId)
    },
    checkOf(request) {
      const wish = agreedWishOf(request)
      const index = indexOf(wish)
      if (index === undefined) return undefined
      const input = inputOn(index, wish, request.id)
      const key = keyOf(request)
      const { whole } = knownOn(index)
      const check = whole.get(key) ?? withFittingMerge(input, checkWish(input))
      whole.set(key, check)
      return { input, check }
    },
    verdictOf(request) {
      const index = indexOf(agreedWishOf(request))
      return index === undefined ? undefined : verdictOn(index, request)
    },
    alternativesOf(request) {
      const index = indexOf(agreedWishOf(request))
      if (index === undefined) return null
      return knownOn(index).whole.get(keyOf(request))?.alternatives.length ?? null
    },
    prepare(locationId, requests) {
      const near = stretchAround(requests).filter((day) => isNear(today(), day))
      const stretch = hullOfDays(near)
      if (stretch !== undefined) viewOf({ locationId, ...stretch })
    },
    queueOf(locationId) {
      const day = today()
      const index = viewOf({ locationId, from: day, until: day })
      if (index === undefined) return undefined
      const known = queuesByIndex.get(index)
      if (known?.today === day) return known.queue
      // Whatever its stretch, a view holds every request that waits.
      const queue = orderQueue(index.facts.requests, policiesAt(index.policies, day))
      queuesByIndex.set(index, { today: day, queue })
      return queue
    },
    partsOf(locationId, requests, also) {
      const index = viewOf({ locationId, ...daysOf(requests, also) })
      return index === undefined ? undefined : partsOn(index)
    },
    *partsInSteps(locationId, requests) {
      const { from, until } = daysOf(requests)
      const view = yield* facts.findInSteps(locationId, from, until)
      return view === undefined ? undefined : partsOn(view.index)
    },
    forget: (change) => accounts.forget(change),
  }
}

/** First and last day around each request on which its check may look. */
function stretchAround(requests: readonly CareRequest[]): readonly IsoDay[] {
  return requests.flatMap((request) => {
    const { from, until } = stretchOf(agreedWishOf(request), 'withReach')
    return [from, until]
  })
}

function hullOfDays(days: readonly IsoDay[]): Stretch | undefined {
  const sorted = days.toSorted()
  const [from] = sorted
  const until = sorted.at(-1)
  return from === undefined || until === undefined ? undefined : { from, until }
}

function isNear(today: IsoDay, day: IsoDay): boolean {
  return addDays(today, -LIST_REACH_DAYS) <= day && day <= addDays(today, LIST_REACH_DAYS)
}

/** The civil day, asked of the clock once a minute: it changes at the turn of one. */
function createKnownToday(clock: ClockPort): () => IsoDay {
  let known: { readonly minute: string; readonly day: IsoDay } | undefined
  return () => {
    const minute = clock.now().slice(0, 'YYYY-MM-DDTHH:MM'.length)
    if (known?.minute !== minute) known = { minute, day: clock.today() }
    return known.day
  }
}
