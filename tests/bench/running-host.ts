import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '..', '..')
const START_LIMIT_MS = 30_000

/** The built loopback host in a process of its own, exactly as it is shipped. */
export interface RunningHost {
  /** With the access in it. */
  readonly url: string
  readonly processId: number
  stop(): Promise<void>
}

/** Resolves when the host says that it is ready; rejects when it ends before, or takes too long. */
export async function startHost(
  dataFolder: string,
  parameters: readonly string[] = [],
): Promise<RunningHost> {
  const host = spawn(
    process.execPath,
    ['dist/node/loopback.mjs', '--data', dataFolder, '--no-open', ...parameters],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(host, 'exit')
  // A benchmark that fails must not leave a host behind that slows the next one.
  process.once('exit', () => host.kill('SIGKILL'))
  const url = await Promise.race([
    readAddress(host),
    ended.then(([code]) => {
      throw new Error(`the host ended with exit code ${String(code)}`)
    }),
  ])
  return {
    url,
    // It has spoken, so it was started and has a number.
    processId: host.pid ?? 0,
    stop: async () => {
      host.kill('SIGTERM')
      await ended
    },
  }
}

async function readAddress(host: ChildProcess): Promise<string> {
  const { stdout } = host
  if (stdout === null) throw new Error('the host has no standard output')
  const tooLate = setTimeout(() => host.kill('SIGKILL'), START_LIMIT_MS)
  try {
    for await (const line of createInterface({ input: stdout })) {
      const url = /^READY (\S+)/.exec(line)?.[1]
      if (url !== undefined) return url
    }
    throw new Error('the host ended without saying that it was ready')
  } finally {
    clearTimeout(tooLate)
  }
}
