import type { Readable } from 'node:stream'
import { lawFiles } from '#resources/law/law-files.ts'
import { createRatioAnswerer } from '#shared/domain/ratio/answer-ratio-case.ts'
import { createLawBook } from '#shared/domain/ratio/law-book.ts'
import { answerLines } from './answer-lines.ts'
import type { ExitCode } from './exit-code.ts'
import type { LineWriter } from './line-writer.ts'
import type { Speech } from './speech.ts'

/** Staff the law asks, a line per case. Needs no data folder. */
export function runRatio(input: Readable, output: LineWriter, say: Speech): Promise<ExitCode> {
  return answerLines(input, output, say, createRatioAnswerer(createLawBook(lawFiles)))
}
