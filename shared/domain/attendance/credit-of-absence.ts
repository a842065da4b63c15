import type { DutchTime } from '#shared/kernel/dutch-time.ts'
import { addDays, isValidOn, type Interval, type IsoDay, type MinuteOfDay } from '#shared/kernel/time.ts'
import type { ChildId } from '../ids.ts'
import type { Message } from '../explanation/model.ts'
import { creditExpiry } from '../ledger/credit-expiry.ts'
import { creditWorthBeside } from '../ledger/credit-worth.ts'
import type { LedgerEntry } from '../ledger/model.ts'
import { netLines } from '../ledger/net-lines.ts'
import { contractStretchesOn } from '../occupancy/contract-stretches.ts'
import { createDayContext, settingDayOf, type DayContext } from '../occupancy/day-context.ts'
import type { IndexedContract, LocationIndex } from '../occupancy/index-location-facts.ts'
import { cutIntervals, overlapOf } from '../occupancy/intervals.ts'
import type { HousePolicies } from '../policies/model.ts'
import { givenUpBefore } from './given-up-before.ts'
import type { Absence } from './model.ts'

/** A day called off for credit: the contracted care of that day in exchange for a right to come later. SWAP-5 */
export interface AbsenceForCredit {
  readonly childId: ChildId
  readonly startDay: IsoDay
  readonly endDay: IsoDay
  /** null = the whole day. */
  readonly startMinute: MinuteOfDay | null
  readonly endMinute: MinuteOfDay | null
  readonly reason: Absence['reason']
}

export interface CreditQuestion {
  readonly index: LocationIndex
  readonly absence: AbsenceForCredit
  /** The moment of calling off, on the clock of the Netherlands. */
  readonly askedAt: DutchTime
  /** Lines of this child. */
  readonly entries: readonly LedgerEntry[]
}

/** A contracted day in the period, and what calling it off brings. */
export interface CreditDay {
  readonly day: IsoDay
  /** The contracted care that is given up, before absences that were known already. */
  readonly stretches: readonly Interval[]
  /** 0 when the day earns nothing. */
  readonly minutes: number
  /** null when the day earns nothing. */
  readonly expiresOn: IsoDay | null
  /** Why it does or does not. */
  readonly message: Message
}

/**
 * For every contracted day in the period whether calling it off earns credit, and why not when it does not: asked too
 * late, a reason that earns nothing, closed, absent already, or the most for this year reached. House rules hold as
 * they are on the day of care. A school block on a study day counts like any other. Days without contracted care are
 * left out. SWAP-2, SWAP-5
 */
export function decideCreditDays(question: CreditQuestion): readonly CreditDay[] {
  const { index, absence } = question
  const credited = countCreditedDays(question.entries)
  const days: CreditDay[] = []
  for (let day = absence.startDay; day <= absence.endDay; day = addDays(day, 1)) {
    const context = createDayContext(index, day)
    const contracts = (index.contractsByChild.get(absence.childId) ?? []).filter(
      (indexed) => isRunning(indexed, day) && indexed.lines.has(context.weekday),
    )
    if (contracts.length === 0) continue
    const decided = decideDay(question, context, contracts, credited.get(day.slice(0, 4)) ?? 0)
    if (decided === null) continue
    days.push(decided)
    if (decided.minutes > 0) add(credited, day.slice(0, 4))
  }
  return days
}

function isRunning({ contract }: IndexedContract, day: IsoDay): boolean {
  return isValidOn({ validFrom: contract.startDate, validUntil: contract.endDate }, day)
}

