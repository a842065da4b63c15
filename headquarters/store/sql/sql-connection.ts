import type { SqlRow, SqlValue } from './sql-session.ts'

/** The wire to a database. A statement may be sent before the answer to the one before it is in. */
export interface SqlConnection {
  run(text: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]>
}

/** A value in the form the database reads. */
export function wireText(value: SqlValue): string | null {
  if (value === null) return null
  if (typeof value === 'string') return withoutNul(value)
  if (typeof value === 'object') return arrayText(value)
  return String(value)
}

function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${withoutNul(value).replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`
}

/** The one character the database cannot hold in a text. */
function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text
}
