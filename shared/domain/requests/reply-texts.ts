import type { Message } from '../explanation/model.ts'
import { resolvedWishOf } from './check-wish.ts'
import { say } from './codes.ts'
import type { CheckResult, ResolvedWish } from './model.ts'
import { hullOf } from './resolve-given.ts'
import type { CheckInput } from './wish-subject.ts'

/** Alternatives named in a refusal; more would be a list to choose from, and that is what an offer is for. */
const MOST_NAMED = 2

/** The answers to a parent, each ready to copy. No word about any other family. */
export interface Replies {
  readonly approve: readonly Message[]
  readonly decline: readonly Message[]
  /** One for each alternative of the check. */
  readonly offer: readonly (readonly Message[])[]
}

/** Every answer that can be given to a wish after its check. CHECK-2, SWAP-4, EXTRA-1 */
export function repliesTo(input: CheckInput, check: CheckResult): Replies {
  const offers = check.alternatives.map(({ wish }) => resolvedWishOf({ ...input, wish }))
  return {
    approve: approvalReply(input, check),
    decline: declineReply(input, check, offers),
    offer: offers.map((offer) => offerReply(input, check, offer)),
  }
}

/** Yes: which day, which times, what is given up; provisional until the roster is settled. CHECK-2, SWAP-4 */
function approvalReply(input: CheckInput, check: CheckResult): readonly Message[] {
  const { resolved } = check
  if (resolved === null) return []
  const { startMinute: start, endMinute: end } = resolved.wanted
  const params = { childName: firstNameOf(input), day: resolved.wantedDay, start, end }
  const { kind } = input.wish
  return [
    say('reply.greeting'),
    say(check.isProvisional ? `reply.approve.${kind}Provisional` : `reply.approve.${kind}`, params),
    ...givenLines(resolved),
    ...groupLines(input, resolved),
    ...closingLines(input),
  ]
}

/** No, with the one reason that decides and the nearest ways that do work. SWAP-4 */
function declineReply(
  input: CheckInput,
  check: CheckResult,
  offers: readonly (ResolvedWish | null)[],
): readonly Message[] {
  return [
    say('reply.greeting'),
    ...refusalLines(input, check),
    ...offers.slice(0, MOST_NAMED).flatMap((offer) => (offer === null ? [] : [insteadLine(input, offer)])),
    ...closingLines(input),
  ]
}

/** Something else instead, which asks the parent for an answer. */
function offerReply(input: CheckInput, check: CheckResult, offer: ResolvedWish | null): readonly Message[] {
  if (offer === null) return []
  return [
    say('reply.greeting'),
    ...refusalLines(input, check),
    say(`reply.offer.${input.wish.kind}`, { childName: firstNameOf(input), ...placeOf(input, offer) }),
    ...(offer.isOwnGroup ? [] : [say('reply.consentNeeded')]),
    say('reply.offerAnswer'),
    ...closingLines(input),
  ]
}

function refusalLines(input: CheckInput, check: CheckResult): readonly Message[] {
  const { kind, wantedDay } = input.wish
  const refusal = say(`reply.decline.${kind}`, { childName: firstNameOf(input), day: wantedDay })
  // A wish that fits is declined for a reason only the manager knows; the check has none to give.
  return check.verdict === 'ok' ? [refusal] : [refusal, check.sentence]
}

function insteadLine(input: CheckInput, offer: ResolvedWish): Message {
  return say('reply.canInstead', placeOf(input, offer))
}

function placeOf({ index }: CheckInput, { wanted, wantedDay, groupId }: ResolvedWish) {
  return {
    day: wantedDay,
    start: wanted.startMinute,
    end: wanted.endMinute,
    groupName: index.groupById.get(groupId)?.name ?? '',
  }
}

function givenLines({ givenDay, given }: ResolvedWish): readonly Message[] {
  if (givenDay === null || given.length === 0) return []
  // Care before and after school is one day of care, with the lessons in between.
  if (given.length > 1) return [say('reply.givenWholeEnds', { day: givenDay })]
  const { startMinute: start, endMinute: end } = hullOf(given)
  return [say('reply.givenEnds', { day: givenDay, start, end })]
}

function groupLines({ index }: CheckInput, { isOwnGroup, groupId }: ResolvedWish): readonly Message[] {
  const group = index.groupById.get(groupId)
  return isOwnGroup || group === undefined ? [] : [say('reply.otherGroup', { groupName: group.name })]
}

/** A swap is a service, not a right; an extra day is charged afterwards. SWAP-4, EXTRA-1 */
function closingLines({ wish, index }: CheckInput): readonly Message[] {
  return [
    say(wish.kind === 'swapDay' ? 'reply.swapIsService' : 'reply.extraIsCharged'),
    say('reply.closing', { locationName: index.facts.location.name }),
  ]
}

function firstNameOf({ index, wish }: CheckInput): string {
  return index.children.get(wish.childId)?.child.firstName ?? ''
}
