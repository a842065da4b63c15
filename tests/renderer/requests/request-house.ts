import type { Message, Verdict } from '#shared/domain/explanation/model.ts'
import type { BaseGroupId, ChildId, RequestId } from '#shared/domain/ids.ts'
import type { Alternative, CareRequest, CareWish, CheckResult } from '#shared/domain/requests/model.ts'
import type { ChildCard, FoundChild } from '#shared/ipc/calls/children.ts'
import type { RequestDetail } from '#shared/ipc/calls/requests.ts'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { locationId } from '../a-board.ts'
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

interface Kept {
  readonly childName: string
  request: CareRequest
  check: CheckResult
}

export interface RequestHouse {
  readonly answers: Answers
  /** Puts a request in; it is open unless said otherwise. */
  add(id: string, childName: string, check: CheckResult, request?: Partial<CareRequest>): void
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
  const rowOf = ({ request, childName, check }: Kept): RequestRow => {
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
    }
  }
  const inTab = (tab: 'open' | 'offered' | 'done') =>
    [...kept.values()].filter(({ request: { status } }) =>
      tab === 'done' ? status !== 'open' && status !== 'offered' : status === tab,
    )
  const counts = () => ({
    open: inTab('open').length,
    offered: inTab('offered').length,
    done: inTab('done').length,
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
          },
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
    add: (id, childName, check, request = {}) =>
      void kept.set(id, { childName, check, request: { ...aRequest(id), ...request } }),
    statusOf: (id) => kept.get(id)?.request.status,
    inputsOf: (from, call) => from.calls.filter((each) => each.call === call).map(({ input }) => input),
    connect: (to) => {
      bridge = to
    },
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

const people: readonly FoundChild[] = [
  {
    id: 'child-noor' as ChildId,
    name: 'Noor Bakker',
    sortName: 'Bakker, Noor',
    ageMonths: 32,
    groupName: 'Dreumesen',
    weekdays: [2, 4],
  },
  {
    id: 'child-sam' as ChildId,
    name: 'Sam de Wit',
    sortName: 'Wit, Sam de',
    ageMonths: 9,
    groupName: 'Babies',
    weekdays: [1],
  },
  {
    id: 'child-sami' as ChildId,
    name: 'Sami Dijkstra',
    sortName: 'Dijkstra, Sami',
    ageMonths: 17,
    groupName: 'Dreumesen',
    weekdays: [3],
  },
  {
    id: 'child-dia' as ChildId,
    name: 'Dia Dijkgraaf',
    sortName: 'Dijkgraaf, Dia',
    ageMonths: 30,
    groupName: 'Babies',
    weekdays: [3],
  },
]

export const noorsCard: ChildCard = {
  id: 'child-noor' as ChildId,
  name: 'Noor Bakker',
  birthDate: isoDay('2024-03-12'),
  ageMonths: 32,
  groupName: 'Dreumesen',
  schoolName: null,
  mentorName: null,
  contracts: [
    {
      setting: 'dayCare',
      groupName: 'Dreumesen',
      form: 'fixed',
      startDate: isoDay('2026-08-16'),
      endDate: null,
      days: [
        { weekday: 2, startMinute: 480, endMinute: 1050 },
        { weekday: 4, startMinute: 480, endMinute: 1050 },
      ],
    },
  ],
  fixedFaces: [],
  consents: [],
  absences: [{ startDay: isoDay('2026-12-01'), endDay: isoDay('2026-12-01'), reason: 'ill' }],
  requests: [],
}
