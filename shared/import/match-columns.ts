import type { FileKind } from './file-kind.ts'
import { normaliseName } from './normalise-name.ts'
import type { ProblemLog } from './problem-log.ts'
import type { Sheet } from './read-sheet.ts'
import type { ColumnPlaces } from './row-reader.ts'

export interface MatchedColumns {
  readonly places: ColumnPlaces
  /** Headers nobody asked for. */
  readonly unused: readonly string[]
  readonly hasAllRequired: boolean
}

/** Finds the columns of a kind among the headers of a sheet: by our own title first, then by what others call it. */
export function matchColumns(kind: FileKind, sheet: Sheet, problems: ProblemLog): MatchedColumns {
  const headers = sheet.header.map(normaliseName)
  const places = new Map<string, { readonly index: number; readonly header: string }>()
  const taken = new Set<number>()
  const atHeader = (column: string): { file: string; row: number; column: string } => ({
    file: sheet.file,
    row: 1,
    column,
  })
  for (const isByTitle of [true, false]) {
    for (const [key, column] of Object.entries(kind.columns)) {
      if (places.has(key)) continue
      const names = new Set((isByTitle ? [column.title] : column.names).map(normaliseName))
      const found = headers.flatMap((header, index) =>
        names.has(header) && !taken.has(index) ? [index] : [],
      )
      const [index] = found
      if (index === undefined) continue
      const header = sheet.header[index] ?? column.title
      if (found.length > 1) problems.error('import.columnTwice', atHeader(header), { column: header })
      for (const position of found) taken.add(position)
      places.set(key, { index, header })
    }
  }
  const missing = Object.entries(kind.columns).filter(
    ([key, column]) => column.isRequired && !places.has(key),
  )
  for (const [, column] of missing) {
    problems.error(
      'import.columnMissing',
      { file: sheet.file, row: 1, column: null },
      { column: column.title },
    )
  }
  const unused = sheet.header.filter((header, index) => !taken.has(index) && header !== '')
  for (const header of unused) problems.warn('import.columnUnused', atHeader(header), { column: header })
  return { places, unused, hasAllRequired: missing.length === 0 }
}

/** Positions of columns whose nine digits are a register number of the centre, not of a person. FILE-3 */
export function registerColumns(kind: FileKind | undefined, places: ColumnPlaces): ReadonlySet<number> {
  const positions = new Set<number>()
  for (const [key, column] of Object.entries(kind?.columns ?? {})) {
    const place = places.get(key)
    if (column.isRegisterNumber && place !== undefined) positions.add(place.index)
  }
  return positions
}
