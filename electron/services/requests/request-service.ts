import { refusalOf } from '#shared/commands/requests/grant-wish.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { ChildId, LocationId, RequestId } from '#shared/domain/ids.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LawBook } from '#shared/domain/ratio/model.ts'
import { agreedWishOf } from '#shared/domain/requests/agreed-wish.ts'
import { checkWish } from '#shared/domain/requests/check-wish.ts'
import type { CareRequest, CheckResult, RequestStatus } from '#shared/domain/requests/model.ts'
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
import type { LocationFactsCache } from '../facts/location-facts-cache.ts'
import { createCheckedRequests, type CheckedRequests } from './checked-requests.ts'
import { namesOf, requestRowOf } from './request-rows.ts'

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
  /** Every request of one child, the latest first. */
  listOfChild(childId: ChildId): readonly RequestRow[]
}

export interface RequestParts {
  readonly rows: RowReader
  readonly facts: Pick<LocationFactsCache<LocationIndex>, 'find'>
  readonly lawBook: LawBook
  readonly clock: ClockPort
  readonly act: Act
  /** Tells which command last touched a request: what an undo would take back. */
  readonly log: Pick<CommandLogReader, 'findLastCommandOn'>
}

const statusesOfTab: Readonly<Record<ParsedInput<'requests.list'>['tab'], readonly RequestStatus[]>> = {
  open: ['open'],
  offered: ['offered'],
  done: ['approved', 'declined', 'withdrawn'],
}
const MOST_ROWS = 500

export function createRequestService(parts: RequestParts): RequestService {
  const { rows, act } = parts
  const checked = createCheckedRequests(parts)
  return {
    count: ({ locationId }) =>
      rows.findRow('location', locationId) === undefined
        ? notFound('location', locationId)
        : ok(countByTab(rows, locationId)),
    list: (input) => listRequests(parts, checked, input),
    get: ({ requestId }) => {
      const request = rows.findRow('care_request', requestId)
      return request === undefined ? notFound('request', requestId) : detailOf(parts, checked, request)
    },
    check: ({ wish }) => {
      const known = checked.inputOf(wish, null)
      if (known === undefined) return notFound('location', wish.locationId)
      const check = checkWish(known)
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
    listOfChild: (childId) =>
      rows
        .listRows('care_request', { childId })
        .toSorted((a, b) => compare(b.receivedAt, a.receivedAt) || compare(a.id, b.id))
        .map((request) => requestRowOf(rows, request, checkIfWaiting(checked, request))),
  }
}

function listRequests(
  { rows }: RequestParts,
  checked: CheckedRequests,
  { locationId, tab }: ParsedInput<'requests.list'>,
): Result<CallOutput<'requests.list'>, Message> {
  if (rows.findRow('location', locationId) === undefined) return notFound('location', locationId)
  const found = rows.listRows('care_request', { locationId, status: { in: statusesOfTab[tab] } })
  const shown = found.toSorted(tab === 'done' ? latestDecisionFirst : firstNeededFirst)
  const page = shown.slice(0, MOST_ROWS)
  if (tab !== 'done') checked.prepare(locationId, page)
  return ok({
    counts: countByTab(rows, locationId),
    requests: page.map((request) => requestRowOf(rows, request, checkIfWaiting(checked, request))),
  })
}

function countByTab(
  rows: Pick<RowReader, 'countRows'>,
  locationId: LocationId,
): CallOutput<'requests.count'> {
  const countOf = (tab: keyof typeof statusesOfTab): number =>
    rows.countRows('care_request', { locationId, status: { in: statusesOfTab[tab] } })
  return { open: countOf('open'), offered: countOf('offered'), done: countOf('done') }
}

function checkIfWaiting(checked: CheckedRequests, request: CareRequest): CheckResult | null {
  const isWaiting = request.status === 'open' || request.status === 'offered'
  return isWaiting ? (checked.checkOf(request)?.check ?? null) : null
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
function detailOf(
  parts: RequestParts,
  checked: CheckedRequests,
  request: CareRequest,
): Result<RequestDetail, Message> {
  const fresh = checked.checkOf(request)
  if (fresh === undefined) return notFound('location', request.locationId)
  const isWaiting = request.status === 'open' || request.status === 'offered'
  const check = isWaiting ? fresh.check : (request.decisionSnapshot ?? fresh.check)
  const agreed = isWaiting ? fresh.input : { ...fresh.input, wish: agreedWishOf(request) }
  const replies = repliesTo(agreed, check)
  return ok({
    request,
    ...namesOf(parts.rows, agreed.wish, check),
    check,
    replies: {
      approve: [...replies.approve],
      decline: [...replies.decline],
      offer: replies.offer.map((reply) => [...reply]),
    },
    suggested: suggestFor(check),
    lastDecisionCommandId:
      request.status === 'open'
        ? null
        : (parts.log.findLastCommandOn('care_request', request.id)?.commandId ?? null),
  })
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
