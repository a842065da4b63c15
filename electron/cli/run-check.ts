import type { Readable } from 'node:stream'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { ComposedApplication } from '../composed-application.ts'
import { createRowReader } from '../db/repositories/row-store.ts'
import { answerLines } from './answer-lines.ts'
import { ask } from './ask.ts'
import type { ExitCode } from './exit-code.ts'
import type { LineWriter } from './line-writer.ts'
import { readWish } from './read-wish.ts'
import type { Speech } from './speech.ts'

/** The whole verdict of a wish per line, with the sums and the alternatives; nothing is stored. */
export function runCheck(
  application: Pick<ComposedApplication, 'dispatch' | 'folder'>,
  input: Readable,
  output: LineWriter,
  say: Speech,
): Promise<ExitCode> {
  const rows = createRowReader(application.folder.db)
  return answerLines(input, output, say, async (value) => {
    const wish = readWish(value, rows)
    if (!wish.ok) return wish
    const answer = await ask(application, 'requests.check', { wish: wish.value })
    return answer.ok ? ok(JSON.stringify(spoken(answer.value, say))) : refuse(answer.refusal)
  })
}

/** The verdict as codes and numbers, and the same in sentences. */
function spoken({ check, ...about }: CallOutput<'requests.check'>, say: Speech): object {
  return {
    ...check,
    ...about,
    text: {
      headline: say(check.headline),
      sentence: say(check.sentence),
      givenSide: check.givenSide === null ? null : say(check.givenSide),
      steps: check.steps.map(({ code, verdict, message, sum }) => ({
        code,
        verdict,
        text: say(message),
        sum: sum === null ? null : sum.lines.map(say),
      })),
      alternatives: check.alternatives.map(({ verdict, message }) => ({ verdict, text: say(message) })),
    },
  }
}
