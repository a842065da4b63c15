import type { Database } from 'better-sqlite3'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { SqlRow, SqlValue } from '../db/handles.ts'
import { openConnection } from '../db/open-connection.ts'
import { columnName, decodeRow } from '../db/repositories/row-codec.ts'
import { isDamage, readDamagedTable } from './read-damaged-table.ts'
import { asColumns, readLoosePages } from './read-loose-pages.ts'
import type { LoosePage } from './read-loose-pages.ts'

/** A table as the new database has it. */
export interface TableShape {
  readonly table: string
  readonly columns: readonly ColumnShape[]
  /** The column that is the number of the row, if there is one. */
  readonly keyColumn: string | null
  readonly hasRowids: boolean
}

interface ColumnShape {
  readonly name: string
  readonly type: string
  readonly isNeeded: boolean
}

export interface GatheredTable {
  readonly shape: TableShape
  readonly rows: readonly SqlRow[]
  /** Whether every page of it could be read on its own way. */
  readonly isWhole: boolean
  /** How many rows there are known to have been; `undefined` when nothing tells. */
  readonly expected: number | undefined
}

export interface GatherOptions {
  /** A copy of the damaged file, with its log beside it. */
  readonly damaged: string
  /** A new, empty database of the present schema. */
  readonly blank: string
  /** Of the blank one. */
  readonly key: Buffer
  /** The damaged one may still be under a key from before. */
  readonly ofDamaged: Buffer
}

/**
 * Everything that can be read of a damaged database, table by table. What a way leads to is read as its table; what no
 * way leads to any more is known by its form, and left when it could be of two tables.
 */
export function gatherRows({ damaged, blank, key, ofDamaged }: GatherOptions): readonly GatheredTable[] {
  const shapes = shapesOf(blank, key)
  const read = readKnownTables(damaged, ofDamaged, shapes)
  const wanting = shapes.filter((shape) => shape.hasRowids && !(read.get(shape.table)?.isWhole ?? false))
  if (wanting.length === 0) return shapes.map((shape) => gatheredOf(shape, read, []))
  const trail = read.get('audit_log')?.rows ?? []
  const loose = sortOut(readLoosePages(damaged, ofDamaged), shapes, trail)
  return shapes.map((shape) => gatheredOf(shape, read, loose.get(shape.table) ?? []))
}

function gatheredOf(shape: TableShape, read: KnownTables, loose: readonly SqlRow[]): GatheredTable {
  const known = read.get(shape.table)
  // First what its table led to: of a row that is found twice that is the one that counts.
  const isWhole = known?.isWhole ?? false
  return {
    shape,
    isWhole,
    rows: isWhole ? (known?.rows ?? []) : [...(known?.rows ?? []), ...loose],
    expected: known?.expected,
  }
}

export function shapesOf(path: string, key: Buffer): readonly TableShape[] {
  const db = openConnection(path, key, 'read')
  try {
    const found = db
      .prepare<[], { name: string; sql: string }>(
        `select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`,
      )
      .all()
    return found.map(({ name, sql }) => shapeOf(db, name, sql))
  } finally {
    db.close()
  }
}

interface ColumnInfo {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}

function shapeOf(db: Database, table: string, sql: string): TableShape {
  const columns = db.prepare<[string], ColumnInfo>('select * from pragma_table_info(?)').all(table)
  const keys = columns.filter(({ pk }) => pk > 0)
  const [only] = keys
  const hasRowids = !/without\s+rowid/i.test(sql)
  const isNumber = keys.length === 1 && only?.type.toUpperCase() === 'INTEGER' && hasRowids
  return {
    table,
    columns: columns.map(({ name, type, notnull }) => ({
      name,
      type: type.toUpperCase(),
      isNeeded: notnull === 1,
    })),
    keyColumn: isNumber ? (only?.name ?? null) : null,
    hasRowids,
  }
}

type KnownTables = ReadonlyMap<string, ReturnType<typeof readDamagedTable>>

