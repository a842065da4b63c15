import type { WeekBoard } from '#shared/domain/board/model.ts'
import type { Message, Verdict } from '#shared/domain/explanation/model.ts'
import type { BaseGroupId, ChildId, RequestId } from '#shared/domain/ids.ts'
import type { Alternative, CareRequest, CareWish, CheckResult } from '#shared/domain/requests/model.ts'
import type { BatchOutcome, CellChange } from '#shared/ipc/calls/queue.ts'
import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import type { Instant, IsoDay, IsoWeek } from '#shared/kernel/time.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aBoard, locationId } from '../a-board.ts'
import { noorsCard, people } from './a-child.ts'
import type { Answers, FakeBridge } from '../fake-bridge.ts'

const at = '2026-11-26T07:41:00.000Z' as Instant
export const thursday = isoDay('2026-12-03')
export const friday = isoDay('2026-12-04')
export const monday = isoDay('2026-12-07')

export function aWish(overrides: Partial<CareWish> = {}): CareWish {
  return {
    kind: 'extraDay',
    childId: 'child-noor' as ChildId,
    locationId,
    wantedDay: friday,
    wantedStartMinute: null,
    wantedEndMinute: null,
    wantedGroupId: null,
    givenDay: null,
    givenStartMinute: null,
    givenEndMinute: null,
    swapReason: null,
    payment: null,
    ...overrides,
  }
}

export function aCheck(verdict: Verdict = 'ok', overrides: Partial<CheckResult> = {}): CheckResult {
  const day = friday
  return {
    verdict,
    isProvisional: false,
    headline: { code: 'check.sentence.full', params: { day, start: 540, end: 1020 } },
    sentence: { code: 'check.sentence.ok', params: { day } },
    steps: [
      {
        code: 'groupMax',
        verdict: 'ok',
        message: { code: 'check.groupMax.ok', params: { children: 7, max: 16 } },
        sum: null,
      },
      {
        code: 'ageRange',
        verdict: 'ok',
        message: { code: 'check.ageRange.ok', params: { months: 32, min: 24, max: 48 } },
        sum: null,
      },
      {
        code: 'ratio',
        verdict,
        message: {
          code: 'check.ratio.ok',
          params: { need: 1, rostered: 1, start: 540, end: 555, before: 6, after: 7 },
        },
        sum: {
          lines: [
            { code: 'ratio.total', params: { total: 7 } },
            { code: 'ratio.cellChosen', params: { staff: 1, maxChildren: 8 } },
          ],
          decidingLine: 1,
        },
      },
      {
        code: 'closedDay',
        verdict: 'ok',
        message: { code: 'check.closedDay.ok', params: { day } },
        sum: null,
      },
    ],
    tightest: null,
    givenSide: null,
    alternatives: [],
    resolved: {
      kind: 'extraDay',
      childId: 'child-noor' as ChildId,
      locationId,
      groupId: 'grp-toddlers' as BaseGroupId,
      isOwnGroup: true,
      wantedDay: friday,
      wanted: { startMinute: 480, endMinute: 1050 },
      givenDay: null,
      given: [],
      payment: null,
    },
    isGuaranteed: false,
    cost: null,
    lawVersions: ['day-care-2019'],
    checkedAt: at,
    ...overrides,
  }
}

export function anAlternative(wantedDay: IsoDay, wish: Partial<CareWish> = {}): Alternative {
  return {
    kind: 'otherDate',
    verdict: 'ok',
    message: {
      code: 'alternative.otherDateFree',
      params: { day: wantedDay, groupName: 'Dreumesen', count: 2 },
    },
    wish: aWish({ ...wish, wantedDay }),
  }
}

interface Kept extends RequestMarks {
  readonly childName: string
  request: CareRequest
  check: CheckResult
}

/** What the queue says about a request; left out it stands alone. */
interface RequestMarks {
  readonly queue?: RequestRow['queue']
  readonly rivals?: RequestDetail['rivals']
  readonly isNowFitting?: boolean
  readonly language?: RequestDetail['language']
}

export interface RequestHouse {
  readonly answers: Answers
  /** Puts a request in; it is open unless said otherwise. */
  add(
    id: string,
    childName: string,
    check: CheckResult,
    request?: Partial<CareRequest>,
    marks?: RequestMarks,
  ): void
  /** What was asked to be approved in one go, call by call. */
  readonly batches: readonly (readonly string[])[]
  statusOf(id: string): CareRequest['status'] | undefined
  /** What was asked for a call, in order. */
  inputsOf(bridge: FakeBridge, call: string): readonly unknown[]
  /** Tells the page when something changed, as the application does. */
  connect(bridge: FakeBridge): void
}

