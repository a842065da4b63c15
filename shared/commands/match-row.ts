import type { AnyRowFilter } from './facts.ts'

/** Whether a row would be found by a filter: all named fields must match. */
export function isMatchingRow(row: Readonly<Record<string, unknown>>, where: AnyRowFilter): boolean {
  // Asked of every row of every answer: a loop, and nothing made.
  for (const field of Object.keys(where)) {
    const wanted = where[field]
    if (wanted !== undefined && !isWantedValue(row[field], wanted)) return false
  }
  return true
}

interface Span {
  readonly in?: readonly unknown[]
  readonly from?: string | number
  readonly until?: string | number
  readonly orNull?: true
}

function isWantedValue(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return value === wanted
  const span: Span = wanted
  if (span.in !== undefined) return span.in.includes(value)
  if (typeof value !== 'string' && typeof value !== 'number') return span.orNull === true
  return (span.from === undefined || value >= span.from) && (span.until === undefined || value <= span.until)
}
