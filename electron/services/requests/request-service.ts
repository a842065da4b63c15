import { refusalOf } from '#shared/commands/requests/grant-wish.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { ChildId, LocationId, RequestId } from '#shared/domain/ids.ts'
import { checkWish } from '#shared/domain/requests/check-wish.ts'
import { withFittingMerge } from '#shared/domain/requests/fitting-merge.ts'
import { isUndecided } from '#shared/domain/requests/is-undecided.ts'
import type { CareRequest, CheckResult, RequestStatus } from '#shared/domain/requests/model.ts'
import { isNowFitting } from '#shared/domain/requests/queue/is-now-fitting.ts'
import { repliesTo } from '#shared/domain/requests/reply-texts.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import type { Done } from '#shared/ipc/parts/done.ts'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import { ok, refuse, type Result } from '#shared/kernel/result.ts'
import type { CommandLogReader } from '../../db/repositories/command-log.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'
import type { Act } from '../commands/act.ts'
import type { CheckedRequests } from './checked-requests.ts'
import { queuePlacesOf, type QueuePlaces } from './queue-places.ts'
import type { QueueRounds } from './queue-rounds.ts'
import { knownNames, namesOf, requestRowOf, type NameRows } from './request-rows.ts'

/** Requests as the screen asks for them: the inbox, one request with its answers, a check while typing, the acts. */
export interface RequestService {
  count(input: ParsedInput<'requests.count'>): Result<CallOutput<'requests.count'>, Message>
  list(input: ParsedInput<'requests.list'>): Result<CallOutput<'requests.list'>, Message>
  get(input: ParsedInput<'requests.get'>): Result<RequestDetail, Message>
  check(input: ParsedInput<'requests.check'>): Result<CallOutput<'requests.check'>, Message>
  enter(input: ParsedInput<'requests.enter'>, actorId: string): Result<CallOutput<'requests.enter'>, Message>
  approve(input: ParsedInput<'requests.approve'>, actorId: string): Result<Done, Message>
  decline(input: ParsedInput<'requests.decline'>, actorId: string): Result<Done, Message>
  offer(input: ParsedInput<'requests.offer'>, actorId: string): Result<Done, Message>
  acceptOffer(input: ParsedInput<'requests.acceptOffer'>, actorId: string): Result<Done, Message>
  withdraw(input: ParsedInput<'requests.withdraw'>, actorId: string): Result<Done, Message>
  reopen(input: ParsedInput<'requests.reopen'>, actorId: string): Result<Done, Message>
  putOnWaitingList(input: ParsedInput<'requests.putOnWaitingList'>, actorId: string): Result<Done, Message>
  cancelCare(input: ParsedInput<'requests.cancelCare'>, actorId: string): Result<Done, Message>
  /** Every request of one child, the latest first. */
  listOfChild(childId: ChildId): readonly RequestRow[]
}

export interface RequestParts {
  readonly rows: RowReader
  readonly clock: Pick<ClockPort, 'today'>
  readonly act: Act
  /** Tells which command last touched a request: what an undo would take back. */
  readonly log: Pick<CommandLogReader, 'findLastCommandOn'>
  readonly checked: CheckedRequests
  readonly rounds: Pick<QueueRounds, 'stateOf'>
}

const statusesOfTab: Readonly<Record<ParsedInput<'requests.list'>['tab'], readonly RequestStatus[]>> = {
  open: ['open'],
  offered: ['offered'],
  waiting: ['waiting'],
  done: ['approved', 'declined', 'withdrawn', 'cancelled'],
}
const MOST_ROWS = 500

export function createRequestService(parts: RequestParts): RequestService {
  const { rows, act, checked } = parts
  return {
    count: ({ locationId }) =>
      rows.findRow('location', locationId) === undefined
        ? notFound('location', locationId)
        : ok(countByTab(parts, locationId)),
    list: (input) => listRequests(parts, input),
    get: ({ requestId }) => {
      const request = rows.findRow('care_request', requestId)
      return request === undefined ? notFound('request', requestId) : detailOf(parts, request)
    },
    check: ({ wish }) => {
      const known = checked.inputOf(wish, null)
      if (known === undefined) return notFound('location', wish.locationId)
      const check = withFittingMerge(known, checkWish(known))
      return ok({ check, ...namesOf(rows, wish, check) })
    },
    enter: ({ wish, note }, actorId) => {
      const done = act('enterRequest', { wish, note }, actorId)
      // The first row a command makes has the number 1 behind the command's own id.
      return done.ok ? ok({ requestId: `${done.value.commandId}.1` as RequestId, done: done.value }) : done
    },
    approve: ({ requestId, overrideReason }, actorId) =>
      overrideReason === null
        ? act('approveRequest', { requestId }, actorId)
        : act('approveRequestAnyway', { requestId, reason: overrideReason }, actorId),
    decline: (input, actorId) => act('declineRequest', input, actorId),
    offer: (input, actorId) => act('offerAlternative', input, actorId),
    acceptOffer: (input, actorId) => act('acceptOffer', input, actorId),
    withdraw: (input, actorId) => act('withdrawRequest', input, actorId),
    reopen: (input, actorId) => act('reopenRequest', input, actorId),
    putOnWaitingList: (input, actorId) => act('putOnWaitingList', input, actorId),
    cancelCare: (input, actorId) => act('cancelCare', input, actorId),
    listOfChild: (childId) => {
      const requests = rows
        .listRows('care_request', { childId })
        .toSorted((a, b) => compare(b.receivedAt, a.receivedAt) || compare(a.id, b.id))
      return requests.map((request) => rowOf(parts, placesAt(parts, request.locationId), request))
    },
  }
}

