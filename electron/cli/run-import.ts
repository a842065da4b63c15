import { resolve } from 'node:path'
import type { Message } from '#shared/domain/explanation/model.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ImportCause, ImportReport } from '#shared/schema/import/model.ts'
import { readFolder } from '../machine/read-folder.ts'
import type { ComposedApplication } from '../composed-application.ts'
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import type { LineWriter } from './line-writer.ts'
import type { Speech } from './speech.ts'

/** Places named on standard error per cause; the whole list is in the JSON. */
const SHOWN_PLACES = 8

export interface ImportRun {
  /** Opens the data folder, and makes it when it is not there: only once there is something to bring in. */
  readonly open: () => Promise<
    Result<Pick<ComposedApplication, 'importFiles' | 'checkFiles' | 'close'>, Message>
  >
  readonly folder: string
  readonly isCheckOnly: boolean
  readonly output: LineWriter
  readonly say: Speech
  /** What a person reads; standard output is for the report as JSON. */
  readonly tell: (text: string) => void
}

/** Brings a folder of CSV files in, all or nothing. */
export async function runImport(run: ImportRun): Promise<ExitCode> {
  const { output, say, tell } = run
  const files = readFolder(resolve(run.folder))
  if (!files.ok) {
    tell(say(files.refusal))
    return exitCode.usage
  }
  const opened = await run.open()
  if (!opened.ok) {
    tell(say(opened.refusal))
    return exitCode.usage
  }
  const application = opened.value
  try {
    const report = run.isCheckOnly
      ? application.checkFiles(files.value)
      : application.importFiles(files.value)
    output.writeJson(spoken(report, say))
    for (const line of summary(report, say)) tell(line)
    return report.isClean ? exitCode.fine : exitCode.refused
  } finally {
    application.close()
  }
}

/** The report with each cause as a sentence beside its code. */
function spoken(report: ImportReport, say: Speech): object {
  return {
    ...report,
    causes: report.causes.map(({ message, ...cause }) => ({
      ...cause,
      code: message.code,
      text: say(message),
      params: message.params,
    })),
  }
}

function summary(report: ImportReport, say: Speech): string[] {
  const lines = report.causes.map((cause) => causeLine(cause, say))
  for (const { table, ...count } of report.counts) {
    if (report.isClean)
      lines.push(say({ code: 'cli.importCount', params: { tableCode: `import.table.${table}`, ...count } }))
  }
  const code =
    report.status === 'refused'
      ? 'cli.importRefused'
      : report.status === 'checked'
        ? 'cli.importChecked'
        : 'cli.importDone'
  lines.push(say({ code, params: { errors: report.errorCount, warnings: report.warningCount } }))
  return lines
}

function causeLine(cause: ImportCause, say: Speech): string {
  const places = cause.places
    .slice(0, SHOWN_PLACES)
    .map(({ file, row, column }) =>
      [file, row === null ? '' : say({ code: 'cli.row', params: { row } }), column ?? '']
        .filter((part) => part !== '')
        .join(' '),
    )
  const more = cause.count - places.length
  if (more > 0) places.push(say({ code: 'cli.more', params: { more } }))
  const mark = cause.severity === 'error' ? '✕' : '!'
  return `${mark} ${say(cause.message)} (${cause.count}×: ${places.join('; ')})`
}
