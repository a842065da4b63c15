import { Zip, ZipDeflate } from 'fflate'
import { isSecretOn } from '#shared/domain/child-file/secrecy.ts'
import { isValidOn } from '#shared/kernel/time.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { ReadableDb } from '../../db/handles.ts'
import { createRowReader } from '../../db/repositories/row-store.ts'
import { columnsOf } from '../../db/repositories/row-codec.ts'
import type { Column } from '../../db/repositories/row-codec.ts'
import { runInSlices } from '../rules/run-in-slices.ts'
import type { SlicePorts } from '../rules/run-in-slices.ts'
import { exportReadme } from './export-readme.ts'

export interface RecordsExport {
  readonly zip: Buffer
  readonly tables: number
  readonly rows: number
}

interface ExportParts {
  readonly db: ReadableDb
  readonly today: IsoDay
  readonly slices: SlicePorts
}

const ROWS_A_STEP = 200
const LINE_END = '\r\n'

/**
 * Every record in files other programs can read: per table one CSV and one JSON, with a text that says what is in them.
 * Of every row about a child the CSV says whether its data is secret or restricted today: it may not go to everybody.
 * PRIV-2, PRIV-3
 */
export async function exportRecords({ db, today, slices }: ExportParts): Promise<RecordsExport> {
  const made = await runInSlices(writeAll(db, today), slices).finished
  if (made === null) throw new Error('nobody stops an export')
  return made
}

function* writeAll(db: ReadableDb, today: IsoDay): Generator<undefined, RecordsExport> {
  const rows = createRowReader(db)
  const flags = flagsOf(rows.listRows('secrecy', {}), rows.listRows('processing_restriction', {}), today)
  const archive = openArchive()
  let total = 0
  const counts: { table: TableName; rows: number }[] = []
  const bringIn = archive.file('bring-in.jsonl')
  // Lines of the ledger go in before the months that close over them.
  const last: string[] = []
  for (const table of tableNames) {
    const found = rows.listRows(table, {})
    yield undefined
    const csv = archive.file(`csv/${table}.csv`)
    const json = archive.file(`json/${table}.json`)
    csv.push(`\ufeff${headerOf(table)}${LINE_END}`)
    json.push('[')
    for (let from = 0; from < found.length; from += ROWS_A_STEP) {
      const part = found.slice(from, from + ROWS_A_STEP)
      csv.push(part.map((row) => `${lineOf(table, row, flags)}${LINE_END}`).join(''))
      json.push(`${from === 0 ? '\n' : ',\n'}${part.map((row) => JSON.stringify(row)).join(',\n')}`)
      const act = `${JSON.stringify({ type: 'importOrganisation', args: { rows: { [table]: part } } })}\n`
      if (table === 'closed_month') last.push(act)
      else bringIn.push(act)
      yield undefined
    }
    csv.end('')
    json.end('\n]\n')
    counts.push({ table, rows: found.length })
    total += found.length
  }
  bringIn.end(last.join(''))
  archive.file('README.txt').end(exportReadme(counts, today))
  return { zip: archive.close(), tables: counts.length, rows: total }
}

interface ArchiveFile {
  push(text: string): void
  end(text: string): void
}

/** Packed as it is written, so that no more than a part of it is worked on at a time. */
function openArchive(): { file(name: string): ArchiveFile; close(): Buffer } {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error
    chunks.push(chunk)
  })
  return {
    file(name) {
      const entry = new ZipDeflate(name, { level: 6 })
      zip.add(entry)
      return {
        push: (text) => entry.push(Buffer.from(text, 'utf8')),
        end: (text) => entry.push(Buffer.from(text, 'utf8'), true),
      }
    },
    close() {
      zip.end()
      return Buffer.concat(chunks)
    },
  }
}

interface Flags {
  isSecret(childId: string): boolean
  isRestricted(childId: string): boolean
}

function flagsOf(
  secrecies: readonly RowOf<'secrecy'>[],
  restrictions: readonly RowOf<'processing_restriction'>[],
  today: IsoDay,
): Flags {
  const restricted = new Set(
    restrictions.filter((row) => isValidOn(row, today)).map(({ childId }) => String(childId)),
  )
  return {
    isSecret: (childId) => isSecretOn(secrecies, childId, today),
    isRestricted: (childId) => restricted.has(childId),
  }
}

/** The field that says about which child a row is, if any. */
function childFieldOf(table: TableName): string | undefined {
  if (table === 'child') return 'id'
  const references: Readonly<Record<string, TableName>> = tables[table].references
  return Object.entries(references).find(([, target]) => target === 'child')?.[0]
}

const FLAG_COLUMNS = ['isSecret', 'isRestricted'] as const

function headerOf(table: TableName): string {
  const own = columnsOf(table).map(({ field }) => field)
  return [...own, ...(childFieldOf(table) === undefined ? [] : FLAG_COLUMNS)].join(';')
}

function lineOf(table: TableName, row: RowOf<TableName>, flags: Flags): string {
  const fields = row as unknown as Readonly<Record<string, unknown>>
  const cells = columnsOf(table).map((column) => cellOf(column, fields[column.field]))
  const childField = childFieldOf(table)
  if (childField === undefined) return cells.join(';')
  const childId = String(fields[childField])
  return [...cells, flags.isSecret(childId) ? '1' : '0', flags.isRestricted(childId) ? '1' : '0'].join(';')
}

function cellOf({ kind }: Column, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (kind === 'json') return quoted(JSON.stringify(value))
  if (kind === 'boolean') return value === true ? '1' : '0'
  if (typeof value === 'number') return String(value)
  return quoted(guarded(typeof value === 'string' ? value : JSON.stringify(value)))
}

/** A text that starts like a formula would be run by the spreadsheet that opens the file. */
function guarded(text: string): string {
  return /^\s*[=+\-@]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
