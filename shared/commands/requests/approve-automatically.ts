import { z } from 'zod'
import type { ChildId, RequestId } from '#shared/domain/ids.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { policiesAt } from '#shared/domain/policies/policies-on.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import { isLeftToRule } from '#shared/domain/requests/queue/is-left-to-rule.ts'
import { orderQueue, rungOf } from '#shared/domain/requests/queue/order-queue.ts'
import { createStack } from '#shared/domain/requests/stack/stack-requests.ts'
import type { ChildAccount } from '#shared/domain/requests/wish-subject.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { idOf } from '#shared/schema/values.ts'
import { defineCommand, effect, type CommandContext } from '../define.ts'
import { findLastCommandOn, findRulebook, listRows, type Facts } from '../facts.ts'
import { loadLocationFacts } from '../load-location-facts.ts'
import type { CommandRefusal } from '../refusal.ts'
import { findRequest } from './find-request.ts'
import { grantWish } from './grant-wish.ts'
import { loadAccount, stretchOf } from './load-check.ts'

/**
 * The published rule of the house grants an open request: only a kind that the rule is about, only a plain and final
 * yes, and never past a request that stands before it and wants the same place. It never refuses a family anything: a
 * request it may not grant stays open for a person, and what a person put back stays with people. PRIV-8
 */
export const approveAutomatically = defineCommand({
  type: 'approveAutomatically',
  version: 1,
  permission: 'requests.automatic',
  args: z.strictObject({ requestId: idOf<RequestId>() }),
  *handle({ requestId }, context) {
    const found = yield* findRequest(requestId, ['open'])
    if (!found.ok) return found
    const { request, child } = found.value
    const refusal = yield* whyLeftToPeople(request, context)
    if (refusal !== null) return { ok: false, refusal }
    const granted = yield* grantWish({ ...request, isAutomatic: true }, null, context)
    if (!granted.ok) return granted
    const params = {
      childName: child.firstName,
      rungCode: `queue.rung.${rungOf(request)}`,
      day: request.wantedDay,
    }
    return effect({ code: 'queue.did.automatic', params }, granted.value)
  },
})

/** How a request comes in. */
const entering: readonly string[] = ['enterRequest', 'importOrganisation']

function* whyLeftToPeople(request: CareRequest, context: CommandContext): Facts<CommandRefusal | null> {
  const last = yield* findLastCommandOn('care_request', request.id)
  // Also what was decided by a person and undone is a person's from then on.
  const isUntouched = last !== undefined && entering.includes(last.type)
  if (request.isHeldForPerson || !isUntouched) return { code: 'automaticHeld', params: {} }
  const { locationId } = request
  const queue = yield* listRows('care_request', { locationId, status: { in: ['open', 'waiting'] } })
  const { from, until } = hullOf(queue.filter(({ wantedDay }) => wantedDay === request.wantedDay))
  const rulebook = yield* findRulebook()
  const facts = yield* loadLocationFacts(locationId, from, until)
  if (facts === undefined) return { code: 'notFound', params: { what: 'location', id: locationId } }
  const index = indexLocationFacts(facts, rulebook.schoolHolidays)
  if (!isLeftToRule(index.policies, request, context.today)) {
    return { code: 'automaticOff', params: { rungCode: `queue.rung.${rungOf(request)}` } }
  }
  const ordered = orderQueue(queue, policiesAt(index.policies, context.today)).map((queued) => queued.request)
  const ahead = ordered.slice(
    0,
    ordered.findIndex(({ id }) => id === request.id),
  )
  const near = ahead.filter(({ wantedDay }) => wantedDay === request.wantedDay)
  const accounts = new Map<ChildId, ChildAccount>()
  for (const { childId } of [...near, request]) accounts.set(childId, yield* loadAccount(childId))
  const parts = {
    index,
    book: rulebook.law,
    askedAt: () => ({ today: context.today, now: context.at }),
    accountOf: (childId: ChildId) => must(accounts.get(childId), 'every child of the stack has its account'),
  }
  const alone = createStack(parts).look(request)
  if (alone.check.verdict !== 'ok' || alone.check.isProvisional) {
    return { code: 'automaticUnsure', params: {} }
  }
  const stack = createStack(parts)
  for (const earlier of near) stack.add(earlier)
  return stack.look(request).check.verdict === 'ok' ? null : { code: 'automaticRival', params: {} }
}

/** Every day that one of these looks at. */
function hullOf(requests: readonly CareRequest[]): { readonly from: IsoDay; readonly until: IsoDay } {
  const days = requests
    .flatMap((request) => {
      const { from, until } = stretchOf(request, 'twoDays')
      return [from, until]
    })
    .toSorted()
  return {
    from: must(days[0], 'the request is one of those that wait'),
    until: must(days.at(-1), 'the request is one of those that wait'),
  }
}
