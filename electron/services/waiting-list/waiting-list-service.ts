import type { BaseGroupId, LocationId, WaitingEntryId } from '#shared/domain/ids.ts'
import type { Message, Verdict } from '#shared/domain/explanation/model.ts'
import { fullName } from '#shared/domain/children/person-name.ts'
import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import { restrictedChildren } from '#shared/domain/privacy/is-restricted.ts'
import { whyNot, type WaitingChild } from '#shared/domain/waiting-list/passed-over.ts'
import type { WaitingPlan } from '#shared/domain/waiting-list/waiting-plan.ts'
import { weighOffer } from '#shared/domain/waiting-list/weigh-offer.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import { addDays, addWeeks, mondayOfWeek, weekdayOf } from '#shared/kernel/time.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { Act } from '../commands/act.ts'
import { capacityOf } from './capacity.ts'
import { familyLogOf } from './family-log.ts'
import { createWaitingPlans, type WaitingPlanParts, type WaitingReach } from './waiting-plans.ts'
import { groupMatchOf, openOfferOf, rowOf } from './waiting-rows.ts'

type Answer<
  Name extends `waitingList.${'list' | 'get' | 'match' | 'capacity' | 'next' | 'tryOffer' | 'enter'}`,
> = Result<CallOutput<Name>, Message>

export interface WaitingListService {
  list(input: ParsedInput<'waitingList.list'>): Answer<'waitingList.list'>
  get(input: ParsedInput<'waitingList.get'>): Answer<'waitingList.get'>
  match(input: ParsedInput<'waitingList.match'>): Answer<'waitingList.match'>
  capacity(input: ParsedInput<'waitingList.capacity'>): Answer<'waitingList.capacity'>
  next(input: ParsedInput<'waitingList.next'>): Answer<'waitingList.next'>
  tryOffer(input: ParsedInput<'waitingList.tryOffer'>): Answer<'waitingList.tryOffer'>
  enter(input: ParsedInput<'waitingList.enter'>, actorId: string): Answer<'waitingList.enter'>
  change(input: ParsedInput<'waitingList.change'>, actorId: string): Result<Done, Message>
  withdraw(input: ParsedInput<'waitingList.withdraw'>, actorId: string): Result<Done, Message>
  offer(input: ParsedInput<'waitingList.offer'>, actorId: string): Result<Done, Message>
  answerOffer(input: ParsedInput<'waitingList.answerOffer'>, actorId: string): Result<Done, Message>
  setFriendship(input: ParsedInput<'friendships.set'>, actorId: string): Result<Done, Message>
  removeFriendship(input: ParsedInput<'friendships.remove'>, actorId: string): Result<Done, Message>
}

export interface WaitingListParts extends WaitingPlanParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly act: Act
  readonly nameOf: (actorId: string) => string
}

/** Families that left the list, the latest first; so many are shown. */
const SHOWN_CLOSED = 50

