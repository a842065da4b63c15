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
  readonly shape: Shape
  /** Under which values it lies: more than one when the question lists values. */
  readonly places: readonly string[]
}

/** Some hundreds of locations; the answers that were not asked for longest go first. */
const ROWS_MOST = 250_000

/** Questions of a table that name the same fields with one value each, and perhaps one more with a list of values. */
interface Shape {
  readonly fields: readonly string[]
  /** By those values, then by the whole question. */
  readonly buckets: Map<string, Map<string, Answer>>
}

/** An answer to a longer list is not kept: an import asks about all its rows, once. */
const LISTED_MOST = 1_000

export function createAnswerShelf(): AnswerShelf {
  /** In the order in which they were last asked. */
  const answers = new Map<string, Answer>()
  const shapes = new Map<TableName, Map<string, Shape>>()
  let size = 0

  function shapeOf(table: TableName, fields: readonly string[]): Shape {
    const ofTable = shapes.get(table) ?? new Map<string, Shape>()
    shapes.set(table, ofTable)
    const name = fields.join(' ')
    const shape: Shape = ofTable.get(name) ?? { fields, buckets: new Map() }
    ofTable.set(name, shape)
    return shape
  }
  function enter(answer: Answer): void {
    for (const place of answer.places) {
      const bucket = answer.shape.buckets.get(place)
      if (bucket === undefined) answer.shape.buckets.set(place, new Map([[answer.key, answer]]))
      else bucket.set(answer.key, answer)
    }
  }
  function remove(answer: Answer): void {
    answers.delete(answer.key)
    size -= sizeOf(answer)
    for (const place of answer.places) {
      const bucket = answer.shape.buckets.get(place)
      bucket?.delete(answer.key)
      if (bucket?.size === 0) answer.shape.buckets.delete(place)
    }
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
      const { fields, places } = placesOf(asked)
      if (places.length > LISTED_MOST) return
      const answer: Answer = { key, asked, rows, shape: shapeOf(asked.table, fields), places }
      answers.set(key, answer)
      enter(answer)
      size += sizeOf(answer)
      for (const oldest of answers.values()) {
        if (size <= ROWS_MOST) break
        remove(oldest)
      }
    },
    drop(table, row) {
      const fields = row as unknown as Fields
      const dropped: KeptAnswer[] = []
      for (const shape of shapes.get(table)?.values() ?? []) {
        const bucket = shape.buckets.get(valuesOf(shape.fields, fields))
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

function sizeOf({ rows, places }: Answer): number {
  return 1 + rows.length + places.length
}

/** By which fields an answer is found, and under which of their values. A list of children is an answer for each of them. */
function placesOf({ where }: RowsAsked): {
  readonly fields: readonly string[]
  readonly places: readonly string[]
} {
  const named = Object.keys(where)
  const fields = named.filter((field) => isOneValue(where[field]))
  const listed = named.find((field) => listOf(where[field]) !== undefined)
  const values = listed === undefined ? undefined : listOf(where[listed])
  if (listed === undefined || values === undefined) return { fields, places: [valuesOf(fields, where)] }
  const all = [...fields, listed]
  return { fields: all, places: values.map((value) => valuesOf(all, { ...where, [listed]: value })) }
}

function listOf(wanted: unknown): readonly unknown[] | undefined {
  if (typeof wanted !== 'object' || wanted === null) return undefined
  const listed = (wanted as Fields)['in']
  return Array.isArray(listed) ? listed : undefined
}

function isOneValue(wanted: unknown): boolean {
  return wanted !== undefined && (typeof wanted !== 'object' || wanted === null)
}

/** Nearly always it is one text, which is its own name. */
function valuesOf(fields: readonly string[], from: Fields): string {
  const [first, second] = fields
  const value = first === undefined || second !== undefined ? undefined : from[first]
  if (typeof value === 'string') return `=${value}`
  return JSON.stringify(fields.map((field) => from[field] ?? null))
}

function keyOf(table: TableName, where: AnyRowFilter): string {
  const [field, another] = Object.keys(where)
  const value = field === undefined || another !== undefined ? undefined : where[field]
  if (typeof value === 'string') return `${table} ${field}=${value}`
  return `${table} ${JSON.stringify(where)}`
}
