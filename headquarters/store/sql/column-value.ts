import { must } from '#shared/kernel/invariant.ts'
import type { SqlRow } from './sql-session.ts'

/** The value of a column that is always filled. */
export function text(row: SqlRow, index: number): string {
  return must(row[index] ?? undefined, `column ${index} is always filled`)
}

export function openText(row: SqlRow, index: number): string | null {
  return row[index] ?? null
}

export function number(row: SqlRow, index: number): number {
  return Number(text(row, index))
}

export function openNumber(row: SqlRow, index: number): number | null {
  const value = openText(row, index)
  return value === null ? null : Number(value)
}

export function json(row: SqlRow, index: number): unknown {
  return JSON.parse(text(row, index)) as unknown
}

export function openJson(row: SqlRow, index: number): unknown {
  const value = openText(row, index)
  return value === null ? null : (JSON.parse(value) as unknown)
}
