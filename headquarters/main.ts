import { join } from 'node:path'
import packageFile from '../package.json' with { type: 'json' }
import { askRunning } from './cli/admin-door.ts'
import { exitCode } from './cli/verb.ts'
import type { VerbAnswer } from './cli/verb.ts'
import { findVerb, helpLines, runVerb, runVerbClosed, verbHelpLines } from './cli/verbs.ts'
import { codeOf, describeFault } from './log/describe-fault.ts'
import { openLog } from './log/open-log.ts'
import { readOptions } from './read-options.ts'
import type { HqOptions, ServerOptions } from './read-options.ts'
import { openOffice } from './open-office.ts'
import { runServer } from './run-server.ts'
import type { RunningHeadquarters } from './run-server.ts'

/** Headquarters: with no verb it serves, with one it asks something of the server that runs, or of the records. */

// In a build this file is in dist/node; from the sources it stands in headquarters.
const root = join(import.meta.dirname, import.meta.url.endsWith('.ts') ? '..' : '../..')
const options = readOptions(process.argv.slice(2), {
  platform: process.platform,
  env: process.env,
  folder: process.cwd(),
})
if (!options.ok) giveUp(options.refusal)
else if (options.value.kind === 'help')
  tell(options.value.verb === undefined ? helpLines() : verbHelpLines(options.value.verb))
else if (options.value.kind === 'serve')
  await serve(options.value.server).catch(giveUpOnFault(options.value.server.dataFolder))
else await answer(options.value).catch(giveUpOnFault(options.value.dataFolder))

async function serve(chosen: ServerOptions): Promise<void> {
  const running = await runServer(chosen, { root, version: packageFile.version })
  if (!running.ok) return giveUp(running.refusal)
  const { origin, notes } = running.value
  tell([
    `READY ${origin}`,
    ...notes,
    `A code for a new computer: npm run -s hq -- device-code "NAME" --all --data "${chosen.dataFolder}"`,
    'Everything it can do:      npm run -s hq -- help',
  ])
  stopOnSignal(running.value)
}

async function answer(wish: Extract<HqOptions, { kind: 'verb' }>): Promise<void> {
  const asked = { verb: wish.verb, words: wish.words, folder: process.cwd() }
  const told =
    (await askRunning(wish.dataFolder, asked)) ??
    (await runVerbClosed(asked, wish)) ??
    (await runAlone(wish, asked))
  if (told === undefined) return
  if (told.exitCode === exitCode.usage) process.stderr.write(`${told.lines.join('\n')}\n`)
  else tell(told.lines)
  process.exitCode = told.exitCode
}

/** No server runs: the verb works on the records itself, and nobody else can meanwhile. */
async function runAlone(
  wish: Extract<HqOptions, { kind: 'verb' }>,
  asked: Parameters<typeof runVerb>[0],
): Promise<VerbAnswer | undefined> {
  const mayBegin = findVerb(asked.verb)?.mayCreate === true
  const opened = await openOffice(wish, packageFile.version, mayBegin ? 'mayBegin' : 'mustBeThere')
  if (!opened.ok) {
    giveUp(opened.refusal)
    return undefined
  }
  try {
    return await runVerb(asked, opened.value.office)
  } finally {
    await opened.value.close()
  }
}

/** A second signal does not wait any longer. */
function stopOnSignal(running: RunningHeadquarters): void {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1)
      isStopping = true
      void running.stop().then(() => process.exit(0))
    })
  }
  const fail = (fault: unknown): void => {
    running.recordFailure(fault)
    void running.stop().finally(() => process.exit(1))
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
}

function tell(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}

function giveUp(told: string): void {
  process.stderr.write(`${told}\n`)
  process.exitCode = exitCode.usage
}

/** Here only the kind of fault, for its message may quote a record; the log has the places it passed. */
function giveUpOnFault(dataFolder: string): (fault: unknown) => void {
  return (fault) => {
    const path = join(dataFolder, 'logs', 'headquarters.log')
    const log = openLog(path)
    log.error('failed', describeFault(fault))
    log.close()
    const kind = codeOf(fault) ?? (fault instanceof Error ? fault.name : typeof fault)
    process.stderr.write(`Headquarters failed (${kind}). ${path} says where.\n`)
    process.exitCode = exitCode.refused
  }
}
