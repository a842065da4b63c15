import { z } from 'zod'
import type { RequestId } from '#shared/domain/ids.ts'
import { agreedWishOf, wishOf } from '#shared/domain/requests/agreed-wish.ts'
import type { CareRequest, CareWish } from '#shared/domain/requests/model.ts'
import { isReversed } from '#shared/domain/requests/resolve-given.ts'
import { isOverlapping, MINUTES_PER_DAY, type Interval } from '#shared/kernel/time.ts'
import { careWishValue } from '#shared/schema/rows/request-rows.ts'
import { noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow, listRows, type Facts } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { labelOf } from './find-request.ts'

/**
 * Writes down what a parent asks. A wish that cannot be granted is written down too, so that it can be answered with
 * its reason; only what makes no sense (reversed times, a swap without a day to give) is refused, and what was asked
 * already. SWAP-1, EXTRA-1
 */
export const enterRequest = defineCommand({
  type: 'enterRequest',
  version: 2,
  permission: 'requests.enter',
  args: z.strictObject({ wish: careWishValue, note: noteValue }),
  *handle({ wish, note }, context) {
    const child = yield* findRow('child', wish.childId)
    if (child === undefined) return refuseCommand('notFound', { what: 'child', id: wish.childId })
    const location = yield* findRow('location', wish.locationId)
    if (location === undefined) return refuseCommand('notFound', { what: 'location', id: wish.locationId })
    if (wish.wantedGroupId !== null) {
      const group = yield* findRow('base_group', wish.wantedGroupId)
      if (group === undefined) return refuseCommand('notFound', { what: 'group', id: wish.wantedGroupId })
    }
    if (wish.kind === 'swapDay' && wish.givenDay === null) return refuseCommand('wishGivenDayMissing')
    if (
      isReversed(wish.wantedStartMinute, wish.wantedEndMinute) ||
      isReversed(wish.givenStartMinute, wish.givenEndMinute)
    ) {
      return refuseCommand('wishTimesReversed')
    }
    const asked = wish.kind === 'swapDay' ? { ...wishOf(wish), payment: null } : withoutGivenSide(wish)
    const twin = yield* findTwin(asked)
    if (twin !== undefined) {
      return refuseCommand('requestTwice', {
        requestId: twin.id,
        childName: child.firstName,
        kindCode: `kind.${twin.kind}`,
        day: asked.wantedDay,
        statusCode: `requestStatus.${twin.status}`,
      })
    }
    return effect(labelOf('requests.did.enter', child, asked), [
      putRow('care_request', {
        id: context.newId() as RequestId,
        ...asked,
        receivedAt: context.at,
        note,
        status: 'open',
        offeredWish: null,
        decidedAt: null,
        decidedBy: null,
        overrideReason: '',
        isAutomatic: false,
        isHeldForPerson: false,
        decisionSnapshot: null,
      }),
    ])
  },
})

/** Arguments of before there was a choice how to pay. */
export function liftEnterRequest(args: unknown): unknown {
  if (!isRecord(args) || !isRecord(args['wish'])) return args
  return { ...args, wish: { payment: null, ...args['wish'] } }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A request for the same care that is still to be answered, or was granted. */
function* findTwin(wish: CareWish): Facts<CareRequest | undefined> {
  const others = yield* listRows('care_request', {
    childId: wish.childId,
    kind: wish.kind,
    status: { in: ['open', 'offered', 'waiting', 'approved'] },
  })
  return others.find((other) => {
    const agreed = agreedWishOf(other)
    return (
      agreed.wantedDay === wish.wantedDay && isOverlapping(stretchOf(agreed, other), stretchOf(wish, null))
    )
  })
}

/** What was left open may be any time of the day, until it was granted. */
function stretchOf({ wantedStartMinute, wantedEndMinute }: CareWish, request: CareRequest | null): Interval {
  const granted = request?.status === 'approved' ? request.decisionSnapshot?.resolved?.wanted : undefined
  return granted ?? { startMinute: wantedStartMinute ?? 0, endMinute: wantedEndMinute ?? MINUTES_PER_DAY }
}

/** Only a swap gives something up. SWAP-1, EXTRA-1 */
function withoutGivenSide(wish: CareWish): CareWish {
  return { ...wishOf(wish), givenDay: null, givenStartMinute: null, givenEndMinute: null, swapReason: null }
}
