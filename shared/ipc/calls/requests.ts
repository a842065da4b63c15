import { z } from 'zod'
import { defineCall } from '../define.ts'
import { done } from '../parts/done.ts'
import { careRequest, checkResult, plannedWish, queuePlace, requestRow } from '../parts/requests.ts'
import { count, locationId, longText, messages, plainId, requestId, shortText } from '../parts/values.ts'

const requestCounts = z.strictObject({
  open: count,
  offered: count,
  waiting: count,
  done: count,
  /** Declined or waiting requests that would be granted now, as far as they have been looked at again. */
  nowFitting: count,
})

/** How many requests there are, without checking any of them: every screen shows the number, few show the list. */
export const requestsCount = defineCall({
  permission: 'location.view',
  input: z.strictObject({ locationId }),
  output: requestCounts,
})

export const requestsList = defineCall({
  permission: 'children.view',
  input: z.strictObject({ locationId, tab: z.enum(['open', 'offered', 'waiting', 'done']) }),
  output: z.strictObject({
    counts: requestCounts,
    requests: z.array(requestRow).max(500),
  }),
})

export const requestDetail = z.strictObject({
  request: careRequest,
  childName: shortText,
  ageMonths: z.int(),
  groupName: shortText,
  /** Fresh while the request is open; the snapshot of the decision afterwards. CHECK-5 */
  check: checkResult,
  /** What to write to the parent: one list of sentences for each act, and one for each alternative. */
  replies: z.strictObject({
    approve: messages,
    decline: messages,
    offer: z.array(messages).max(5),
    waitingList: messages,
    cancel: messages,
  }),
  /** The language the family reads: preselected for the reply. */
  language: z.enum(['nl', 'en']),
  /** null unless the request is open or on the waiting list. */
  queue: queuePlace.nullable(),
  /** The requests before it that want the same place, by name: for who decides, never for a reply. */
  rivals: z.array(z.strictObject({ requestId, childName: shortText })).max(500),
  isNowFitting: z.boolean(),
  suggested: z.discriminatedUnion('act', [
    z.strictObject({ act: z.literal('approve') }),
    z.strictObject({ act: z.literal('offer'), index: count }),
    z.strictObject({ act: z.literal('decline') }),
  ]),
  lastDecisionCommandId: plainId.nullable(),
})
export type RequestDetail = z.output<typeof requestDetail>

export const requestsGet = defineCall({
  permission: 'children.view',
  input: z.strictObject({ requestId }),
  output: requestDetail,
})

/** While somebody types; nothing is stored. */
export const requestsCheck = defineCall({
  permission: 'children.view',
  input: z.strictObject({ wish: plannedWish }),
  output: z.strictObject({
    check: checkResult,
    childName: shortText,
    ageMonths: z.int(),
    groupName: shortText,
  }),
})

export const requestsEnter = defineCall({
  permission: 'requests.enter',
  input: z.strictObject({ wish: plannedWish, note: longText }),
  output: z.strictObject({ requestId, done }),
})

export const requestsApprove = defineCall({
  permission: 'requests.decide',
  input: z.strictObject({ requestId, overrideReason: z.string().trim().min(1).max(2_000).nullable() }),
  output: done,
})

export const requestsDecline = defineCall({
  permission: 'requests.decide',
  input: z.strictObject({ requestId }),
  output: done,
})

export const requestsOffer = defineCall({
  permission: 'requests.decide',
  input: z.strictObject({ requestId, wish: plannedWish }),
  output: done,
})

export const requestsAcceptOffer = defineCall({
  permission: 'requests.decide',
  input: z.strictObject({ requestId }),
  output: done,
})

export const requestsWithdraw = defineCall({
  permission: 'requests.enter',
  input: z.strictObject({ requestId }),
  output: done,
})

export const requestsReopen = defineCall({
  permission: 'requests.decide',
  input: z.strictObject({ requestId }),
  output: done,
})

/** There is no place now, and the family stays in line. From open or declined. */
export const requestsPutOnWaitingList = defineCall({
  permission: 'requests.decide',
  input: z.strictObject({ requestId }),
  output: done,
})

/** The parent calls off care that was granted: the place is free at once. FLEX-2, HOL-3, STUDY-2 */
export const requestsCancelCare = defineCall({
  permission: 'requests.enter',
  input: z.strictObject({ requestId }),
  output: done,
})
