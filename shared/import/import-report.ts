import type { Message } from '#shared/domain/explanation/model.ts'
import type { ImportCause, ImportReport } from '#shared/schema/import/model.ts'
import type { ReadImport } from './read-import.ts'

/** The command that wrote the files. */
export interface ImportDone {
  readonly commandId: string
  readonly label: Message
}

/** What an import says of what it read and did. */
export function importReport(
  status: ImportReport['status'],
  read: ReadImport,
  done: ImportDone | null,
): ImportReport {
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
export function refusedReport(refusal: Message, read: ReadImport): ImportReport {
  const cause: ImportCause = {
    severity: 'error',
    message: { code: refusal.code, params: { ...refusal.params } },
    count: 1,
    places: [],
  }
  const report = importReport('refused', read, null)
  return { ...report, isClean: false, errorCount: 1, causes: [cause, ...report.causes] }
}