function readKnownTables(path: string, key: Buffer, shapes: readonly TableShape[]): KnownTables {
  let db: Database
  try {
    db = openConnection(path, key, 'read')
  } catch (error) {
    if (isDamage(error)) return new Map()
    throw error
  }
  const read = new Map<string, ReturnType<typeof readDamagedTable>>()
  try {
    for (const { table, columns } of shapes) {
      try {
        const present = new Set(
          db.prepare('select name from pragma_table_info(?)').pluck().all(table).map(String),
        )
        const names = columns.map(({ name }) => name).filter((name) => present.has(name))
        if (names.length > 0) read.set(table, readDamagedTable(db, table, names))
        // A table that came with a later version was never in it.
        else if (present.size === 0) read.set(table, { rows: [], isWhole: true, expected: 0 })
      } catch (error) {
        // The list of tables cannot be read as a whole.
        if (!isDamage(error)) throw error
      }
    }
    return read
  } finally {
    db.close()
  }
}

type Sorted = Map<string, SqlRow[]>

/** A page by the tables whose form all its rows have, each with the rows as that table has them. */
type Candidates = readonly { readonly table: string; readonly fields: readonly SqlRow[] }[]

/**
 * Which table the rows of each page are of: the only one whose form all of them have; of several the one in which a row
 * of this id was, as the trail or a row that refers to it says.
 */
function sortOut(
  pages: readonly LoosePage[],
  shapes: readonly TableShape[],
  readTrail: readonly SqlRow[],
): ReadonlyMap<string, readonly SqlRow[]> {
  const found: Sorted = new Map()
  const open: Candidates[] = []
  for (const page of pages) {
    const candidates = candidatesOf(page, shapes)
    const [only] = candidates
    if (candidates.length > 1) open.push(candidates)
    else if (only !== undefined) addTo(found, only.table, only.fields)
  }
  const known = new Set(
    [...readTrail, ...(found.get('audit_log') ?? [])].map((row) => `${row['table_name']} ${row['row_id']}`),
  )
  // What is placed names others in its turn: a location its organisation, a child its family.
  for (let round = 0; round < 2; round += 1) {
    for (const [table, rows] of found) addNamed(known, table, rows)
    for (const candidates of open) {
      for (const { table, fields } of candidates) {
        const placed = fields.filter((row) => known.has(`${table} ${row['id']}`))
        if (placed.length > 0) addTo(found, table, placed)
      }
    }
  }
  return found
}

/** Rows that these rows refer to must have been there. */
function addNamed(known: Set<string>, table: string, rows: readonly SqlRow[]): void {
  if (!isRecordTable(table)) return
  const references: Readonly<Record<string, TableName>> = tables[table].references
  for (const [field, target] of Object.entries(references)) {
    const column = columnName(field)
    for (const row of rows) if (row[column] != null) known.add(`${target} ${row[column]}`)
  }
}

function addTo(found: Sorted, table: string, rows: readonly SqlRow[]): void {
  const known = found.get(table)
  if (known === undefined) found.set(table, [...rows])
  else known.push(...rows)
}

function candidatesOf({ rows }: LoosePage, shapes: readonly TableShape[]): Candidates {
  return shapes.flatMap((shape) => {
    const columns = shape.columns.map(({ name }) => name)
    const fields: SqlRow[] = []
    for (const row of rows) {
      const as = asColumns(row, columns, shape.keyColumn)
      if (as === undefined || !isOfShape(as, shape)) return []
      fields.push(as)
    }
    return [{ table: shape.table, fields }]
  })
}

function isOfShape(row: SqlRow, shape: TableShape): boolean {
  const fits = shape.columns.every(({ name, type, isNeeded }) => {
    const value: SqlValue = row[name] ?? null
    if (value === null) return !isNeeded
    return type === 'INTEGER' ? typeof value === 'number' : typeof value === 'string'
  })
  return fits && (!isRecordTable(shape.table) || isRecord(shape.table, row))
}

export function isRecordTable(table: string): table is TableName {
  return (tableNames as readonly string[]).includes(table)
}

/** Whether a row is a record of its table as its schema has it. */
export function isRecord(table: TableName, row: SqlRow): boolean {
  try {
    decodeRow(table, row)
    return true
  } catch {
    // Another form, or text that is no JSON: whatever it is, it is no record of this table.
    return false
  }
}
