import type { Message } from '#shared/domain/explanation/model.ts'
import { importArgs } from '#shared/import/import-args.ts'
import { importReport, refusedReport } from '#shared/import/import-report.ts'
import type { ImportDone } from '#shared/import/import-report.ts'
import { rememberRows } from '#shared/import/known-rows.ts'
import type { StoredRows } from '#shared/import/known-rows.ts'
import { readImport } from '#shared/import/read-import.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ImportFile, ImportReport } from '#shared/schema/import/model.ts'

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
    check: (files) => importReport('checked', readImport(files, rememberRows(ports.stored)), null),
    run(files, actorId) {
      const stored = rememberRows(ports.stored)
      const read = readImport(files, stored)
      if (read.problems.errorCount > 0) return importReport('refused', read, null)
      const args = importArgs(read, stored)
      if (args === undefined) return importReport('imported', read, null)
      const done = ports.act('importOrganisation', args, actorId)
      return done.ok ? importReport('imported', read, done.value) : refusedReport(done.refusal, read)
    },
  }
}
