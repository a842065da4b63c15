import { isDeepStrictEqual } from 'node:util'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { Result } from '#shared/kernel/result.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import type {
  ImportCause,
  ImportCount,
  ImportFile,
  ImportFileReport,
  ImportReport,
} from '#shared/schema/import/model.ts'
import { checkReferences, checkSchemas } from './check-references.ts'
import { checkRules } from './check-rules.ts'
import { findReplaced } from './find-replaced.ts'
import type { ReplacedRow } from './find-replaced.ts'
import { KnownRows, rememberRows } from './known-rows.ts'
import type { StoredRows } from './known-rows.ts'
import { ProblemLog } from './problem-log.ts'
import { readFiles } from './read-files.ts'
import { RowCollector } from './row-collector.ts'

/** What was done, as the application's own `Done`. */
export interface ImportDone {
  readonly commandId: string
  readonly label: Message
}

export interface ImportPorts {
  readonly stored: StoredRows
  /** Runs one command for an actor; the import is one command, so it is one step to undo. */
  readonly act: (type: string, args: unknown, actorId: string) => Result<ImportDone, Message>
}

export interface ImportService {
  /** Looks at files and says what is wrong and what would change. Writes nothing. */
  check(files: readonly ImportFile[]): ImportReport
  /** Writes all records of the files, or none. */
  run(files: readonly ImportFile[], actorId: string): ImportReport
}

export function createImportService(ports: ImportPorts): ImportService {
  return {
    check: (files) => reportOf('checked', readImport(files, rememberRows(ports.stored)), null),
    run(files, actorId) {
      const stored = rememberRows(ports.stored)
      const read = readImport(files, stored)
      if (read.problems.errorCount > 0) return reportOf('refused', read, null)
      const changed = changedOnly(read.rowSet, stored)
      if (Object.keys(changed).length === 0 && read.replaced.length === 0)
        return reportOf('imported', read, null)
      const args = { rows: changed, ...(read.replaced.length > 0 ? { remove: read.replaced } : {}) }
      const done = ports.act('importOrganisation', args, actorId)
      return done.ok ? reportOf('imported', read, done.value) : refusedBy(done.refusal, read)
    },
  }
}

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
      else if (isDeepStrictEqual(old, row)) unchanged += 1
    }
    counts.push({ table, new: added, updated: rows.length - added - unchanged, unchanged, removed })
  }
  return counts
}

/** Rows that say something new: an unchanged row needs no audit line. */
function changedOnly(rowSet: RowSet, stored: StoredRows): RowSet {
  const changed = tableNames.flatMap((table) => {
    const before = new Map<string, object>(stored.list(table).map((row) => [row.id, row]))
    const rows: readonly { readonly id: string }[] = rowSet[table] ?? []
    const kept = rows.filter((row) => !isDeepStrictEqual(before.get(row.id), row))
    return kept.length === 0 ? [] : [[table, kept] as const]
  })
  return Object.fromEntries(changed)
}

function reportOf(status: ImportReport['status'], read: ReadImport, done: ImportDone | null): ImportReport {
  return {
    status,
    isClean: read.problems.errorCount === 0,
    errorCount: read.problems.errorCount,
    warningCount: read.problems.warningCount,
    files: read.files,
    counts: [...read.counts],
    causes: read.problems.listCauses(),
    done:
      done === null
        ? null
        : { commandId: done.commandId, label: { code: done.label.code, params: { ...done.label.params } } },
  }
}

/** The files were fine but the command said no: somebody changed the data meanwhile, or may not import. */
function refusedBy(refusal: Message, read: ReadImport): ImportReport {
  const cause: ImportCause = {
    severity: 'error',
    message: { code: refusal.code, params: { ...refusal.params } },
    count: 1,
    places: [],
  }
  const report = reportOf('refused', read, null)
  return { ...report, isClean: false, errorCount: 1, causes: [cause, ...report.causes] }
}
