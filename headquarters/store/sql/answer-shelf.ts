import type { AnyRowFilter } from '#shared/commands/facts.ts'
import { isMatchingRow } from '#shared/commands/match-row.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { KeptAnswer, RowsAsked } from './record-memory.ts'

type Row = RowOf<TableName>
type Rows = readonly Row[]
type Fields = Readonly<Record<string, unknown>>

/** Answers by question, so kept that those about one row are found without looking at the others. */
export interface AnswerShelf {
  find(asked: RowsAsked): Rows | undefined
  put(asked: RowsAsked, rows: Rows): void
  /** Takes away every answer this row is in, or would be in. */
  drop(table: TableName, row: Row): readonly KeptAnswer[]
  clear(): void
}

interface Answer extends KeptAnswer {
  readonly key: string
  readonly bucket: Map<string, Answer>
}

/** Some hundreds of locations; the answers that were not asked for longest go first. */
const ROWS_MOST = 250_000

/** Questions of a table that name the same fields with one value each. */
interface Shape {
  readonly fields: readonly string[]
  /** By those values, then by the whole question. */
  readonly buckets: Map<string, Map<string, Answer>>
}

export function createAnswerShelf(): AnswerShelf {
  /** In the order in which they were last asked. */
  const answers = new Map<string, Answer>()
  const shapes = new Map<TableName, Map<string, Shape>>()
  let size = 0

  function bucketOf({ table, where }: RowsAsked): Map<string, Answer> {
    const fields = Object.keys(where).filter((field) => isOneValue(where[field]))
    const ofTable = shapes.get(table) ?? new Map<string, Shape>()
    shapes.set(table, ofTable)
    const name = fields.join(' ')
    const shape: Shape = ofTable.get(name) ?? { fields, buckets: new Map() }
    ofTable.set(name, shape)
    const values = JSON.stringify(fields.map((field) => where[field] ?? null))
    const bucket = shape.buckets.get(values) ?? new Map<string, Answer>()
    shape.buckets.set(values, bucket)
    return bucket
  }
  function remove(answer: Answer): void {
    answers.delete(answer.key)
    answer.bucket.delete(answer.key)
    size -= answer.rows.length + 1
  }

  return {
    find({ table, where }) {
      const key = keyOf(table, where)
      const known = answers.get(key)
      if (known === undefined) return undefined
      answers.delete(key)
      answers.set(key, known)
      return known.rows
    },
    put(asked, rows) {
      const key = keyOf(asked.table, asked.where)
      const known = answers.get(key)
      if (known !== undefined) remove(known)
      const bucket = bucketOf(asked)
      const answer: Answer = { key, asked, rows, bucket }
      answers.set(key, answer)
      bucket.set(key, answer)
      size += rows.length + 1
      for (const oldest of answers.values()) {
        if (size <= ROWS_MOST) break
        remove(oldest)
      }
    },
    drop(table, row) {
      const fields = row as unknown as Fields
      const dropped: KeptAnswer[] = []
      for (const shape of shapes.get(table)?.values() ?? []) {
        const values = JSON.stringify(shape.fields.map((field) => fields[field] ?? null))
        const bucket = shape.buckets.get(values)
        if (bucket === undefined) continue
        for (const answer of bucket.values()) {
          if (!isMatchingRow(fields, answer.asked.where)) continue
          remove(answer)
          dropped.push(answer)
        }
      }
      return dropped
    },
    clear() {
      answers.clear()
      shapes.clear()
      size = 0
    },
  }
}

function isOneValue(wanted: unknown): boolean {
  return wanted !== undefined && (typeof wanted !== 'object' || wanted === null)
}

function keyOf(table: TableName, where: AnyRowFilter): string {
  return `${table} ${JSON.stringify(where)}`
}
