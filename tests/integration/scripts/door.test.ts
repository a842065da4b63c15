import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const scripts = fileURLToPath(new URL('../../../scripts', import.meta.url))
let room = ''

/** A project of its own with the real door, no packages to install, and tasks that these tests write. */
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'dagdeel-door-'))
  mkdirSync(join(room, 'scripts/lib'), { recursive: true })
  mkdirSync(join(room, 'node_modules'))
  for (const file of ['run.mjs', 'lib/install-packages.mjs', 'lib/lock.mjs']) {
    cpSync(join(scripts, file), join(room, 'scripts', file))
  }
  writeFileSync(join(room, 'package.json'), '{ "type": "module", "scripts": { "greet": "", "count": "" } }')
  writeLockfiles('1.0.0', '1.0.0')
})
afterEach(() => rmSync(room, { recursive: true, force: true }))

function writeLockfiles(wanted: string, installed: string | undefined): void {
  const lock = (version: string): string =>
    JSON.stringify({
      packages: { '': {}, 'node_modules/one': { version }, 'node_modules/two': { version, optional: true } },
    })
  writeFileSync(join(room, 'package-lock.json'), lock(wanted))
  if (installed !== undefined)
    writeFileSync(join(room, 'node_modules/.package-lock.json'), lock(installed).replace('"":{},', ''))
}

/** A stand-in for npm that records that it was called and leaves things as `npm ci` would. */
function writeNpm(): string {
  const file = join(room, 'npm-cli.js')
  writeFileSync(
    file,
    `import { copyFileSync, appendFileSync } from 'node:fs'
console.log('npm talks')
appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n')
copyFileSync('package-lock.json', 'node_modules/.package-lock.json')`,
  )
  return file
}

function run(task: string, ...parameters: string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(room, 'scripts/run.mjs'), task, ...parameters],
    {
      cwd: room,
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: writeNpm() },
    },
  )
  return { code: status, stdout, stderr }
}

describe('the door of the npm scripts', () => {
  test('hands arguments to the task, and its exit code to the caller', () => {
    writeFileSync(
      join(room, 'scripts/greet.mjs'),
      'console.log(process.argv.slice(2).join("+")); process.exit(7)',
    )
    expect(run('greet', 'a', '--b')).toEqual({ code: 7, stdout: 'a+--b\n', stderr: '' })
  })

  test('answers an unknown task with the tasks there are', () => {
    const { code, stdout, stderr } = run('../evil')
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('greet, count')
  })

  test('installs once when the lockfile has changed, and leaves standard output to the task', () => {
    writeFileSync(join(room, 'scripts/greet.mjs'), 'console.log("hello")')
    writeLockfiles('1.1.0', '1.0.0')
    const first = run('greet')
    expect(first.stdout).toBe('hello\n')
    expect(first.stderr).toContain('npm ci')
    expect(run('greet')).toEqual({ code: 0, stdout: 'hello\n', stderr: '' })
    expect(readFileSync(join(room, 'calls'), 'utf8')).toBe('ci\n')
  })

  test('does not install when only a package for another machine is missing', () => {
    writeFileSync(join(room, 'scripts/greet.mjs'), '')
    writeFileSync(
      join(room, 'node_modules/.package-lock.json'),
      '{"packages":{"node_modules/one":{"version":"1.0.0"}}}',
    )
    expect(run('greet').stderr).toBe('')
  })

  test('two tasks at once install once', async () => {
    writeFileSync(join(room, 'scripts/greet.mjs'), '')
    rmSync(join(room, 'node_modules/.package-lock.json'))
    const env = { ...process.env, npm_execpath: writeNpm() }
    const start = async (): Promise<number | null> =>
      new Promise((resolve) => {
        spawn(process.execPath, [join(room, 'scripts/run.mjs'), 'greet'], {
          cwd: room,
          env,
          stdio: 'ignore',
        }).on('close', resolve)
      })
    expect(await Promise.all([start(), start()])).toEqual([0, 0])
    expect(readFileSync(join(room, 'calls'), 'utf8')).toBe('ci\n')
    expect(existsSync(join(room, '.installing'))).toBe(false)
  })

  test('takes over the lock of an install that was killed', () => {
    writeFileSync(join(room, 'scripts/greet.mjs'), 'console.log("hello")')
    rmSync(join(room, 'node_modules/.package-lock.json'))
    const gone = spawnSync(process.execPath, ['-e', '']).pid
    mkdirSync(join(room, '.installing'))
    writeFileSync(join(room, '.installing/pid'), String(gone))
    expect(run('greet').stdout).toBe('hello\n')
  })

  test('passes a request to stop on to the task', async () => {
    writeFileSync(
      join(room, 'scripts/greet.mjs'),
      'process.on("SIGTERM", () => { console.log("stopping"); process.exit(3) }); console.log("up"); setInterval(() => {}, 1000)',
    )
    const child = spawn(process.execPath, [join(room, 'scripts/run.mjs'), 'greet'], { cwd: room })
    let said = ''
    const code = await new Promise((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (said === 'up\n') child.kill('SIGTERM')
      })
      child.on('close', resolve)
    })
    expect({ code, said }).toEqual({ code: 3, said: 'up\nstopping\n' })
  })
})
