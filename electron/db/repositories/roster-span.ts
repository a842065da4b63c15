import type { IsoDay } from '#shared/kernel/time.ts'
import type { ReadableDb } from '../handles.ts'

/** First and last day with a shift in it; null when no shift is known. */
export function findRosterSpan(db: ReadableDb): {
  readonly from: IsoDay | null
  readonly until: IsoDay | null
} {
  const row = db.first('select min(day) as first, max(day) as last from shift')
  return { from: dayOrNull(row?.['first']), until: dayOrNull(row?.['last']) }
}

function dayOrNull(value: string | number | null | undefined): IsoDay | null {
  return typeof value === 'string' ? (value as IsoDay) : null
}
