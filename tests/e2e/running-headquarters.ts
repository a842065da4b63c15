import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '../..')
const clock = ['--import', join(import.meta.dirname, 'fixed-clock.ts')]
const startLimitMs = 110_000
const stopLimitMs = 10_000

/** Headquarters as `npm run hq` runs it, on a folder of its own. */
export interface RunningHeadquarters {
  readonly origin: string
  /** What an operator types behind `hq`; answers the lines. Throws when it is refused. */
  ask(...words: readonly string[]): Promise<readonly string[]>
  /** A code with which one computer may join, for every location. */
  makeCode(deviceName: string): Promise<string>
  /** Stops the process the polite way; a second call does nothing. */
  stop(): Promise<void>
}

/** Starts the built headquarters with the sample organisation; throws when it is not ready in time. */
export async function startHeadquarters(dataFolder: string): Promise<RunningHeadquarters> {
  const process = spawnHeadquarters(['--data', dataFolder, '--port', '0', '--sample'])
  const origin = await waitForReady(process)
  const ask: RunningHeadquarters['ask'] = (...words) => runVerb([...words, '--data', dataFolder])
  return {
    origin,
    ask,
    makeCode: async (deviceName) => {
      const [code] = await ask('device-code', deviceName, '--all')
      if (code === undefined) throw new Error('headquarters gave no code')
      return code
    },
    stop: () => stop(process),
  }
}

function spawnHeadquarters(parameters: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...clock, 'dist/node/headquarters.mjs', ...parameters], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function waitForReady(running: ChildProcess): Promise<string> {
  const output: string[] = []
  running.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  const { stdout } = running
  if (stdout === null) throw new Error('headquarters has no standard output')
  return new Promise((resolve, reject) => {
    const give = (why: string) => reject(new Error(`headquarters did not start: ${why}\n${output.join('')}`))
    const timer = setTimeout(() => {
      running.kill('SIGKILL')
      give('no answer in time')
    }, startLimitMs)
    running.once('exit', (code) => give(`exit code ${code}`))
    createInterface({ input: stdout }).on('line', (line) => {
      output.push(`${line}\n`)
      const origin = /^READY (\S+)/.exec(line)?.[1]
      if (origin === undefined) return
      clearTimeout(timer)
      running.removeAllListeners('exit')
      resolve(origin)
    })
  })
}

async function runVerb(parameters: readonly string[]): Promise<readonly string[]> {
  const running = spawnHeadquarters(parameters)
  let output = ''
  let errors = ''
  running.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  running.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve) => {
    running.once('close', resolve)
  })
  if (code !== 0) throw new Error(`hq ${parameters.join(' ')}: exit code ${code}\n${output}${errors}`)
  return output.split('\n').filter((line) => line !== '')
}

async function stop(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null || running.signalCode !== null) return
  const gone = new Promise<void>((resolve) => {
    running.once('exit', () => resolve())
  })
  running.kill('SIGTERM')
  const timer = setTimeout(() => running.kill('SIGKILL'), stopLimitMs)
  await gone
  clearTimeout(timer)
}
