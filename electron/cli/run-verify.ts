import type { ComposedApplication } from '../composed-application.ts'
import { verifyDatabase } from '../db/verify-database.ts'
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import type { LineWriter } from './line-writer.ts'
import type { Speech } from './speech.ts'

/** Everything in a data folder that is not as it must be: a line per finding, and a last line with their number. */
export function runVerify(
  application: Pick<ComposedApplication, 'folder'>,
  output: LineWriter,
  say: Speech,
  tell: (text: string) => void,
): ExitCode {
  const findings = verifyDatabase(application.folder.db)
  for (const finding of findings) output.writeJson({ ...finding, text: say(finding) })
  output.writeJson({ ok: findings.length === 0, findings: findings.length })
  tell(say({ code: 'cli.verified', params: { count: findings.length } }))
  return findings.length === 0 ? exitCode.fine : exitCode.refused
}
