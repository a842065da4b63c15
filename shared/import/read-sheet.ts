import { CsvError, parse } from 'csv-parse/sync'
import { importSeparators } from '#shared/schema/import/model.ts'
import type { ImportSeparator } from '#shared/schema/import/model.ts'
import type { ProblemLog } from './problem-log.ts'

/** A file as a spreadsheet shows it. */
export interface Sheet {
  readonly file: string
  readonly separator: ImportSeparator
  readonly header: readonly string[]
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  /** As a spreadsheet counts: the header is row 1, an empty line is a row too. */
  readonly number: number
  readonly cells: readonly string[]
}

/** More than any location has, and few enough to stay responsive. */
const MAX_ROWS = 200_000
const MAX_RECORD_LENGTH = 1_000_000

/** Splits text into rows and cells. Problems go to the log; `undefined` = the file cannot be read at all. */
export function readSheet(file: string, text: string, problems: ProblemLog): Sheet | undefined {
  const { body, declared, skippedRows } = takeDeclaration(text)
  const separator = declared ?? findSeparator(body)
  const records = readRecords(file, body, separator, skippedRows, problems)
  if (records === undefined) return undefined
  const [header, ...rest] = records
  if (header === undefined || header.every((cell) => cell.trim() === '')) {
    problems.error('import.headerMissing', { file, row: null, column: null })
    return undefined
  }
  if (rest.length > MAX_ROWS) {
    problems.error('import.tooManyRows', { file, row: null, column: null }, { max: MAX_ROWS })
    return undefined
  }
  const rows: SheetRow[] = []
  for (const [index, cells] of rest.entries()) {
    const number = index + 2 + skippedRows
    if (cells.every((cell) => cell.trim() === '')) continue
    if (cells.length > header.length && cells.slice(header.length).some((cell) => cell.trim() !== '')) {
      problems.error('import.rowTooLong', { file, row: number, column: null })
    }
    rows.push({ number, cells })
  }
  return { file, separator, header: header.map((name) => name.trim()), rows }
}

/** Excel lets a file name its own separator on a first line `sep=;`. */
function takeDeclaration(text: string): {
  body: string
  declared: ImportSeparator | undefined
  skippedRows: number
} {
  const match = /^sep=(.)\r?\n/i.exec(text)
  const declared = importSeparators.find((separator) => separator === match?.[1])
  if (match === null || declared === undefined) return { body: text, declared: undefined, skippedRows: 0 }
  return { body: text.slice(match[0].length), declared, skippedRows: 1 }
}

/** The separator that occurs most in the header, outside quotes; a semicolon when there is one column. */
function findSeparator(text: string): ImportSeparator {
  const counts = new Map<string, number>()
  let isQuoted = false
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && (sign === '\n' || sign === '\r')) break
    else if (!isQuoted) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  let best: ImportSeparator = ';'
  for (const separator of importSeparators) {
    if ((counts.get(separator) ?? 0) > (counts.get(best) ?? 0)) best = separator
  }
  return best
}

function readRecords(
  file: string,
  body: string,
  separator: ImportSeparator,
  skippedRows: number,
  problems: ProblemLog,
): string[][] | undefined {
  try {
    return parse(body, {
      delimiter: separator,
      quote: '"',
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: MAX_RECORD_LENGTH,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = typeof error['records'] === 'number' ? error['records'] + 1 + skippedRows : null
    problems.error(error.code === 'CSV_MAX_RECORD_SIZE' ? 'import.tooLong' : 'import.quotes', {
      file,
      row,
      column: null,
    })
    return undefined
  }
}
