import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNode } from './command.mjs'
import { root } from './paths.mjs'

const REACH_LIMIT_MS = 4_000
const PACKAGE = join(root, 'node_modules', 'electron')

/**
 * Where Electron's runtime is, or why there is none. The package fetches its runtime when it is first imported, so
 * this looks at the files and imports nothing. With `mayFetch` one request asks whether a download would work.
 * @param {{ mayFetch: boolean }} options
 * @returns {Promise<{ executable: string } | { reason: string }>}
 */
export async function findElectron({ mayFetch }) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override !== undefined && override !== '') {
    const executable = join(override, readPathFile() ?? platformExecutable())
    return existsSync(executable)
      ? { executable }
      : { reason: `ELECTRON_OVERRIDE_DIST_PATH holds no ${platformExecutable()}` }
  }
  const installed = findInstalled()
  if (installed !== undefined) return { executable: installed }
  if (!mayFetch) return { reason: 'the Electron runtime is not installed' }
  const obstacle = await findObstacle()
  if (obstacle !== undefined) return { reason: `the Electron runtime cannot be fetched (${obstacle})` }
  process.stderr.write('dagdeel: fetching the Electron runtime, once...\n')
  const code = await runNode(join(PACKAGE, 'install.js'), [], { stdio: ['ignore', 2, 2] })
  const fetched = findInstalled()
  return code === 0 && fetched !== undefined
    ? { executable: fetched }
    : { reason: 'the Electron runtime could not be fetched' }
}

/** Why a window cannot be opened here at all, or `undefined`. */
export function findScreenObstacle() {
  if (process.platform !== 'linux') return undefined
  if (process.getuid?.() === 0) return 'Electron does not run as root'
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display'
  return undefined
}

function findInstalled() {
  const file = readPathFile()
  if (file === undefined) return undefined
  const executable = join(PACKAGE, 'dist', file)
  return existsSync(executable) ? executable : undefined
}

function readPathFile() {
  try {
    return readFileSync(join(PACKAGE, 'path.txt'), 'utf8')
  } catch {
    return undefined
  }
}

function platformExecutable() {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

async function findObstacle() {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'))
  const mirror =
    process.env.ELECTRON_MIRROR ??
    process.env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/'
  try {
    const address = new URL(`v${version}/SHASUMS256.txt`, mirror.endsWith('/') ? mirror : `${mirror}/`)
    const reply = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(REACH_LIMIT_MS) })
    return reply.ok ? undefined : `${address.hostname} answers ${reply.status}`
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return cause.code ?? cause.name ?? 'no connection'
  }
}
