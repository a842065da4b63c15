import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { ComposedApplication } from '../composed-application.ts'
import { passwordSource } from './ask-password.ts'
import { exitCode } from './exit-code.ts'
import type { ExitCode } from './exit-code.ts'
import { LineWriter } from './line-writer.ts'
import { readArguments } from './read-arguments.ts'
import type { CliArguments } from './read-arguments.ts'
import { createSpeech } from './speech.ts'
import type { Speech } from './speech.ts'
import { writeHelp } from './write-help.ts'

export interface CliStreams {
  readonly input: Readable
  readonly output: Writable
  readonly error: Writable
}

/** Runs one command line and answers its exit code. Standard output holds JSON lines only; people read standard error. */
export async function runCli(words: readonly string[], streams: CliStreams): Promise<ExitCode> {
  const tell = (text: string): void => {
    streams.error.write(`${text}\n`)
  }
  const read = readArguments(words)
  if (!read.ok) {
    const say = createSpeech(read.refusal.language)
    tell(say(read.refusal.message))
    tell(say({ code: 'cli.seeHelp', params: {} }))
    return exitCode.usage
  }
  const choices = read.value
  const say = createSpeech(choices.language)
  const output = new LineWriter(streams.output)
  try {
    return await runVerb({ choices, streams, output, say, tell })
  } finally {
    await output.flush()
  }
}

interface VerbRun {
  readonly choices: CliArguments
  readonly streams: CliStreams
  readonly output: LineWriter
  readonly say: Speech
  readonly tell: (text: string) => void
}

async function runVerb(run: VerbRun): Promise<ExitCode> {
  const { choices, streams, output, say, tell } = run
  if (choices.isVersion) {
    const { appVersion } = await import('../app-version.ts')
    output.write(appVersion)
    return exitCode.fine
  }
  if (choices.isHelp) {
    output.write(writeHelp(choices.verb, say))
    return exitCode.fine
  }
  if (choices.verb === null) {
    tell(writeHelp(null, say))
    return exitCode.usage
  }
  if (choices.verb === 'ratio') {
    const { runRatio } = await import('./run-ratio.ts')
    return runRatio(streams.input, output, say)
  }
  return runOnData(run)
}

/** The verbs that open a data folder; loaded apart, because `ratio` needs none of it. */
async function runOnData(run: VerbRun): Promise<ExitCode> {
  const { choices, output, say, tell } = run
  const { openData } = await import('./open-data.ts')
  const { defaultDataFolder } = await import('../host-options.ts')
  const usual = defaultDataFolder(false, { platform: process.platform, env: process.env })
  const folder = choices.dataFolder === null ? usual : resolve(choices.dataFolder)
  const { input, error } = run.streams
  const passwords = { source: passwordSource(process.env, input, error), say }
  if (choices.verb === 'import' && !isBringingIn(choices)) {
    const { runImport } = await import('./run-import.ts')
    const { isCheckOnly } = choices
    return runImport({
      open: () => openData(folder, true, passwords),
      folder: choices.operand ?? '',
      isCheckOnly,
      output,
      say,
      tell,
    })
  }
  const opened = await openData(folder, isBringingIn(choices), passwords)
  if (!opened.ok) {
    tell(say(opened.refusal))
    return exitCode.usage
  }
  try {
    return await runOpened(opened.value, run)
  } finally {
    opened.value.close()
  }
}

/** What `export` wrote to be brought in again is a file of acts and no folder of tables. */
function isBringingIn({ verb, operand, isCheckOnly }: CliArguments): boolean {
  return (
    verb === 'import' && !isCheckOnly && operand !== null && operand.endsWith('.jsonl') && existsSync(operand)
  )
}

async function runOpened(application: ComposedApplication, run: VerbRun): Promise<ExitCode> {
  const { choices, streams, output, say, tell } = run
  switch (choices.verb) {
    case 'board': {
      const { runBoard } = await import('./run-board.ts')
      const { locationId } = choices
      return runBoard({ application, week: choices.operand ?? '', locationId, output, say, tell })
    }
    case 'check': {
      const { runCheck } = await import('./run-check.ts')
      return runCheck(application, streams.input, output, say)
    }
    case 'apply': {
      const { runApply } = await import('./run-apply.ts')
      return runApply(application, streams.input, output, say)
    }
    case 'verify': {
      const { runVerify } = await import('./run-verify.ts')
      return runVerify(application, output, say, tell)
    }
    case 'export': {
      const { runExport } = await import('./run-export.ts')
      return runExport({ application, folder: resolve(choices.toFolder ?? ''), output, say, tell })
    }
    case 'import': {
      const { runApply } = await import('./run-apply.ts')
      return runApply(application, createReadStream(choices.operand ?? ''), output, say)
    }
    case 'ratio':
    case null:
      throw new RangeError('this verb runs without an open data folder')
  }
}
