import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import WebSocket from 'ws'
import type { CallInput, CallName, CallOutput } from '#shared/ipc/contract.ts'
import { contract } from '#shared/ipc/contract.ts'
import { hostFrame, socketPath, socketProtocol, tokenProtocolPrefix } from '#shared/ipc/socket-frames.ts'
import { contractVersion, reply as replySchema } from '#shared/ipc/wire.ts'

const root = join(import.meta.dirname, '../..')
const clock = ['--import', join(import.meta.dirname, 'fixed-clock.ts')]
const startLimitMs = 30_000
const stopLimitMs = 5_000

/** One running app on a data folder of its own, as `npm start` runs it when there is no Electron. */
export interface RunningApp {
  /** The address with its access, for the first visit. */
  readonly url: string
  readonly origin: string
  readonly port: number
  readonly dataFolder: string
  /** Passes one message on the way a carrier does; the answer is not looked at. */
  dispatch(envelope: unknown): Promise<unknown>
  /** Asks the running app itself, past the screen: what do the data say now? Throws on anything but an answer. */
  ask<Name extends CallName>(call: Name, input: CallInput<Name>): Promise<CallOutput<Name>>
  /** Stops the process the polite way; a second call does nothing. */
  stop(): Promise<void>
}

/** Starts the built loopback host, at another moment when one is given; throws when it is not ready in time. */
export async function startApp(
  dataFolder: string,
  parameters: readonly string[] = [],
  moment?: string,
): Promise<RunningApp> {
  const host = spawnHost(dataFolder, parameters, moment)
  const url = await waitForUrl(host)
  const { origin, port, hash } = new URL(url)
  const token = hash.slice('#token='.length)
  return {
    url,
    origin,
    port: Number(port),
    dataFolder,
    dispatch: (envelope) => dispatch(origin, token, envelope),
    ask: async (call, input) =>
      outputOf(call, await dispatch(origin, token, { version: contractVersion, call, input })),
    stop: () => stopHost(host),
  }
}

const firstPassword = 'krokus in maart'

/** Gives an app its first password, past the screen: for journeys that are about something else. */
export async function setUp(app: RunningApp): Promise<void> {
  await app.ask('gate.setUp', { name: 'Sanne Vermeer', password: firstPassword })
}

function spawnHost(dataFolder: string, parameters: readonly string[], moment?: string): ChildProcess {
  const port = parameters.includes('--port') ? [] : ['--port', '0']
  return spawn(
    process.execPath,
    [...clock, 'dist/node/loopback.mjs', '--data', dataFolder, '--no-open', ...port, ...parameters],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(moment === undefined ? {} : { DAGDEEL_JOURNEY_START: moment }) },
    },
  )
}

async function waitForUrl(host: ChildProcess): Promise<string> {
  const output: string[] = []
  host.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  const { stdout } = host
  if (stdout === null) throw new Error('the host has no standard output')
  return new Promise((resolve, reject) => {
    const give = (why: string) => reject(new Error(`the host did not start: ${why}\n${output.join('')}`))
    const timer = setTimeout(() => {
      host.kill('SIGKILL')
      give('no answer in time')
    }, startLimitMs)
    host.once('exit', (code) => give(`exit code ${code}`))
    createInterface({ input: stdout }).on('line', (line) => {
      output.push(`${line}\n`)
      const url = /^READY (\S+)/.exec(line)?.[1]
      if (url === undefined) return
      clearTimeout(timer)
      host.removeAllListeners('exit')
      resolve(url)
    })
  })
}

async function stopHost(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return
  const gone = new Promise<void>((resolve) => {
    host.once('exit', () => resolve())
  })
  host.kill('SIGTERM')
  const timer = setTimeout(() => host.kill('SIGKILL'), stopLimitMs)
  await gone
  clearTimeout(timer)
}

async function dispatch(origin: string, token: string, envelope: unknown): Promise<unknown> {
  const address = `${origin.replace('http', 'ws')}${socketPath}`
  const socket = new WebSocket(address, [socketProtocol, tokenProtocolPrefix + token], { origin })
  try {
    return await new Promise<unknown>((resolve, reject) => {
      socket.on('error', reject)
      socket.on('open', () => socket.send(JSON.stringify({ id: 1, envelope })))
      socket.on('message', (data: Buffer) => {
        const frame = hostFrame.parse(JSON.parse(data.toString('utf8')))
        if (frame.kind === 'reply') resolve(frame.reply)
      })
    })
  } finally {
    socket.terminate()
  }
}

function outputOf<Name extends CallName>(call: Name, answer: unknown): CallOutput<Name> {
  const reply = replySchema.parse(answer)
  if (reply.status !== 'done') throw new Error(`${call}: ${JSON.stringify(reply)}`)
  return contract[call].output.parse(reply.output) as CallOutput<Name>
}

/** Runs the command line on a data folder that no app has open; the answer is its lines and how it ended. */
export async function runCommandLine(
  parameters: readonly string[],
): Promise<{ readonly code: number | null; readonly lines: readonly unknown[]; readonly errors: string }> {
  const run = spawn(process.execPath, [...clock, 'dist/node/dagdeel.mjs', ...parameters], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A folder without a password does not ask for it.
    env: { ...process.env, DAGDEEL_PASSWORD: firstPassword },
  })
  let output = ''
  let errors = ''
  run.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  run.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve) => {
    run.once('close', resolve)
  })
  const lines = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
  return { code, lines, errors }
}
