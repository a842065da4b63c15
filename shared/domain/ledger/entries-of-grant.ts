import type { IsoDay } from '#shared/kernel/time.ts'
import type { Message } from '../explanation/model.ts'
import type { CareCost, CareRequest, Payment, ResolvedWish } from '../requests/model.ts'
import type { Booking } from './booking.ts'
import type { LedgerEntry } from './model.ts'
import { openMonthFor } from './open-month-for.ts'

export interface Grant extends Booking {
  readonly request: Pick<CareRequest, 'id' | 'childId' | 'locationId'>
  readonly resolved: ResolvedWish
  readonly cost: CareCost
}

/**
 * The lines of a request that is carried out: what a given-up day brings in, what is taken from a balance and what is
 * to be invoiced. Nothing for amounts of 0. SWAP-5, FLEX-2, STUDY-2, HOL-3, MONEY-2
 */
export function entriesOfGrant(grant: Grant): readonly LedgerEntry[] {
  const { resolved, cost } = grant
  const day = resolved.wantedDay
  const lines: LedgerEntry[] = []
  if (cost.earnedMinutes > 0 && resolved.givenDay !== null) {
    const givenDay = resolved.givenDay
    lines.push({
      ...lineOn(grant, givenDay),
      account: 'swapCredit',
      kind: 'earned',
      minutes: cost.earnedMinutes,
      expiresOn: cost.earnedUntil,
      reason: { code: 'ledger.reason.swapGiven', params: { rule: 'SWAP-5', day: givenDay } },
    })
  }
  const account = balanceOf(resolved, cost)
  if (cost.balanceMinutes > 0 && account !== null) {
    lines.push({
      ...lineOn(grant, day),
      account,
      kind: 'used',
      minutes: -cost.balanceMinutes,
      reason: reasonOfUse(resolved, account),
    })
  }
  if (cost.invoicedMinutes > 0) {
    lines.push({
      ...lineOn(grant, day),
      account: 'extraHours',
      kind: 'charged',
      minutes: cost.invoicedMinutes,
      // Without a card the amount follows by a correction; the line itself is never left out.
      cents: cost.invoicedCents ?? 0,
      centsPerHour: cost.centsPerHour,
      reason: {
        code: 'ledger.reason.invoiced',
        params: { rule: 'MONEY-2', kindCode: `kind.${resolved.kind}`, day },
      },
    })
  }
  return lines
}

/** What every line of one grant has in common. */
function lineOn(
  { request, ids, closedMonths, actorId, at }: Grant,
  day: IsoDay,
): Omit<LedgerEntry, 'account' | 'kind' | 'minutes' | 'reason'> {
  return {
    id: ids(),
    childId: request.childId,
    locationId: request.locationId,
    day,
    month: openMonthFor(day, closedMonths),
    cents: 0,
    centsPerHour: null,
    expiresOn: null,
    sourceKind: 'request',
    sourceId: request.id,
    correctsEntryId: null,
    note: '',
    actorId,
    at,
  }
}

type PayingBalance = Exclude<Payment, 'invoice'>

/** A swap pays with the credit that its own given day makes. SWAP-5 */
function balanceOf(resolved: ResolvedWish, cost: CareCost): PayingBalance | null {
  if (resolved.kind === 'swapDay') return 'swapCredit'
  return cost.payment === 'invoice' ? null : cost.payment
}

function reasonOfUse(resolved: ResolvedWish, account: PayingBalance): Message {
  const day = resolved.wantedDay
  if (resolved.kind === 'swapDay') return { code: 'ledger.reason.swapUsed', params: { rule: 'SWAP-5', day } }
  return {
    code: 'ledger.reason.paidFromBalance',
    params: { rule: ruleOf(resolved, account), kindCode: `kind.${resolved.kind}`, day },
  }
}

function ruleOf(resolved: ResolvedWish, account: PayingBalance): string {
  switch (account) {
    case 'swapCredit':
      return 'SWAP-5'
    case 'flex':
      return 'FLEX-2'
    case 'holidayDays':
      return resolved.kind === 'studyDay' ? 'STUDY-2' : 'HOL-3'
  }
}