/** The waiting list: who is next, where everybody fits, and what was offered to whom. WAIT-1..5 */
export function createWaitingListService(parts: WaitingListParts): WaitingListService {
  const { rows, act } = parts
  const plans = createWaitingPlans(parts)

  function findFamily(
    entryId: WaitingEntryId,
  ): Result<{ readonly plan: WaitingPlan; readonly waiting: WaitingChild }, Message> {
    const entry = rows.findRow('waiting_entry', entryId)
    const plan = entry && plans.find(entry.locationId)
    if (entry === undefined || plan === undefined) return notFound('waitingEntry', entryId)
    const waiting = plan.waiting.find(({ family }) => family.entry.id === entryId)
    if (waiting !== undefined) return ok({ plan, waiting })
    const firstName = rows.findRow('child', entry.childId)?.firstName ?? ''
    return refuse({ code: 'refusal.waitingOver', params: { firstName } })
  }

  function findGroup(
    groupId: BaseGroupId,
    reach?: WaitingReach,
  ): Result<{ readonly plan: WaitingPlan; readonly group: BaseGroup }, Message> {
    const group = rows.findRow('base_group', groupId)
    const plan = group && plans.find(group.locationId, reach)
    return group === undefined || plan === undefined ? notFound('group', groupId) : ok({ plan, group })
  }

  return {
    list: ({ locationId }) => {
      const plan = plans.find(locationId)
      if (plan === undefined) return notFound('location', locationId)
      return ok({
        today: plan.today,
        order: { code: `waiting.order.${plan.policies['waitingList.order']}`, params: {} },
        entries: plan.waiting.map((waiting) => rowOf(plan, waiting)),
        offers: plan.waiting.flatMap((waiting) => {
          const offer = plan.offerOf.get(waiting.family.entry.id)
          return offer === undefined ? [] : [openOfferOf(plan, waiting, offer)]
        }),
        closed: closedOf(parts, locationId),
      })
    },
    get: ({ entryId }) => {
      const found = findFamily(entryId)
      if (!found.ok) return found
      const { plan, waiting } = found.value
      const { entry } = waiting.family
      return ok({
        row: rowOf(plan, waiting),
        note: entry.note,
        ...familyLogOf(parts, entry, waiting.child),
      })
    },
    match: ({ entryId }) => {
      const found = findFamily(entryId)
      if (!found.ok) return found
      const { plan, waiting } = found.value
      return ok({
        row: rowOf(plan, waiting),
        groups: plan.matchOf(waiting).groups.map(groupMatchOf),
      })
    },
    capacity: (input) => {
      const fromDay = mondayOfWeek(input.fromWeek)
      const untilDay = mondayOfWeek(addWeeks(input.fromWeek, input.weeks))
      const found = findGroup(input.groupId, { fromDay, untilDay })
      return found.ok ? ok(capacityOf(found.value.plan, found.value.group, input)) : found
    },
    next: (input) => {
      const found = findGroup(input.groupId)
      if (!found.ok) return found
      const { plan, group } = found.value
      // Nobody whose data may not be used is called about a place. PRIV-2
      const restricted = restrictedChildren(rows.listRows('processing_restriction', {}), plan.today)
      return nextFamilies(plan, group, input, restricted)
    },
    tryOffer: ({ entryId, groupId, days, startDay }) => {
      const found = findFamily(entryId)
      if (!found.ok) return found
      const { plan, waiting } = found.value
      const group = plan.book.index.groupById.get(groupId)
      if (group === undefined) return notFound('group', groupId)
      const { judgement, passedOver } = weighOffer(plan, waiting, { group, days, startDay })
      const usual = addDays(plan.today, plan.policies['waitingList.offerDays'])
      return ok({
        verdict: judgement.verdict,
        sentences: [...judgement.sentences],
        mayOffer: judgement.refusal === null && waiting.family.entry.status === 'waiting',
        passedOver: passedOver.map(({ family, child, reason, isFitting }) => ({
          entryId: family.entry.id,
          name: fullName(child),
          message: reason,
          needsNote: isFitting,
        })),
        expiresOn: usual < startDay ? usual : startDay,
      })
    },
    enter: (input, actorId) => {
      const done = act('enterWaiting', input, actorId)
      // The first row a command makes carries its own number with .1 behind it.
      return done.ok ? ok({ done: done.value, entryId: `${done.value.commandId}.1` as WaitingEntryId }) : done
    },
    change: (input, actorId) => act('changeWaiting', input, actorId),
    withdraw: (input, actorId) => act('withdrawWaiting', input, actorId),
    offer: (input, actorId) => act('offerPlace', input, actorId),
    answerOffer: ({ offerId, answer, note }, actorId) =>
      answer === 'accepted'
        ? act('acceptPlace', { offerId, note }, actorId)
        : act('answerPlaceOffer', { offerId, answer, note }, actorId),
    setFriendship: (input, actorId) => act('setFriendship', input, actorId),
    removeFriendship: (input, actorId) => act('removeFriendship', input, actorId),
  }
}

function notFound(what: string, id: string): Result<never, Message> {
  return refuse({ code: 'refusal.notFound', params: { what, id } })
}

function closedOf(
  { rows }: WaitingListParts,
  locationId: LocationId,
): CallOutput<'waitingList.list'>['closed'] {
  return rows
    .listRows('waiting_entry', { locationId, status: { in: ['placed', 'withdrawn'] } })
    .flatMap((entry) => {
      const child = rows.findRow('child', entry.childId)
      if (child === undefined || entry.closedAt === null) return []
      const { id, closedAt, closedReason, status } = entry
      return [{ entryId: id, name: fullName(child), status, closedAt, reason: closedReason }]
    })
    .toSorted((a, b) => (a.closedAt < b.closedAt ? 1 : -1))
    .slice(0, SHOWN_CLOSED)
}

/** Everybody of the setting in their turn, with whether they would take a place on that weekday. WAIT-3 */
function nextFamilies(
  plan: WaitingPlan,
  group: BaseGroup,
  { weekday, startDay }: ParsedInput<'waitingList.next'>,
  restricted: ReadonlySet<string>,
): Answer<'waitingList.next'> {
  const from = startDay > plan.today ? startDay : plan.today
  const day = addDays(from, (weekday - weekdayOf(from) + 7) % 7)
  const days = [{ weekday, startMinute: null, endMinute: null }]
  const place = { book: plan.book, today: plan.today, group, days, startDay: day }
  return ok({
    families: plan.waiting
      .filter(({ family, child }) => family.entry.setting === group.setting && !restricted.has(child.id))
      .map(({ family, child }) => {
        const { reason, isFitting } = whyNot(place, family, child)
        const verdict: Verdict = isFitting ? 'ok' : 'no'
        return {
          entryId: family.entry.id,
          name: fullName(child),
          place: family.place,
          placeReason: family.reason,
          verdict,
          message: isFitting ? { code: 'waiting.next.fits', params: { day } } : reason,
        }
      }),
  })
}