function listRequests(
  parts: RequestParts,
  { locationId, tab }: ParsedInput<'requests.list'>,
): Result<CallOutput<'requests.list'>, Message> {
  const { rows, checked } = parts
  if (rows.findRow('location', locationId) === undefined) return notFound('location', locationId)
  const found = rows.listRows('care_request', { locationId, status: { in: statusesOfTab[tab] } })
  const shown = found.toSorted(tab === 'done' ? latestDecisionFirst : firstNeededFirst)
  const page = shown.slice(0, MOST_ROWS)
  if (tab !== 'done') checked.prepare(locationId, page)
  const places = placesAt(parts, locationId)
  const named = { checked, rows: knownNames(rows) }
  return ok({
    counts: countByTab(parts, locationId),
    requests: page.map((request) => rowOf(named, places, request)),
  })
}

function countByTab(
  { rows, rounds }: Pick<RequestParts, 'rows' | 'rounds'>,
  locationId: LocationId,
): CallOutput<'requests.count'> {
  const countOf = (tab: keyof typeof statusesOfTab): number =>
    rows.countRows('care_request', { locationId, status: { in: statusesOfTab[tab] } })
  return {
    open: countOf('open'),
    offered: countOf('offered'),
    waiting: countOf('waiting'),
    done: countOf('done'),
    nowFitting: rounds.stateOf(locationId).findings.nowFitting.size,
  }
}

function placesAt({ checked, rounds }: RequestParts, locationId: LocationId): QueuePlaces {
  return queuePlacesOf(checked, rounds, locationId)
}

/** A line of the list; alternatives are counted where somebody looked for them already. */
function rowOf(
  { rows, checked }: { readonly rows: NameRows; readonly checked: CheckedRequests },
  places: QueuePlaces,
  request: CareRequest,
): RequestRow {
  const isNowOpen = isUndecided(request)
  return requestRowOf(rows, request, {
    check: isNowOpen ? (checked.verdictOf(request) ?? null) : null,
    alternatives: isNowOpen ? checked.alternativesOf(request) : null,
    queue: places.placeOf(request),
    isNowFitting: places.isNowFitting(request),
  })
}

/** By the first date needed, then in order of arrival. CHECK-4 */
function firstNeededFirst(a: CareRequest, b: CareRequest): number {
  return compare(firstDayOf(a), firstDayOf(b)) || compare(a.receivedAt, b.receivedAt) || compare(a.id, b.id)
}

function firstDayOf({ wantedDay, givenDay }: CareRequest): string {
  return givenDay !== null && givenDay < wantedDay ? givenDay : wantedDay
}

function latestDecisionFirst(a: CareRequest, b: CareRequest): number {
  return compare(b.decidedAt ?? '', a.decidedAt ?? '') || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** One request with the answers that can be given; after a decision the check is the one it was taken on. CHECK-5 */
function detailOf(parts: RequestParts, request: CareRequest): Result<RequestDetail, Message> {
  const { rows, checked, clock } = parts
  const fresh = checked.checkOf(request)
  if (fresh === undefined) return notFound('location', request.locationId)
  const isNowOpen = isUndecided(request)
  const check = isNowOpen ? fresh.check : (request.decisionSnapshot ?? fresh.check)
  const replies = repliesTo(fresh.input, check)
  const places = placesAt(parts, request.locationId)
  return ok({
    request,
    ...namesOf(rows, fresh.input.wish, check),
    check,
    replies: {
      approve: [...replies.approve],
      decline: [...replies.decline],
      offer: replies.offer.map((reply) => [...reply]),
      waitingList: [...replies.waitingList],
      cancel: [...replies.cancel],
    },
    language: languageOf(rows, request),
    queue: places.placeOf(request),
    rivals: places.rivalsOf(request, rows),
    isNowFitting: isNowFitting(request, fresh.check, clock.today()),
    suggested: suggestFor(check),
    lastDecisionCommandId:
      request.status === 'open'
        ? null
        : (parts.log.findLastCommandOn('care_request', request.id)?.commandId ?? null),
  })
}

/** The language the family reads; a family without a row of its own reads Dutch. */
function languageOf(rows: Pick<RowReader, 'findRow'>, { childId }: CareRequest): RequestDetail['language'] {
  const familyId = rows.findRow('child', childId)?.familyId
  const family = familyId === undefined ? undefined : rows.findRow('family', familyId)
  return family?.language ?? 'nl'
}

/**
 * What the big button does: approve what may be approved, else offer what fits, else decline. A caution that still
 * waits for consent stays a yes to come: pressing the button says what to ask first. GROUP-3
 */
function suggestFor(check: CheckResult): RequestDetail['suggested'] {
  if (refusalOf(check, false) === null) return { act: 'approve' }
  const fitting = check.alternatives.findIndex((alternative) => alternative.verdict === 'ok')
  if (fitting >= 0) return { act: 'offer', index: fitting }
  if (check.verdict === 'caution') return { act: 'approve' }
  return check.alternatives.length > 0 ? { act: 'offer', index: 0 } : { act: 'decline' }
}

function notFound(what: string, id: string): { readonly ok: false; readonly refusal: Message } {
  return refuse({ code: 'refusal.notFound', params: { what, id } })
}
