import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import type { ChildId } from '../ids.ts'
import type { LocationIndex } from '../occupancy/index-location-facts.ts'
import type { HouseRule } from '../organisation/model.ts'
import type { LawBook } from '../ratio/model.ts'
import { computedDayOf } from '../requests/computed-days.ts'
import {
  checkStepCodes,
  requestKinds,
  type CareRequest,
  type CheckStepCode,
  type RequestKind,
} from '../requests/model.ts'
import { createStack, type RequestStack, type StackOutcome } from '../requests/stack/stack-requests.ts'
import type { ChildAccount } from '../requests/wish-subject.ts'
import type { BeforeAfter, ReplayResult } from './model.ts'
import { requiredMinutesOn } from './required-minutes.ts'
import { withHouseRules } from './with-house-rules.ts'

export interface ReplayParts {
  /** The location over the whole stretch, without what the replayed requests brought about. */
  readonly index: LocationIndex
  readonly book: LawBook
  /** The house rules as they would be. */
  readonly newRules: readonly HouseRule[]
  /** Any order; they are judged in order of arrival. */
  readonly requests: readonly CareRequest[]
  /** The account without what the replayed requests booked. */
  accountOf(childId: ChildId): ChildAccount
}

interface Tally {
  readonly accepted: Map<RequestKind, number>
  readonly refused: Map<CheckStepCode, number>
  invoicedMinutes: number
  requiredMinutes: number
}

/**
 * Judges requests again in order of arrival, under the rules as they are and as they would be, each time with those
 * before it granted. Yields after every request and every day that is counted, so that the caller can pause or stop;
 * takes as many steps as `stepsOfReplay` says. Pure. CHECK-4, INFO-1
 */
export function* replayRequests(parts: ReplayParts): Generator<undefined, ReplayResult> {
  const requests = inOrderOfArrival(parts.requests)
  const before = createTally()
  const after = createTally()
  const oldStack = stackOn(parts, parts.index)
  const newStack = stackOn(parts, withHouseRules(parts.index, parts.newRules))
  let withoutRoster = 0
  for (const request of requests) {
    const asked = asItWasAsked(request)
    const outcome = oldStack.add(asked)
    if (outcome.check.isProvisional) withoutRoster += 1
    count(before, outcome)
    count(after, newStack.add(asked))
    yield
  }
  const days = daysTouched(parts.index, requests)
  for (const day of days) {
    before.requiredMinutes += requiredMinutesOn(computedDayOf(oldStack.index(), parts.book, day)?.location)
    after.requiredMinutes += requiredMinutesOn(computedDayOf(newStack.index(), parts.book, day)?.location)
    yield
  }
  return {
    requests: requests.length,
    kinds: listKinds(requests, before, after),
    refusals: listRefusals(before, after),
    requiredMinutes: { before: before.requiredMinutes, after: after.requiredMinutes },
    daysTouched: days.length,
    invoicedMinutes: { before: before.invoicedMinutes, after: after.invoicedMinutes },
    withoutRoster,
  }
}

/** How many times a replay pauses before it has its result. */
export function stepsOfReplay(index: LocationIndex, requests: readonly CareRequest[]): number {
  return requests.length + daysTouched(index, requests).length
}

function stackOn({ book, accountOf }: ReplayParts, index: LocationIndex): RequestStack {
  return createStack({
    index,
    book,
    accountOf,
    // A deadline is about the moment the parent asked.
    askedAt: ({ receivedAt }) => ({ today: dutchTimeOf(receivedAt).day, now: receivedAt }),
  })
}

/** What the parent asked, before anything was decided or offered. */
function asItWasAsked(request: CareRequest): CareRequest {
  return {
    ...request,
    status: 'open',
    offeredWish: null,
    decidedAt: null,
    decidedBy: null,
    overrideReason: '',
    isAutomatic: false,
    isHeldForPerson: false,
    decisionSnapshot: null,
  }
}

function inOrderOfArrival(requests: readonly CareRequest[]): readonly CareRequest[] {
  return requests.toSorted((a, b) => compare(a.receivedAt, b.receivedAt) || compare(a.id, b.id))
}

/** Wanted and given days, as far as they are loaded; in order. */
function daysTouched({ facts }: LocationIndex, requests: readonly CareRequest[]): readonly IsoDay[] {
  const days = new Set<IsoDay>()
  for (const { wantedDay, givenDay } of requests) {
    for (const day of givenDay === null ? [wantedDay] : [wantedDay, givenDay]) {
      if (facts.fromDay <= day && day <= facts.untilDay) days.add(day)
    }
  }
  return [...days].sort()
}

function createTally(): Tally {
  return { accepted: new Map(), refused: new Map(), invoicedMinutes: 0, requiredMinutes: 0 }
}

function count(tally: Tally, { request, check, whyNot }: StackOutcome): void {
  if (whyNot === null) {
    tally.accepted.set(request.kind, (tally.accepted.get(request.kind) ?? 0) + 1)
    tally.invoicedMinutes += check.cost?.invoicedMinutes ?? 0
    return
  }
  const step = check.steps.find(({ message }) => message === whyNot)
  if (step !== undefined) tally.refused.set(step.code, (tally.refused.get(step.code) ?? 0) + 1)
}

function listKinds(requests: readonly CareRequest[], before: Tally, after: Tally): ReplayResult['kinds'] {
  return requestKinds
    .map((kind) => ({
      kind,
      asked: requests.filter((request) => request.kind === kind).length,
      accepted: bothOf(before.accepted, after.accepted, kind),
    }))
    .filter(({ asked }) => asked > 0)
}

function listRefusals(before: Tally, after: Tally): ReplayResult['refusals'] {
  return checkStepCodes
    .map((step) => ({ step, refused: bothOf(before.refused, after.refused, step) }))
    .filter(({ refused }) => refused.before + refused.after > 0)
}

function bothOf<Key>(
  before: ReadonlyMap<Key, number>,
  after: ReadonlyMap<Key, number>,
  key: Key,
): BeforeAfter {
  return { before: before.get(key) ?? 0, after: after.get(key) ?? 0 }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
