import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import type { ClosedMonth } from '#shared/domain/ledger/model.ts'
import type { LedgerMonthView } from '#shared/ipc/calls/ledger.ts'
import type { ParsedInput } from '#shared/ipc/contract.ts'
import { monthOf } from '#shared/kernel/month.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { findAnomalies } from './find-anomalies.ts'
import type { Anomaly, AnomalyParts } from './find-anomalies.ts'
import { childNames, viewLines } from './line-views.ts'
import type { LineParts, Onlooker } from './line-views.ts'

const MOST_ANOMALIES = 200

export type MonthParts = AnomalyParts & LineParts

/** A month of a location as the screen shows it: a page of lines, the sums over all of them, what to look at. */
export function viewMonth(
  parts: MonthParts,
  input: ParsedInput<'ledger.month'>,
  onlooker: Onlooker,
  today: IsoDay,
): LedgerMonthView {
  const { locationId, month, childId, account, offset, limit } = input
  const filter = { locationId, month, childId, account }
  const closedMonths = parts.rows.listRows('closed_month', { locationId })
  const isMonthOpen = (asked: IsoMonth): boolean => closedMonths.every((closed) => asked > closed.month)
  const closed = closedMonths.find((each) => each.month === month)
  const isOpen = isMonthOpen(month)
  const sums = parts.lines.sumMonth(filter)
  const anomalies = isOpen ? findAnomalies(parts, { locationId, month, today }) : []
  return {
    month,
    isOpen,
    closed: closed === undefined ? null : closedView(parts, closed),
    lines: viewLines(parts, parts.lines.listMonth(filter, offset, limit), onlooker, () => !isOpen),
    total: { lines: sums.lines, minutes: sums.minutes, cents: sums.cents },
    toInvoice: isOpen ? { minutes: sums.chargedMinutes, cents: sums.chargedCents } : { minutes: 0, cents: 0 },
    anomalies: viewAnomalies(
      parts,
      anomalies.filter((each) => childId === null || each.childId === childId),
      onlooker,
    ),
    months: listMonths(parts, locationId, month, today).map((each) => ({
      month: each,
      isOpen: isMonthOpen(each),
    })),
  }
}

function closedView(parts: MonthParts, closed: ClosedMonth): LedgerMonthView['closed'] {
  return { at: closed.closedAt, byName: parts.nameOf(closed.closedBy), controlTotal: closed.controlTotal }
}

function viewAnomalies(
  parts: MonthParts,
  anomalies: readonly Anomaly[],
  onlooker: Onlooker,
): LedgerMonthView['anomalies'] {
  const shown = anomalies.slice(0, MOST_ANOMALIES)
  const names = childNames(
    parts.rows,
    shown.map(({ childId }) => childId),
    onlooker,
  )
  return shown.map(({ kind, childId, entryIds, message }) => {
    const params: Message['params'] = { ...message.params, childName: names.get(childId) ?? '' }
    return {
      kind,
      childId,
      entryIds: entryIds.slice(0, 100),
      message: { code: message.code, params: { ...params } },
    }
  })
}

/** Months with lines, the one that is shown and the one of today. */
function listMonths(
  parts: MonthParts,
  locationId: LocationId,
  shown: IsoMonth,
  today: IsoDay,
): readonly IsoMonth[] {
  const months = new Set([...parts.lines.listMonths(locationId), shown, monthOf(today)])
  return [...months].toSorted((a, b) => (a < b ? 1 : -1))
}