const reply = (day: IsoDay): readonly Message[] => [
  { code: 'reply.greeting', params: {} },
  { code: 'reply.approve.extraDay', params: { childName: 'Noor', day, start: 480, end: 1050 } },
  { code: 'reply.closing', params: { locationName: 'De Regenboog' } },
]
const declined: readonly Message[] = [
  { code: 'reply.greeting', params: {} },
  { code: 'reply.decline.extraDay', params: { childName: 'Noor', day: friday } },
  { code: 'reply.closing', params: { locationName: 'De Regenboog' } },
]

function suggestionOf(check: CheckResult): RequestDetail['suggested'] {
  if (check.verdict === 'ok' || check.verdict === 'caution') return { act: 'approve' }
  return check.alternatives.length > 0 ? { act: 'offer', index: 0 } : { act: 'decline' }
}

const waitingList: readonly Message[] = [
  { code: 'reply.greeting', params: {} },
  { code: 'inbox.status.waiting', params: {} },
  { code: 'reply.closing', params: { locationName: 'De Regenboog' } },
]
const cancelled: readonly Message[] = [
  { code: 'reply.greeting', params: {} },
  { code: 'inbox.status.cancelled', params: {} },
  { code: 'reply.closing', params: { locationName: 'De Regenboog' } },
]