function decideDay(
  question: CreditQuestion,
  context: DayContext,
  contracts: readonly IndexedContract[],
  creditedThisYear: number,
): CreditDay | null {
  const { index, absence, askedAt } = question
  const { day, policies } = context
  const earnsNothing = (
    code: string,
    params: Message['params'] = {},
    stretches: readonly Interval[] = [],
  ) => ({
    day,
    stretches,
    minutes: 0,
    expiresOn: null,
    message: { code, params: { day, ...params } },
  })
  if (contracts.every(({ contract }) => settingDayOf(context.settings, contract.setting).opening === null)) {
    return earnsNothing('absence.credit.closed')
  }
  const contracted = contracts.map((indexed) => ({
    setting: indexed.contract.setting,
    stretches: withinPart(contractStretchesOn(index, context, indexed).stretches, absence),
  }))
  if (contracted.every(({ stretches }) => stretches.length === 0)) return null
  const absences = index.absencesByChild.get(absence.childId) ?? []
  const known = absences.filter((other) => other.startDay <= day && day <= other.endDay)
  const given = contracted.map(({ setting, stretches }) => ({
    setting,
    stretches: cutIntervals(stretches, known.map(timesOf)),
  }))
  const stretches = given.flatMap((row) => row.stretches)
  if (stretches.length === 0) return earnsNothing('absence.credit.absentAlready')
  if (!policies['credit.reasons'].some((reason) => reason === absence.reason)) {
    return earnsNothing(
      'absence.credit.otherReason',
      { reasonCode: `absenceReason.${absence.reason}` },
      stretches,
    )
  }
  if (!isInTime(policies, day, askedAt)) {
    const deadline = addDays(day, -policies['credit.noticeDays'])
    const minute = policies['credit.noticeMinute']
    return minute === null
      ? earnsNothing('absence.credit.tooLate', { deadline }, stretches)
      : earnsNothing('absence.credit.tooLateAtTime', { deadline, minute }, stretches)
  }
  const most = policies['credit.maxPerYear']
  if (most !== null && creditedThisYear >= most) {
    return earnsNothing('absence.credit.maximum', { most, year: day.slice(0, 4) }, stretches)
  }
  const before = givenUpBefore(absences, question.entries, day)
  const minutes = given.reduce(
    (sum, row) =>
      sum + creditWorthBeside(policies, row.stretches, before, context.boundaryMinute, row.setting),
    0,
  )
  if (minutes === 0) return earnsNothing('absence.credit.givenBefore', {}, stretches)
  const expiresOn = creditExpiry(policies, day)
  return {
    day,
    stretches,
    minutes,
    expiresOn,
    message: { code: 'absence.credit.earned', params: { day, minutes, expiresOn } },
  }
}

/** The part of the day that is called off. */
function withinPart(stretches: readonly Interval[], absence: AbsenceForCredit): readonly Interval[] {
  const part = timesOf(absence)
  return stretches.flatMap((stretch) => overlapOf(stretch, part) ?? [])
}

function timesOf({ startMinute, endMinute }: Pick<Absence, 'startMinute' | 'endMinute'>): Interval {
  return { startMinute: startMinute ?? 0, endMinute: endMinute ?? 1440 }
}

/** On the last day for calling off it is in time until the minute of the house, as for every other deadline. */
function isInTime(policies: HousePolicies, day: IsoDay, askedAt: DutchTime): boolean {
  const lastDay = addDays(day, -policies['credit.noticeDays'])
  const lastMinute = policies['credit.noticeMinute']
  if (askedAt.day !== lastDay) return askedAt.day < lastDay
  return lastMinute === null || askedAt.minute < lastMinute
}

/** Days that stand as called off for credit, by calendar year of the day; what was taken back does not count. */
function countCreditedDays(entries: readonly LedgerEntry[]): Map<string, number> {
  const days = new Set<IsoDay>()
  for (const { line, minutes } of netLines(entries)) {
    if (line.account === 'swapCredit' && line.sourceKind === 'absence' && minutes > 0) days.add(line.day)
  }
  const counts = new Map<string, number>()
  for (const day of days) add(counts, day.slice(0, 4))
  return counts
}

function add(counts: Map<string, number>, year: string): void {
  counts.set(year, (counts.get(year) ?? 0) + 1)
}
