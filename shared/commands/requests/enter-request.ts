import { z } from 'zod'
import type { RequestId } from '#shared/domain/ids.ts'
import { wishOf } from '#shared/domain/requests/agreed-wish.ts'
import type { CareWish } from '#shared/domain/requests/model.ts'
import { isReversed } from '#shared/domain/requests/resolve-given.ts'
import { careWishValue } from '#shared/schema/rows/request-rows.ts'
import { noteValue } from '#shared/schema/values.ts'
import { defineCommand, effect, refuseCommand } from '../define.ts'
import { findRow } from '../facts.ts'
import { putRow } from '../row-change.ts'
import { labelOf } from './find-request.ts'

/**
 * Writes down what a parent asks. A wish that cannot be granted is written down too, so that it can be answered with
 * its reason; only what makes no sense (reversed times, a swap without a day to give) is refused. SWAP-1, EXTRA-1
 */
export const enterRequest = defineCommand({
  type: 'enterRequest',
  version: 1,
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
    const asked = wish.kind === 'extraDay' ? withoutGivenSide(wish) : wishOf(wish)
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

/** An extra day gives nothing up. EXTRA-1 */
function withoutGivenSide(wish: CareWish): CareWish {
  return { ...wishOf(wish), givenDay: null, givenStartMinute: null, givenEndMinute: null, swapReason: null }
}