/** An application that keeps requests and changes them, without any rule of its own: the verdicts are given. */
export function aRequestHouse(): RequestHouse {
  const kept = new Map<string, Kept>()
  let bridge: FakeBridge | undefined
  const changed = () => queueMicrotask(() => bridge?.announce(['requests', 'history']))
  const done = (code: string, one: Kept) => ({
    commandId: `cmd-${one.request.id}`,
    label: {
      code,
      params: { childName: one.childName, kindCode: `kind.${one.request.kind}`, day: one.request.wantedDay },
    },
  })
  const decide = (id: string, code: string, request: Partial<CareRequest>) => {
    const one = kept.get(id)
    if (one === undefined) return { refusal: { code: 'refusal.notFound', params: {} } }
    const isDecided = request.status === 'approved' || request.status === 'declined'
    one.request = {
      ...one.request,
      ...request,
      decidedAt: request.status === 'open' ? null : at,
      decidedBy: 'staff-1',
      decisionSnapshot: isDecided ? one.check : null,
    }
    changed()
    return done(code, one)
  }
  const rowOf = ({ request, childName, check, queue, isNowFitting }: Kept): RequestRow => {
    const { decisionSnapshot, ...listed } = request
    return {
      request: listed,
      childName,
      ageMonths: 32,
      groupName: 'Dreumesen',
      verdict: check.verdict,
      headline: check.headline,
      isProvisional: check.isProvisional,
      alternatives: check.alternatives.length,
      decidedVerdict: decisionSnapshot?.verdict ?? null,
      queue: queue ?? null,
      isNowFitting: isNowFitting ?? false,
    }
  }
  const inTab = (tab: 'open' | 'offered' | 'waiting' | 'done') =>
    [...kept.values()].filter(({ request: { status } }) =>
      tab === 'done' ? !['open', 'offered', 'waiting'].includes(status) : status === tab,
    )
  const fitting = () =>
    [...kept.values()].filter(
      ({ request: { status }, isNowFitting }) =>
        isNowFitting === true && (status === 'declined' || status === 'waiting'),
    )
  const counts = () => ({
    open: inTab('open').length,
    offered: inTab('offered').length,
    waiting: inTab('waiting').length,
    done: inTab('done').length,
    nowFitting: fitting().length,
  })
  const batches: string[][] = []
  /** In the order asked: what may be approved by its own verdict is. */
  const outcomesOf = (ids: readonly string[]): BatchOutcome[] =>
    ids.flatMap((id) => {
      const one = kept.get(id)
      if (one === undefined) return []
      const fits = one.check.verdict === 'ok' || one.check.verdict === 'caution'
      return [
        {
          requestId: one.request.id,
          childName: one.childName,
          kind: one.request.kind,
          wantedDay: one.request.wantedDay,
          outcome: fits ? ('approved' as const) : ('skipped' as const),
          message: one.check.headline,
        },
      ]
    })
  return {
    answers: {
      'requests.count': counts,
      'requests.list': ({ tab }) => ({ counts: counts(), requests: inTab(tab).map(rowOf) }),
      'requests.get': ({ requestId }) => {
        const one = kept.get(requestId)
        if (one === undefined) return { refusal: { code: 'refusal.notFound', params: {} } }
        return {
          request: one.request,
          childName: one.childName,
          ageMonths: 32,
          groupName: 'Dreumesen',
          check: one.check,
          replies: {
            approve: [...reply(one.request.wantedDay)],
            decline: [...declined],
            offer: one.check.alternatives.map(({ wish }) => [...reply(wish.wantedDay)]),
            waitingList: [...waitingList],
            cancel: [...cancelled],
          },
          language: one.language ?? 'nl',
          queue: one.queue ?? null,
          rivals: [...(one.rivals ?? [])],
          isNowFitting: one.isNowFitting ?? false,
          suggested: suggestionOf(one.check),
          lastDecisionCommandId: null,
        }
      },
      'requests.approve': ({ requestId, overrideReason }) =>
        decide(requestId, 'requests.did.approve', {
          status: 'approved',
          overrideReason: overrideReason ?? '',
        }),
      'requests.decline': ({ requestId }) =>
        decide(requestId, 'requests.did.decline', { status: 'declined' }),
      'requests.offer': ({ requestId, wish }) =>
        decide(requestId, 'requests.did.offer', { status: 'offered', offeredWish: wish as CareWish }),
      'requests.acceptOffer': ({ requestId }) =>
        decide(requestId, 'requests.did.acceptOffer', { status: 'approved' }),
      'requests.withdraw': ({ requestId }) =>
        decide(requestId, 'requests.did.withdraw', { status: 'withdrawn' }),
      'requests.putOnWaitingList': ({ requestId }) =>
        decide(requestId, 'requests.did.putOnWaitingList', { status: 'waiting' }),
      'requests.cancelCare': ({ requestId }) =>
        decide(requestId, 'requests.did.cancelCare', { status: 'cancelled' }),
      'requests.listNowFitting': () => ({
        requests: fitting().map(rowOf),
        evaluatedAt: at,
        isComplete: true,
      }),
      'requests.previewBatch': ({ requestIds }) => {
        const outcomes = outcomesOf(requestIds)
        return { outcomes, approvable: outcomes.filter(({ outcome }) => outcome === 'approved').length }
      },
      'requests.approveBatch': ({ requestIds }) => {
        const outcomes = outcomesOf(requestIds)
        batches.push([...requestIds])
        const approved = outcomes.filter(({ outcome }) => outcome === 'approved')
        for (const { requestId } of approved) {
          decide(requestId, 'requests.did.approve', { status: 'approved' })
        }
        return {
          done:
            approved.length === 0
              ? null
              : { commandId: `batch-${batches.length}`, label: aBatchLabel(approved.length) },
          outcomes,
        }
      },
      'requests.tryDraft': ({ requestIds, week }) => ({
        outcomes: outcomesOf(requestIds),
        board: aBoardOf(week as IsoWeek),
        changes: week === '2026-W49' ? [aChange(requestIds.length)] : [],
      }),
      'requests.reopen': ({ requestId }) =>
        decide(requestId, 'requests.did.reopen', { status: 'open', offeredWish: null, overrideReason: '' }),
      'requests.enter': ({ wish, note }) => {
        const id = `new-${kept.size}`
        const request = { ...aRequest(id), ...(wish as CareWish), note }
        const one = { childName: 'Noor Bakker', request, check: aCheck() }
        kept.set(id, one)
        changed()
        return { requestId: id as RequestId, done: done('requests.did.enter', one) }
      },
      'requests.check': () => ({
        check: aCheck(),
        childName: 'Noor Bakker',
        ageMonths: 32,
        groupName: 'Dreumesen',
      }),
      'children.get': () => noorsCard,
      'children.search': ({ text }) => ({
        children: people.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase())),
      }),
    },
    add: (id, childName, check, request = {}, marks = {}) =>
      void kept.set(id, { ...marks, childName, check, request: { ...aRequest(id), ...request } }),
    batches,
    statusOf: (id) => kept.get(id)?.request.status,
    inputsOf: (from, call) => from.calls.filter((each) => each.call === call).map(({ input }) => input),
    connect: (to) => {
      bridge = to
    },
  }
}

/** As the step is called in the history. */
export function aBatchLabel(count: number): Message {
  return { code: 'bulk.done', params: { count } }
}

/** A board whose cells lie in its own week. */
function aBoardOf(week: IsoWeek): WeekBoard {
  const board = aBoard({ week })
  return {
    ...board,
    rows: board.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, index) => ({
        ...cell,
        day: board.days[Math.floor(index / 2)]?.day ?? cell.day,
      })),
    })),
  }
}

/** Friday morning of week 49 gets a child more for each request. */
function aChange(more: number): CellChange {
  const before: CellChange['before'] = { status: 'roomy', children: 4, required: 2, rostered: 2, free: 2 }
  return {
    rowId: 'grp-babies',
    day: friday,
    daypart: 'morning',
    before,
    after: { ...before, children: 4 + more, required: 3 },
  }
}

function aRequest(id: string): CareRequest {
  return {
    ...aWish(),
    id: id as RequestId,
    receivedAt: at,
    note: '',
    status: 'open',
    offeredWish: null,
    decidedAt: null,
    decidedBy: null,
    overrideReason: '',
    isAutomatic: false,
    isHeldForPerson: false,
    decisionSnapshot: null,
  }
}
