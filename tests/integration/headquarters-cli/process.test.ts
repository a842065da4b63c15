import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pgliteOfRun } from '#tests/harness/postgres-server.ts'

const MAIN = join(import.meta.dirname, '../../../headquarters/main.ts')
const PATIENCE_MS = 240_000

let folder: string
const running = new Set<ChildProcess>()
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dagdeel-hq-process-'))
  cpSync(await pgliteOfRun(), join(folder, 'data', 'database'), { recursive: true })
}, PATIENCE_MS)
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Ended {
  readonly code: number | null
  readonly output: string
  readonly complaint: string
}

function start(words: readonly string[]): {
  child: ChildProcess
  ended: Promise<Ended>
  ready: Promise<string>
} {
  const env = { ...process.env, HQ_DATABASE_URL: '', HQ_TLS_CERT: '', HQ_TLS_KEY: '', HQ_HOST: '' }
  const child = spawn(process.execPath, [MAIN, '--data', 'data', ...words], { cwd: folder, env })
  running.add(child)
  let output = ''
  let complaint = ''
  child.stderr.on('data', (piece: Buffer) => {
    complaint += piece.toString()
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code, output, complaint })
    })
  })
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      output += piece.toString()
      const origin = /^READY (\S+)$/m.exec(output)?.[1]
      if (origin !== undefined) resolve(origin)
    })
    void ended.then(() => reject(new Error(`headquarters did not start: ${complaint}`)))
  })
  ready.catch(() => undefined)
  return { child, ended, ready }
}

const ask = (...words: string[]): Promise<Ended> => start(words).ended

test(
  'one command starts it; verbs reach it while it runs, and the records while it does not; a signal stops it whole',
  async () => {
    const server = start(['--port', '0'])
    const origin = await server.ready
    expect((await fetch(`${origin}/health`)).status).toBe(200)
    expect(await ask('create-organisation', 'Zonnestraal')).toMatchObject({ code: 0 })
    expect(await ask('create-location', 'De Regenboog', '--region', 'middle')).toMatchObject({
      code: 0,
      output: 'De Regenboog is there, as de-regenboog.\n',
    })
    expect(await ask('revoke', 'nobody', '--wipe', 'now')).toMatchObject({ code: 1 })
    const misunderstood = await ask('revoke')
    expect(misunderstood).toMatchObject({ code: 2, output: '' })
    expect(misunderstood.complaint).toContain('Use: hq revoke')

    const second = await ask('--port', '0')
    expect(second).toMatchObject({ code: 2 })
    expect(second.complaint).toContain('Another headquarters works on these records')

    server.child.kill('SIGTERM')
    const ended = await server.ended
    expect(ended.code).toBe(0)
    expect(ended.output).toContain(`device-code "NAME" --all --data "${join(folder, 'data')}"`)
    expect(existsSync(join(folder, 'data', 'operator-door.json'))).toBe(false)
    expect(await ask('locations')).toMatchObject({ code: 0, output: 'de-regenboog  De Regenboog\n' })
  },
  PATIENCE_MS,
)

test(
  'a verb on a folder without a headquarters says so and makes nothing',
  async () => {
    const told = await ask('devices', '--data', 'nowhere')
    expect(told).toEqual({
      ...{ code: 2, output: '' },
      complaint: `There is no headquarters in ${join(folder, 'nowhere')}. Say where it is: --data FOLDER.\n`,
    })
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
  },
  PATIENCE_MS,
)

test(
  'killed without a word, it starts again with everything it had answered',
  async () => {
    const server = start(['--port', '0'])
    await server.ready
    expect(await ask('create-location', 'De Zwaluw', '--region', 'south')).toMatchObject({ code: 0 })
    server.child.kill('SIGKILL')
    await server.ended
    expect((await ask('locations')).output).toContain('de-zwaluw')
  },
  PATIENCE_MS,
)

test(
  'what cannot be is said in a sentence: an address without a certificate, a database that is not there',
  async () => {
    const open = await ask('--host', '0.0.0.0')
    expect(open).toMatchObject({ code: 2 })
    expect(open.complaint).toContain('Without a certificate headquarters listens on 127.0.0.1 only')
    const env = { ...process.env, HQ_DATABASE_URL: 'postgres://hq:geheim@127.0.0.1:9/hq' }
    const child = spawn(process.execPath, [MAIN, '--data', 'elsewhere', '--port', '0'], { cwd: folder, env })
    let said = ''
    child.stderr.on('data', (piece: Buffer) => {
      said += piece.toString()
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(2)
    expect(said).toContain('nothing answers at that address')
    expect(said + readFileSync(join(folder, 'elsewhere', 'logs', 'headquarters.log'), 'utf8')).not.toContain(
      'geheim',
    )
  },
  PATIENCE_MS,
)
