import { monthOf, nextMonth } from '#shared/kernel/month.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { dayNumberOf, MINUTES_PER_DAY } from '#shared/kernel/time.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { CareRequest, CheckStepCode } from '../requests/model.ts'

/** Why a request was declined: the step that said no, a person's own decision, or nothing on record. */
export type RefusalReason = CheckStepCode | 'byPerson' | 'notRecorded'

export interface AnsweredMonth {
  readonly month: IsoMonth
  /** Granted as it was asked. */
  readonly approved: number
  /** Granted in another form than was asked. */
  readonly alternative: number
  readonly declined: number
}

export interface RequestsAnswered {
  /** Every month of the period, also those without an answer. */
  readonly months: readonly AnsweredMonth[]
  /** The most frequent first. */
  readonly reasons: readonly { readonly reason: RefusalReason; readonly count: number }[]
  readonly answered: number
  /** Half of the answers came within this time; null without answers. */
  readonly medianAnswerMinutes: number | null
}

/** What was answered in a period of whole months. Withdrawn requests were not answered and do not count. INFO-1 */
export function summariseAnswers(
  requests: readonly CareRequest[],
  from: IsoMonth,
  until: IsoMonth,
): RequestsAnswered {
  const months = new Map<IsoMonth, { approved: number; alternative: number; declined: number }>()
  for (let month = from; month <= until; month = nextMonth(month)) {
    months.set(month, { approved: 0, alternative: 0, declined: 0 })
  }
  const reasons = new Map<RefusalReason, number>()
  const waits: number[] = []
  for (const request of requests) {
    const outcome = outcomeOf(request)
    if (outcome === null || request.decidedAt === null) continue
    const month = months.get(monthOf(dayOfInstant(request.decidedAt)))
    if (month === undefined) continue
    month[outcome] += 1
    waits.push(minutesBetween(request.receivedAt, request.decidedAt))
    if (outcome !== 'declined') continue
    const reason = reasonOf(request)
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  return {
    months: [...months].map(([month, counts]) => ({ month, ...counts })),
    reasons: [...reasons]
      .map(([reason, count]) => ({ reason, count }))
      .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    answered: waits.length,
    medianAnswerMinutes: medianOf(waits),
  }
}

function outcomeOf({ status, offeredWish }: CareRequest): 'approved' | 'alternative' | 'declined' | null {
  if (status === 'declined') return 'declined'
  // Called off later: the answer was yes.
  if (status !== 'approved' && status !== 'cancelled') return null
  return offeredWish === null ? 'approved' : 'alternative'
}

/** The first step that said no on the check the decision was taken on. CHECK-5 */
function reasonOf({ decisionSnapshot }: CareRequest): RefusalReason {
  if (decisionSnapshot === null) return 'notRecorded'
  return decisionSnapshot.steps.find((step) => step.verdict === 'no')?.code ?? 'byPerson'
}

/** Months are told by the day in world time: an answer around midnight counts in either. */
function dayOfInstant(instant: Instant): IsoDay {
  return instant.slice(0, 10) as IsoDay
}

function minutesBetween(from: Instant, until: Instant): number {
  return Math.max(0, minuteNumberOf(until) - minuteNumberOf(from))
}

/** An instant is written in world time, `2026-11-20T07:41:00.000Z`: its minute counts from the day's number. */
function minuteNumberOf(instant: Instant): number {
  const minuteOfDay = Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16))
  return dayNumberOf(dayOfInstant(instant)) * MINUTES_PER_DAY + minuteOfDay
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  return upper === undefined || lower === undefined ? null : Math.round((lower + upper) / 2)
}
