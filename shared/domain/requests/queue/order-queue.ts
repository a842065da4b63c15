import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import type { Message } from '../../explanation/model.ts'
import type { HousePolicies, LadderRung } from '../../policies/model.ts'
import type { CareRequest } from '../model.ts'

/** A request that waits for a place, with its turn. */
export interface QueuedRequest {
  readonly request: CareRequest
  /** 1 = the first. */
  readonly position: number
  /** Why it stands there. */
  readonly reason: Message
}

type QueuePolicies = Pick<HousePolicies, 'requests.order' | 'requests.ladder'>

/** The requests that stand in the queue; an offered one waits for the parent and not for its turn. */
export function isQueued({ status }: Pick<CareRequest, 'status'>): boolean {
  return status === 'open' || status === 'waiting'
}

/**
 * Waiting requests in the order in which they are handled: by arrival, by the day that is wanted, or by the ladder of
 * the house. Within one day or rung the first to arrive comes first. CHECK-4
 */
export function orderQueue(
  requests: readonly CareRequest[],
  policies: QueuePolicies,
): readonly QueuedRequest[] {
  const order = policies['requests.order']
  const ladder = policies['requests.ladder']
  const keyed = requests.filter(isQueued).map((request) => ({ request, key: keyOf(request, order, ladder) }))
  keyed.sort((a, b) => compare(a.key, b.key) || byArrival(a.request, b.request))
  return keyed.map(({ request }, place) => ({
    request,
    position: place + 1,
    reason: reasonOf(request, order, ladder),
  }))
}

/** A swap for a public holiday has a rung of its own. SWAP-2 */
export function rungOf({ kind, swapReason }: Pick<CareRequest, 'kind' | 'swapReason'>): LadderRung {
  return kind === 'swapDay' && swapReason === 'publicHoliday' ? 'publicHolidaySwap' : kind
}

function keyOf(
  request: CareRequest,
  order: QueuePolicies['requests.order'],
  ladder: readonly LadderRung[],
): string {
  switch (order) {
    case 'arrival':
      return request.receivedAt
    case 'wantedDay':
      return request.wantedDay
    case 'ladder':
      return String(stepOf(request, ladder)).padStart(3, '0')
  }
}

/** 1 = the first rung; what is on no rung comes last. */
function stepOf(request: CareRequest, ladder: readonly LadderRung[]): number {
  const place = ladder.indexOf(rungOf(request))
  return place < 0 ? ladder.length + 1 : place + 1
}

function byArrival(a: CareRequest, b: CareRequest): number {
  return compare(a.receivedAt, b.receivedAt) || compare(a.id, b.id)
}

function reasonOf(
  request: CareRequest,
  order: QueuePolicies['requests.order'],
  ladder: readonly LadderRung[],
): Message {
  const { day, minute } = dutchTimeOf(request.receivedAt)
  const received = { day, minute }
  switch (order) {
    case 'arrival':
      return { code: 'queue.reason.arrival', params: received }
    case 'wantedDay':
      return { code: 'queue.reason.wantedDay', params: { ...received, wantedDay: request.wantedDay } }
    case 'ladder':
      return {
        code: 'queue.reason.ladder',
        params: { ...received, step: stepOf(request, ladder), rungCode: `queue.rung.${rungOf(request)}` },
      }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
