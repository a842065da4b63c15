import type { Message } from '#shared/domain/explanation/model.ts'
import type { LocationId } from '#shared/domain/ids.ts'
import { forecastCredit } from '#shared/domain/insight/credit-by-month.ts'
import { summariseAnswers } from '#shared/domain/insight/requests-answered.ts'
import type { CallOutput, ParsedInput } from '#shared/ipc/contract.ts'
import { groupBy } from '#shared/kernel/group-by.ts'
import { monthOf, previousMonth } from '#shared/kernel/month.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'

export interface InsightService {
  requests(input: ParsedInput<'insight.requests'>): Result<CallOutput<'insight.requests'>, Message>
  credit(input: ParsedInput<'insight.credit'>): Result<CallOutput<'insight.credit'>, Message>
}

/** Numbers about the work itself, counted anew from the records each time. INFO-1 */
export function createInsightService(rows: Pick<RowReader, 'findRow' | 'listRows'>): InsightService {
  return {
    requests: ({ locationId, untilDay, months }) => {
      if (isUnknown(rows, locationId)) return notFound(locationId)
      const until = monthOf(untilDay)
      const requests = rows.listRows('care_request', {
        locationId,
        status: { in: ['approved', 'declined', 'cancelled'] },
      })
      const {
        months: counted,
        reasons,
        ...rest
      } = summariseAnswers(requests, monthsBefore(until, months - 1), until)
      return ok({ months: [...counted], reasons: [...reasons], ...rest })
    },
    credit: ({ locationId, day }) => {
      if (isUnknown(rows, locationId)) return notFound(locationId)
      const here = rows.listRows('ledger_entry', { locationId, account: 'swapCredit' })
      const childIds = [...new Set(here.map(({ childId }) => childId))]
      // A credit earned here may have been used elsewhere: a balance is the child's, not the location's.
      const entries = rows.listRows('ledger_entry', { childId: { in: childIds }, account: 'swapCredit' })
      const outlook = forecastCredit(
        groupBy(entries, ({ childId }) => childId),
        day,
      )
      return ok({ ...outlook, months: [...outlook.months] })
    },
  }
}

function monthsBefore(month: IsoMonth, count: number): IsoMonth {
  let before = month
  for (let step = 0; step < count; step += 1) before = previousMonth(before)
  return before
}

function isUnknown(rows: Pick<RowReader, 'findRow'>, locationId: LocationId): boolean {
  return rows.findRow('location', locationId) === undefined
}

function notFound(id: LocationId): { readonly ok: false; readonly refusal: Message } {
  return refuse({ code: 'refusal.notFound', params: { what: 'location', id } })
}
