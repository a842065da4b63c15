import { stretchOf } from '#shared/commands/requests/load-check.ts'
import type { LocationId, RequestId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import { wishOf } from '#shared/domain/requests/agreed-wish.ts'
import { checkWish } from '#shared/domain/requests/check-wish.ts'
import type { CareRequest, CareWish, CheckResult } from '#shared/domain/requests/model.ts'
import type { CheckInput } from '#shared/domain/requests/wish-subject.ts'
import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import type { ClockPort } from '../../ports.ts'
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'

export interface CheckedRequests {
  /** What a check of this wish looks at; `undefined` when there is no such location. */
  inputOf(wish: CareWish, ownRequestId: RequestId | null): CheckInput | undefined
  /** The verdict on a waiting request as things stand; computed once for one state of the facts. */
  checkOf(request: CareRequest): { readonly input: CheckInput; readonly check: CheckResult } | undefined
  /** Loads the days of these requests in one go, so that a list reads the database once. */
  prepare(locationId: LocationId, requests: readonly CareRequest[]): void
}

export interface CheckedRequestsParts {
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find'>
  readonly lawBook: LawBook
  readonly clock: ClockPort
}

/** A list loads at most this far around today in one go; a request further off is loaded by itself. */
const LIST_REACH_DAYS = 400

export function createCheckedRequests({ facts, lawBook, clock }: CheckedRequestsParts): CheckedRequests {
  const checksByIndex = new WeakMap<LocationIndex, Map<string, CheckResult>>()

  function inputOf(wish: CareWish, ownRequestId: RequestId | null): CheckInput | undefined {
    const { from, until } = stretchOf(wish, 'withReach')
    const view = facts.find(wish.locationId, from, until)
    if (view === undefined) return undefined
    return { index: view.index, book: lawBook, wish, today: clock.today(), now: clock.now(), ownRequestId }
  }

  return {
    inputOf,
    checkOf(request) {
      const input = inputOf(wishOf(request), request.id)
      if (input === undefined) return undefined
      const checks = checksByIndex.get(input.index) ?? new Map<string, CheckResult>()
      checksByIndex.set(input.index, checks)
      // The facts hold the request itself, so another state of it is another index.
      const key = `${input.today} ${request.id}`
      const check = checks.get(key) ?? checkWish(input)
      checks.set(key, check)
      return { input, check }
    },
    prepare(locationId, requests) {
      const today = clock.today()
      const days = requests.flatMap((request) => {
        const { from, until } = stretchOf(wishOf(request), 'withReach')
        return isNear(today, from) && isNear(today, until) ? [from, until] : []
      })
      const sorted = days.toSorted()
      const [first] = sorted
      const last = sorted.at(-1)
      if (first !== undefined && last !== undefined) facts.find(locationId, first, last)
    },
  }
}

function isNear(today: IsoDay, day: IsoDay): boolean {
  return addDays(today, -LIST_REACH_DAYS) <= day && day <= addDays(today, LIST_REACH_DAYS)
}
