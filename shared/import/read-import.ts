import { isSameRow } from '#shared/commands/is-same-row.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import type { ImportCount, ImportFile, ImportFileReport } from '#shared/schema/import/model.ts'
import { checkReferences, checkSchemas } from './check-references.ts'
import { checkRules } from './check-rules.ts'
import { findReplaced } from './find-replaced.ts'
import type { ReplacedRow } from './find-replaced.ts'
import { KnownRows } from './known-rows.ts'
import type { StoredRows } from './known-rows.ts'
import { ProblemLog } from './problem-log.ts'
import { readFiles } from './read-files.ts'
import { RowCollector } from './row-collector.ts'

/** What the files hold. */
export interface ReadImport {
  readonly files: readonly ImportFileReport[]
  readonly rowSet: RowSet
  readonly replaced: readonly ReplacedRow[]
  readonly counts: readonly ImportCount[]
  readonly problems: ProblemLog
}

/** Reads and checks files against what is stored. Pure apart from asking `stored`. */
export function readImport(files: readonly ImportFile[], stored: StoredRows): ReadImport {
  const problems = new ProblemLog()
  const rows = new RowCollector(problems)
  const isOrganisationKnown = stored.list('organisation').length > 0
  const reports = readFiles(files, rows, problems, isOrganisationKnown)
  const replaced = findReplaced(rows, stored)
  const known = new KnownRows(rows, stored, replaced)
  checkReferences(rows, known, problems)
  checkSchemas(rows, problems)
  checkRules(rows, known, problems)
  const rowSet = rows.toRowSet()
  return { files: reports, rowSet, replaced, counts: countChanges(rowSet, replaced, stored), problems }
}

function countChanges(rowSet: RowSet, replaced: readonly ReplacedRow[], stored: StoredRows): ImportCount[] {
  const counts: ImportCount[] = []
  for (const table of tableNames) {
    const rows = rowSet[table] ?? []
    const removed = replaced.filter((row) => row.table === table).length
    if (rows.length === 0 && removed === 0) continue
    const before = new Map<string, object>(stored.list(table).map((row) => [row.id, row]))
    let added = 0
    let unchanged = 0
    for (const row of rows) {
      const old = before.get(row.id)
      if (old === undefined) added += 1
      else if (isSameRow(old, row)) unchanged += 1
    }
    counts.push({ table, new: added, updated: rows.length - added - unchanged, unchanged, removed })
  }
  return counts
}
