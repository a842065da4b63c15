import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ComposedApplication } from '../composed-application.ts'
import { contract } from '#shared/ipc/contract.ts'
import { contractVersion } from '#shared/ipc/wire.ts'
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import type { LineWriter } from './line-writer.ts'
import type { Speech } from './speech.ts'

interface ExportRun {
  readonly application: Pick<ComposedApplication, 'dispatch'>
  /** Where the zip goes; a folder that is there. */
  readonly folder: string
  readonly output: LineWriter
  readonly say: Speech
  readonly tell: (text: string) => void
}

/** Everything in one zip, asked for as the screen asks: with the same permission, and written down like it. */
export async function runExport({ application, folder, output, say, tell }: ExportRun): Promise<ExitCode> {
  const reply = await application.dispatch({ version: contractVersion, call: 'backups.exportAll', input: {} })
  if (reply.status !== 'done') {
    tell(
      say(
        reply.status === 'refused'
          ? reply.refusal
          : { code: 'cli.fault', params: { incident: reply.incident } },
      ),
    )
    return exitCode.refused
  }
  const { fileName, base64, tables, rows } = contract['backups.exportAll'].output.parse(reply.output)
  const path = join(folder, fileName)
  try {
    // Never over a file that is there: it may be the only export of that day.
    writeFileSync(path, Buffer.from(base64, 'base64'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    tell(say({ code: 'cli.notWritten', params: { path, detail: String(error.code) } }))
    return exitCode.usage
  }
  output.writeJson({ ok: true, file: path, tables, rows })
  tell(say({ code: 'cli.exported', params: { path, rows } }))
  return exitCode.fine
}
