import { join } from 'node:path'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import type { Message } from '#shared/domain/explanation/model.ts'
import { readHostOptions } from '../host-options.ts'
import type { HostOptions } from '../host-options.ts'
import { runLoopback } from './run-loopback.ts'
import type { RunningLoopback } from './run-loopback.ts'

/** The browser host: the whole application on this machine, its screen in the person's own browser. */

const root = join(import.meta.dirname, '..', '..')
const machine = { platform: process.platform, env: process.env }
const options = readHostOptions(process.argv.slice(2), machine)
if (options.ok) await start(options.value).catch(giveUpOnFault)
else giveUp({ code: 'host.unknownOption', params: { option: options.refusal } })

async function start(chosen: HostOptions): Promise<void> {
  const running = await runLoopback(chosen, { root, machine, userId: process.getuid?.() })
  if (!running.ok) {
    giveUp(running.refusal)
    return
  }
  // The page says it as well, with what can be done about it.
  if (running.value.trouble !== undefined) tell(running.value.trouble)
  process.stdout.write(`READY ${running.value.address}\n`)
  stopOnSignal(running.value)
}

/** A second signal does not wait any longer. */
function stopOnSignal(running: RunningLoopback): void {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1)
      isStopping = true
      void running.stop().then(() => process.exit(0))
    })
  }
  const fail = (error: unknown) => {
    running.recordFailure(error)
    void running.stop().finally(() => process.exit(1))
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
}

/** The log of the data folder has the rest; here only the kind, because a message may quote data. */
function giveUpOnFault(error: unknown): void {
  giveUp({ code: 'host.failed', params: { kind: error instanceof Error ? error.name : typeof error } })
  process.exitCode = 1
}

function giveUp(message: Message): void {
  tell(message)
  process.exitCode = 2
}

/** Whoever reads a terminal gets the sentence in both languages; the settings may be what could not be read. */
function tell(message: Message): void {
  for (const language of ['nl', 'en'] as const) {
    process.stderr.write(`${writeMessage(createTexts(ruleTexts, language), message)}\n`)
  }
}
