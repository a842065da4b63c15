import type { Readable } from 'node:stream'
import type { Message } from '#shared/domain/explanation/model.ts'
import { refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { maxLineLength, readLines } from './line-reader.ts'
import type { LineWriter } from './line-writer.ts'
import { lineError } from './speech.ts'
import type { Speech } from './speech.ts'

/** Answers a value read from a line: a line of JSON text, or why not. */
export type LineAnswer = (value: unknown) => Result<string, Message> | Promise<Result<string, Message>>

/**
 * Answers a stream of JSON lines, one line each and in order. A line that cannot be taken gets
 * `{"error":...,"code":...,"line":n}`, the next line is still answered, and the exit code is 1.
 */
export async function answerLines(
  input: Readable,
  output: LineWriter,
  say: Speech,
  answer: LineAnswer,
): Promise<ExitCode> {
  let code: ExitCode = exitCode.fine
  let waiting: { readonly text: string | null; readonly number: number }[] = []
  async function answerWaiting(): Promise<boolean> {
    const lines = waiting
    waiting = []
    for (const { text, number } of lines) {
      if (!output.isOpen) return false
      const given = answerText(text, answer)
      // Most answers are there at once; waiting for each would cost more than the answer.
      const result = given instanceof Promise ? await given : given
      if (result.ok) {
        output.write(result.value)
      } else {
        code = exitCode.refused
        output.writeJson(lineError(say, result.refusal, number))
      }
    }
    return output.flush()
  }
  await readLines(input, (text, number) => waiting.push({ text, number }), answerWaiting)
  return code
}

function answerText(text: string | null, answer: LineAnswer): ReturnType<LineAnswer> {
  if (text === null) return refuse({ code: 'cli.lineTooLong', params: { max: maxLineLength } })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse({ code: 'cli.notJson', params: {} })
  }
  return answer(value)
}
