import { hasCitizenNumber } from '#shared/domain/child-file/citizen-number.ts'
import { maxImportBytes, maxImportFiles } from '#shared/schema/import/model.ts'
import type { ImportFile, ImportFileReport } from '#shared/schema/import/model.ts'
import { isCitizenNumberHeader } from './cell-safety.ts'
import { decodeText } from './decode-text.ts'
import type { FileKind } from './file-kind.ts'
import { fileKinds, findFileKind } from './file-kinds.ts'
import { matchColumns, registerColumns } from './match-columns.ts'
import { normaliseName } from './normalise-name.ts'
import type { ProblemLog } from './problem-log.ts'
import { readSheet } from './read-sheet.ts'
import type { Sheet } from './read-sheet.ts'
import type { RowCollector } from './row-collector.ts'
import { RowReader } from './row-reader.ts'
import type { ColumnPlaces } from './row-reader.ts'

/** Reads every file into records. What is wrong goes to the log; the answer says what each file was taken for. */
export function readFiles(
  files: readonly ImportFile[],
  rows: RowCollector,
  problems: ProblemLog,
  isOrganisationKnown: boolean,
): ImportFileReport[] {
  if (!isWithinLimits(files, problems)) return []
  const kindsSeen = new Map<string, string>()
  const reports = files.map((file) => readFile(file, kindsSeen, rows, problems))
  for (const kind of fileKinds) {
    // Additions to known data need not repeat everything; a first import does.
    if (!kind.isRequired || kindsSeen.has(kind.kind) || isOrganisationKnown) continue
    problems.error(
      'import.fileMissing',
      { file: `${kind.title}.csv`, row: null, column: null },
      { file: `${kind.title}.csv` },
    )
  }
  return reports
}

function isWithinLimits(files: readonly ImportFile[], problems: ProblemLog): boolean {
  const nowhere = { file: '', row: null, column: null }
  let bytes = 0
  for (const file of files) bytes += file.bytes.length
  if (files.length === 0) problems.error('import.noFiles', nowhere)
  else if (files.length > maxImportFiles)
    problems.error('import.tooManyFiles', nowhere, { max: maxImportFiles })
  else if (bytes > maxImportBytes)
    problems.error('import.tooLarge', nowhere, { max: maxImportBytes / 1024 / 1024 })
  else return true
  return false
}

function readFile(
  file: ImportFile,
  kindsSeen: Map<string, string>,
  rows: RowCollector,
  problems: ProblemLog,
): ImportFileReport {
  const kind = findFileKind(file.name)
  const whole = { file: file.name, row: null, column: null }
  const report = {
    name: file.name,
    kind: kind?.kind ?? null,
    rows: 0,
    encoding: null,
    separator: null,
    unusedColumns: [],
  }
  if (kind === undefined) {
    problems.warn('import.fileUnknown', whole, { file: file.name })
  } else {
    const other = kindsSeen.get(kind.kind)
    if (other !== undefined) {
      problems.error('import.fileTwice', whole, { file: file.name, other })
      return report
    }
    kindsSeen.set(kind.kind, file.name)
  }
  const decoded = decodeText(file.bytes)
  if (!decoded.ok) {
    // A picture among the files is not used and no problem; a file we need that cannot be read is.
    if (kind !== undefined) problems.error(decoded.refusal, whole)
    return report
  }
  const { encoding, text } = decoded.value
  const sheet = readSheet(file.name, text, problems)
  if (sheet === undefined) return { ...report, encoding }
  const described = { ...report, encoding, separator: sheet.separator, rows: sheet.rows.length }
  if (kind === undefined) {
    findCitizenNumbers(sheet, undefined, new Map(), problems)
    return described
  }
  const columns = matchColumns(kind, sheet, problems)
  findCitizenNumbers(sheet, kind, columns.places, problems)
  if (sheet.rows.length === 0) problems.warn('import.headerOnly', whole, { file: file.name })
  if (columns.hasAllRequired) {
    for (const row of sheet.rows)
      kind.read(new RowReader(file.name, row.number, row.cells, columns.places, problems), rows)
  }
  return { ...described, unusedColumns: columns.unused }
}

/** FILE-3: citizen numbers are refused wherever they stand, also in columns and files that are not used. */
function findCitizenNumbers(
  sheet: Sheet,
  kind: FileKind | undefined,
  places: ColumnPlaces,
  problems: ProblemLog,
): void {
  const skipped = registerColumns(kind, places)
  for (const header of sheet.header) {
    if (!isCitizenNumberHeader(normaliseName(header))) continue
    problems.error('import.bsnColumn', { file: sheet.file, row: 1, column: header }, { column: header })
  }
  for (const row of sheet.rows) {
    for (const [index, cell] of row.cells.entries()) {
      if (skipped.has(index) || !hasCitizenNumber(cell)) continue
      const column = sheet.header[index] ?? ''
      // The value itself is not repeated anywhere.
      problems.error('import.bsnValue', { file: sheet.file, row: row.number, column }, { column })
    }
  }
}
