import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { Message } from '../../explanation/model.ts'
import type { ChildId } from '../../ids.ts'
import { entriesOfGrant } from '../../ledger/entries-of-grant.ts'
import type { LedgerEntry } from '../../ledger/model.ts'
import type { LocationIndex } from '../../occupancy/index-location-facts.ts'
import type { LawBook } from '../../ratio/model.ts'
import { agreedWishOf } from '../agreed-wish.ts'
import { carriedOutOf } from '../carried-out.ts'
import { checkWithoutAlternatives } from '../check-wish.ts'
import type { CareRequest, CareWish, CheckResult } from '../model.ts'
import type { ChildAccount, CheckInput } from '../wish-subject.ts'
import { careOfGrant } from './care-of-grant.ts'
import { whyNotGranted } from './why-not-granted.ts'
import { withGranted } from './with-granted.ts'

export interface StackParts {
  /** The location as it stands before the first request. */
  readonly index: LocationIndex
  readonly book: LawBook
  /** When a request counts as asked: the deadlines of the house are judged on it. */
  askedAt(request: CareRequest): { readonly today: IsoDay; readonly now: Instant }
  /** The child's account before the first request. */
  accountOf(childId: ChildId): ChildAccount
  /** The check on the location as it stands, where it is known already: taken while nothing granted touches it. */
  knownCheckOf?(request: CareRequest): CheckResult | undefined
}

/** What became of one request, with those before it carried out. */
export interface StackOutcome {
  readonly request: CareRequest
  readonly check: CheckResult
  /** null = granted, and counted for all that come after. */
  readonly whyNot: Message | null
}

export interface RequestStack {
  /** Checks the next request on what was granted so far, and grants it when it fits. */
  add(request: CareRequest): StackOutcome
  /** The same without granting it. */
  look(request: CareRequest): StackOutcome
  /** The location with everything granted so far. */
  index(): LocationIndex
}

/**
 * Requests one upon the other: each is checked with all that was granted before it counted, as it would be if they were
 * handled in this order. Nothing is stored. CHECK-4
 */
export function createStack(parts: StackParts): RequestStack {
  const { book, askedAt } = parts
  let { index } = parts
  let rowCount = 0
  const touchedDays = new Set<IsoDay>()
  const booked = new Map<ChildId, readonly LedgerEntry[]>()
  const ids = (): string => `stacked.${(rowCount += 1)}`

  function accountNow(childId: ChildId): ChildAccount {
    const account = parts.accountOf(childId)
    const added = booked.get(childId) ?? []
    return added.length === 0 ? account : { ...account, entries: [...account.entries, ...added] }
  }

  /** A check reads the two days of the wish, and the other requests and the account of its child. */
  function isTouched({ childId }: CareRequest, { wantedDay, givenDay }: CareWish): boolean {
    return (
      booked.has(childId) || touchedDays.has(wantedDay) || (givenDay !== null && touchedDays.has(givenDay))
    )
  }

  function inputOf(request: CareRequest): CheckInput {
    const account = accountNow(request.childId)
    return {
      ...askedAt(request),
      index,
      book,
      wish: agreedWishOf(request),
      account,
      ownRequestId: request.id,
    }
  }

  function look(request: CareRequest): StackOutcome {
    const known = isTouched(request, agreedWishOf(request)) ? undefined : parts.knownCheckOf?.(request)
    const check = known ?? checkWithoutAlternatives(inputOf(request))
    return { request, check, whyNot: whyNotGranted(check) }
  }

  function grant({ request, check }: StackOutcome): void {
    const { resolved, cost } = check
    const carriedOut = carriedOutOf(inputOf(request))
    if (resolved === null || carriedOut === null) return
    const { now: at } = askedAt(request)
    const decided: CareRequest = { ...request, status: 'approved', decidedAt: at, decisionSnapshot: check }
    index = withGranted(index, book, { ...careOfGrant(request, resolved, carriedOut, ids), request: decided })
    touchedDays.add(resolved.wantedDay)
    if (resolved.givenDay !== null) touchedDays.add(resolved.givenDay)
    const lines =
      cost === null ? [] : entriesOfGrant({ request, resolved, cost, ids, closedMonths: [], actorId: '', at })
    booked.set(request.childId, [...(booked.get(request.childId) ?? []), ...lines])
  }

  return {
    look,
    add(request) {
      const outcome = look(request)
      if (outcome.whyNot === null) grant(outcome)
      return outcome
    },
    index: () => index,
  }
}

/** All of them, in the order given. */
export function stackRequests(
  parts: StackParts,
  requests: readonly CareRequest[],
): { readonly outcomes: readonly StackOutcome[]; readonly index: LocationIndex } {
  const stack = createStack(parts)
  const outcomes = requests.map((request) => stack.add(request))
  return { outcomes, index: stack.index() }
}
