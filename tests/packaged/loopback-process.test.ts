import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeTempFolder } from '#tests/harness/database.ts'

/** The built browser host as a process of its own: what it prints and how it ends. */
const bundle = join(import.meta.dirname, '..', '..', 'dist', 'node', 'loopback.mjs')
let temp: ReturnType<typeof makeTempFolder>
beforeEach(() => {
  temp = makeTempFolder()
})
afterEach(() => temp.remove())

interface Host {
  readonly ready: Promise<string>
  readonly ended: Promise<{ code: number | null; errors: string }>
  signal(name: NodeJS.Signals): void
}

function start(...parameters: string[]): Host {
  const child = spawn(process.execPath, [bundle, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  const ended = new Promise<{ code: number | null; errors: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, errors }))
  })
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString()
      const match = /^READY (\S+)\n/.exec(output)
      if (match?.[1] !== undefined) resolve(match[1])
    })
    child.on('close', () => reject(new Error(`it ended: ${errors}`)))
  })
  ready.catch(() => {})
  return { ready, ended, signal: (name) => child.kill(name) }
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'the host says where it is and ends cleanly on %s',
  async (signal) => {
    const host = start('--data', temp.folder, '--no-open')
    expect(await host.ready).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[0-9a-f]{64}$/)
    host.signal(signal)
    expect(await host.ended).toEqual({ code: 0, errors: '' })
  },
)

test('a second host on the same folder says so in both languages, and the first goes on', async () => {
  const sample = ['--sample', '--data', temp.folder, '--no-open']
  const first = start(...sample)
  const address = await first.ready
  const other = start(...sample)
  await other.ready
  other.signal('SIGTERM')
  const second = await other.ended
  expect(second.code).toBe(0)
  expect(second.errors).toContain('Dagdeel staat al open met deze map')
  expect(second.errors).toContain('Dagdeel is already open with this folder')
  expect((await fetch(new URL(address).origin)).status).toBe(200)
  first.signal('SIGTERM')
  await first.ended
})

test('an option that does not exist is named, with the ones that do', async () => {
  const { code, errors } = await start('--dat', temp.folder).ended
  expect(code).toBe(2)
  expect(errors).toContain('--dat')
  expect(errors).toContain('--no-open')
})
