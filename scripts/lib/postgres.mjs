import { execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const NEEDED = ['initdb', 'postgres']
/** Where Debian keeps each version. */
const DEBIAN = '/usr/lib/postgresql'
/** Users without rights of their own, the first that exists runs the server when we are root: it refuses root. */
const USERS = ['postgres', 'nobody']
const START_MOST_MS = 60_000

/**
 * Runs the server for as long as our end of its input is open: whatever ends this process, a kill too, ends the server
 * and takes its folder with it. A server that ends by itself keeps its folder.
 */
const WATCHED = `
folder=$1; shift
exec 3<&0
"$@" </dev/null 3<&- & server=$!
(cat <&3 >/dev/null; : >"$folder/orphaned"; kill -QUIT $server) 2>/dev/null >&2 & watcher=$!
wait $server
kill $watcher 2>/dev/null
if [ -e "$folder/orphaned" ]; then rm -rf "$folder"; fi
`

/**
 * @typedef {object} PostgresServer
 * @property {string} url Of its database `postgres`, as its owner.
 * @property {string} version
 * @property {() => Promise<void>} stop Ends the server and removes everything it wrote.
 * @property {() => Promise<void>} crash Ends it without a word, with everything that was going on.
 * @property {() => Promise<void>} restart Brings it back, after a crash.
 */

/**
 * A PostgreSQL of our own in a folder of its own, on a free port of this machine. Never one that was running already.
 * Answers the server, or a sentence that says what to do.
 * @param {{ settings?: Record<string, string> }} [options]
 * @returns {Promise<PostgresServer | { reason: string }>}
 */
export async function startPostgres(options = {}) {
  const bin = findPrograms() ?? (await installDebianPackage())
  if (bin === undefined)
    return { reason: 'no PostgreSQL found; install postgresql (15 or newer) and run this again' }
  const user = await findUser()
  const folder = mkdtempSync(join(tmpdir(), 'dagdeel-postgres-'))
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const as = user === undefined ? {} : { uid: user.uid, gid: user.gid }
  const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }
  const gone = () => rmSync(folder, { recursive: true, force: true })
  try {
    await run(
      join(bin, 'initdb'),
      ['-D', data, '-U', 'dagdeel', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      { ...as, env, cwd: folder },
    )
  } catch (error) {
    gone()
    throw error
  }
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '60',
    logging_collector: 'off',
    ...options.settings,
  }
  const args = [
    '-D',
    data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]

  /** @type {import('node:child_process').ChildProcess | undefined} */
  let server
  const start = async () => {
    const command = ['-c', WATCHED, 'dagdeel-postgres', folder, join(bin, 'postgres'), ...args]
    server = spawn('/bin/sh', command, { ...as, env, cwd: tmpdir(), stdio: ['pipe', 'ignore', 'pipe'] })
    await ready(server)
  }
  const ended = () =>
    new Promise((resolve) => {
      if (server === undefined || server.exitCode !== null || server.signalCode !== null) resolve(undefined)
      else server.once('exit', resolve)
    })
  try {
    await start()
  } catch (error) {
    server?.stdin?.end()
    throw error
  }
  const { stdout } = await run(join(bin, 'postgres'), ['--version'])
  return {
    url: `postgres://dagdeel@127.0.0.1:${port}/postgres`,
    version: stdout.trim(),
    async crash() {
      process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT')
      await ended()
    },
    restart: start,
    async stop() {
      server?.stdin?.end()
      await ended()
      gone()
    },
  }
}

/**
 * The server says on standard error that it takes connections.
 * @param {import('node:child_process').ChildProcess} server
 */
function ready(server) {
  return new Promise((resolve, reject) => {
    let said = ''
    const settle = (/** @type {() => void} */ how) => {
      clearTimeout(timer)
      server.removeListener('exit', onExit)
      how()
    }
    /** @param {string} why */
    const fail = (why) => settle(() => reject(new Error(`PostgreSQL did not start: ${why}\n${said}`)))
    const onExit = (/** @type {number | null} */ code) => fail(`it ended with ${code}`)
    const timer = setTimeout(() => fail('it took too long'), START_MOST_MS)
    server.once('error', (error) => fail(error.message))
    server.once('exit', onExit)
    server.stderr?.setEncoding('utf8')
    server.stderr?.on('data', (chunk) => {
      said = (said + chunk).slice(-4_000)
      if (said.includes('ready to accept connections')) settle(() => resolve(undefined))
    })
  })
}

/** The folder of the newest version here. */
function findPrograms() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => NEEDED.every((name) => existsSync(join(folder, name))))
}

async function installDebianPackage() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  process.stderr.write("dagdeel: installing Debian's package postgresql-15...\n")
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await run('apt-get', ['update', '-q'], { env })
    await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'postgresql-15'], { env })
  } catch {
    return undefined
  }
  return findPrograms()
}

/** Only root needs another user; answers its numbers. */
async function findUser() {
  if (process.getuid?.() !== 0) return undefined
  for (const name of USERS) {
    try {
      const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
    } catch {
      // Not known on this machine: the next one.
    }
  }
  return undefined
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
