import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { Message } from '../explanation/model.ts'
import { policiesAt } from '../policies/policies-on.ts'
import { isChargedWhenCancelled } from './cancelled-care.ts'
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
  readonly waitingList: readonly Message[]
  /** After care that was granted is called off; empty while nothing was granted. */
  readonly cancel: readonly Message[]
}

/** Every answer that can be given to a wish after its check. CHECK-2, SWAP-4, EXTRA-1, FLEX-1, STUDY-2, HOL-3 */
export function repliesTo(input: CheckInput, check: CheckResult): Replies {
  const offers = check.alternatives.map(({ wish }) => resolvedWishOf({ ...input, wish }))
  return {
    approve: approvalReply(input, check),
    decline: declineReply(input, check, offers),
    offer: offers.map((offer) => offerReply(input, check, offer)),
    waitingList: waitingReply(input, check),
    cancel: cancelReply(input, check),
  }
}

/**
 * Yes: which day, which times, what is given up and what it costs; provisional until the roster is settled, except for
 * a day that was asked in time: that one is certain. CHECK-2, SWAP-4, FLEX-1, MONEY-2
 */
function approvalReply(input: CheckInput, check: CheckResult): readonly Message[] {
  const { resolved } = check
  if (resolved === null) return []
  const { startMinute: start, endMinute: end } = resolved.wanted
  const params = { childName: firstNameOf(input), day: resolved.wantedDay, start, end }
  const { kind } = input.wish
  return [
    say('reply.greeting'),
    say(
      check.isProvisional && !check.isGuaranteed
        ? `reply.approve.${kind}Provisional`
        : `reply.approve.${kind}`,
      params,
    ),
    ...(check.isGuaranteed ? [say('reply.guaranteed')] : []),
    ...givenLines(resolved),
    ...groupLines(input, resolved),
    ...costLines(check),
    ...serviceLines(input),
    closingLine(input),
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
    ...serviceLines(input),
    closingLine(input),
  ]
}

/** Something else instead, which asks the parent for an answer. */
function offerReply(input: CheckInput, check: CheckResult, offer: ResolvedWish | null): readonly Message[] {
  if (offer === null) return []
  return [
    say('reply.greeting'),
    ...refusalLines(input, check),
    say(`reply.offer.${input.wish.kind}`, { childName: firstNameOf(input), ...placeOf(input, offer) }),
    ...(offer.isOwnGroup || mayGoElsewhere(input, offer) ? [] : [say('reply.consentNeeded')]),
    say('reply.offerAnswer'),
    ...serviceLines(input),
    ...chargeLines(input),
    closingLine(input),
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

/** No place now, but the family stays in line. CHECK-4 */
function waitingReply(input: CheckInput, check: CheckResult): readonly Message[] {
  const { wantedDay } = input.wish
  return [
    say('reply.greeting'),
    ...refusalLines(input, check),
    say('reply.waiting', { childName: firstNameOf(input), day: wantedDay }),
    say('reply.waitingNews'),
    ...serviceLines(input),
    closingLine(input),
  ]
}

/** What was called off, and whether it stays charged when it is called off now. FLEX-2, HOL-3, STUDY-2 */
function cancelReply(input: CheckInput, { resolved }: CheckResult): readonly Message[] {
  if (resolved === null) return []
  const { wantedDay, wanted, kind } = resolved
  const policies = policiesAt(input.index.policies, wantedDay)
  const calledOff = { day: input.today, minute: dutchTimeOf(input.now).minute }
  const times = { start: wanted.startMinute, end: wanted.endMinute }
  const care = { day: wantedDay, startMinute: wanted.startMinute }
  return [
    say('reply.greeting'),
    say('reply.cancel', { childName: firstNameOf(input), day: wantedDay, ...times }),
    ...(kind === 'swapDay'
      ? []
      : [
          isChargedWhenCancelled(kind, care, policies, calledOff)
            ? say('reply.cancelCharged')
            : say('reply.cancelFree'),
        ]),
    closingLine(input),
  ]
}

/** What is taken off a balance, what is left of the credit of a swap, and what is charged afterwards. MONEY-2, SWAP-5 */
function costLines({ cost }: CheckResult): readonly Message[] {
  if (cost === null) return []
  const { payment, balanceMinutes, earnedMinutes, earnedUntil, invoicedMinutes, invoicedCents } = cost
  const lines: Message[] = []
  if (payment !== null && balanceMinutes > 0) {
    const params = { minutes: balanceMinutes, paymentCode: `payment.${payment}` }
    lines.push(say('reply.cost.balance', params))
  }
  if (earnedMinutes > balanceMinutes && earnedUntil !== null) {
    const params = { minutes: earnedMinutes - balanceMinutes, until: earnedUntil }
    lines.push(say('reply.cost.left', params))
  }
  if (invoicedMinutes > 0) {
    lines.push(
      invoicedCents === null
        ? say('reply.cost.invoiceUnknown', { minutes: invoicedMinutes })
        : say('reply.cost.invoice', { minutes: invoicedMinutes, cents: invoicedCents }),
    )
  }
  return lines
}

/** A child with a flexible contract is placed where there is room; in holidays groups may be merged. GROUP-2, HOL-4 */
function mayGoElsewhere(input: CheckInput, offer: ResolvedWish): boolean {
  if (offer.kind === 'holidayDay' || offer.kind === 'extraHour') return true
  const contracts = input.index.contractsByChild.get(offer.childId) ?? []
  return contracts.some(
    ({ contract }) =>
      contract.form === 'flexible' &&
      contract.startDate <= offer.wantedDay &&
      (contract.endDate === null || offer.wantedDay <= contract.endDate),
  )
}

/** A swap is a service, not a right. SWAP-4 */
function serviceLines({ wish }: CheckInput): readonly Message[] {
  return wish.kind === 'swapDay' ? [say('reply.swapIsService')] : []
}

/** The parent says yes to something that is charged. EXTRA-1 */
function chargeLines({ wish }: CheckInput): readonly Message[] {
  return wish.kind === 'extraDay' || wish.kind === 'extraHour' ? [say('reply.extraIsCharged')] : []
}

function closingLine({ index }: CheckInput): Message {
  return say('reply.closing', { locationName: index.facts.location.name })
}

function firstNameOf({ index, wish }: CheckInput): string {
  return index.children.get(wish.childId)?.child.firstName ?? ''
}
