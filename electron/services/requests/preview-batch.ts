import { fullName } from '#shared/domain/children/person-name.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationId, RequestId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import { createQueueJudge, type QueueParts } from '#shared/domain/requests/queue/judge-queue.ts'
import { stackRequests } from '#shared/domain/requests/stack/stack-requests.ts'
import type { BatchOutcome } from '#shared/ipc/calls/queue.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { CheckedRequests, Stretch } from './checked-requests.ts'

/** Several requests, one upon the other, before anything is stored. */
export interface BatchPreview {
  /** In queue order; what is not in the queue comes last. */
  readonly outcomes: readonly BatchOutcome[]
  /** What would be granted, in the order in which it would be. */
  readonly granted: readonly RequestId[]
  /** The location as it is and as it would be. */
  readonly before: LocationIndex
  readonly after: LocationIndex
}

export interface PreviewParts {
  readonly rows: Pick<RowReader, 'findRow' | 'listRows'>
  readonly checked: Pick<CheckedRequests, 'queueOf' | 'partsOf'>
}

export interface BatchQuestion {
  readonly locationId: LocationId
  readonly requestIds: readonly RequestId[]
  /** Days that must be known as well. */
  readonly also?: Stretch
}

/** `undefined` when there is no such location. CHECK-4 */
export function previewBatch(
  { rows, checked }: PreviewParts,
  { locationId, requestIds, also }: BatchQuestion,
): BatchPreview | undefined {
  const asked = new Set(requestIds)
  const queue = checked.queueOf(locationId)
  if (queue === undefined) return undefined
  const waiting = queue.map(({ request }) => request).filter(({ id }) => asked.has(id))
  const parts = checked.partsOf(locationId, waiting, also)
  if (parts === undefined) return undefined
  const { outcomes, index } = stackRequests(parts, waiting)
  const rivalOf = findRivals(parts, waiting)
  const known = new Set(waiting.map(({ id }) => id))
  const others = [...asked].filter((id) => !known.has(id))
  return {
    outcomes: [
      ...outcomes.map(({ request, check, whyNot }) =>
        whyNot === null
          ? lineOf(rows, request, 'approved', check.headline)
          : lineOf(rows, request, 'skipped', rivalOf(request, rows) ?? whyNot),
      ),
      ...others.flatMap((id) => otherLine(rows, id)),
    ],
    granted: outcomes.flatMap(({ request, whyNot }) => (whyNot === null ? [request.id] : [])),
    before: parts.index,
    after: index,
  }
}

/** Who of the batch took the place, as a sentence for who decides. */
function findRivals(
  parts: QueueParts,
  waiting: readonly CareRequest[],
): (request: CareRequest, rows: PreviewParts['rows']) => Message | undefined {
  const judge = createQueueJudge(parts)
  const rivals = new Map(waiting.map((request) => [request.id, judge.judge(request).rivals]))
  const byId = new Map(waiting.map((request) => [request.id, request]))
  return (request, rows) => {
    const rival = byId.get(rivals.get(request.id)?.at(-1) ?? request.id)
    if (rival === undefined || rival === request) return undefined
    const child = rows.findRow('child', rival.childId)
    const params = { childName: child?.firstName ?? '', day: agreedWishOf(request).wantedDay }
    return { code: 'queue.skipped.rival', params }
  }
}

/** A request that does not wait here any more. */
function otherLine(rows: PreviewParts['rows'], id: RequestId): readonly BatchOutcome[] {
  const request = rows.findRow('care_request', id)
  if (request === undefined) return []
  const statusCode = `requestStatus.${request.status}`
  return [lineOf(rows, request, 'skipped', { code: 'queue.skipped.status', params: { statusCode } })]
}

function lineOf(
  rows: PreviewParts['rows'],
  request: CareRequest,
  outcome: BatchOutcome['outcome'],
  message: Message,
): BatchOutcome {
  const child = rows.findRow('child', request.childId)
  const { kind, wantedDay } = agreedWishOf(request)
  return {
    requestId: request.id,
    childName: child === undefined ? '' : fullName(child),
    kind,
    wantedDay,
    outcome,
    message: { code: message.code, params: { ...message.params } },
  }
}
