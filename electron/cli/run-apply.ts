import type { Readable } from 'node:stream'
import { z } from 'zod'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { ComposedApplication } from '../composed-application.ts'
import { answerLines } from './answer-lines.ts'
import type { ExitCode } from './exit-code.ts'
import type { LineWriter } from './line-writer.ts'
import type { Speech } from './speech.ts'

const commandLine = z.strictObject({ type: z.string().min(1).max(64), args: z.unknown() })

/** Carries out a command per line, exactly as the app would: same rules, same audit trail, same undo. */
export function runApply(
  application: Pick<ComposedApplication, 'act'>,
  input: Readable,
  output: LineWriter,
  say: Speech,
): Promise<ExitCode> {
  return answerLines(input, output, say, (value) => {
    const command = commandLine.safeParse(value)
    if (!command.success) return refuse({ code: 'cli.commandShape', params: {} })
    const done = application.act(command.data.type, command.data.args)
    if (!done.ok) return done
    const { commandId, label } = done.value
    return ok(JSON.stringify({ commandId, label, text: say(label) }))
  })
}
