import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'

/**
 * Runs `npm ci` when what is installed is not what the lockfile says, and says so in one line. Plain JavaScript
 * without packages, for Node 18 and up.
 */
export async function installPackages(root) {
  if (isInstalled(root)) return
  await withLock(join(root, '.installing'), async () => {
    if (isInstalled(root)) return
    process.stderr.write('dagdeel: installing packages (npm ci), about a minute...\n')
    const code = await runNpmCi(root)
    if (code !== 0) {
      process.stderr.write('dagdeel: npm ci failed; the lines above say why.\n')
      process.exit(code)
    }
  })
}

/** npm keeps its own record of what it unpacked; it is written last, so a broken install has none. */
export function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (wanted === undefined || present === undefined) return false
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue
    const found = present[path]
    if (found === undefined ? !entry.optional && !entry.devOptional : found.version !== entry.version)
      return false
  }
  return Object.keys(present).every((path) => path in wanted)
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** npm tells its scripts where it lives, which spares a shell on Windows. Its output goes to standard error. */
export function runNpmCi(root) {
  const npm = process.env.npm_execpath ?? ''
  const isKnown = /npm-cli\.c?js$/.test(npm)
  const child = isKnown
    ? spawn(process.execPath, [npm, 'ci'], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawn('npm ci', { cwd: root, stdio: ['ignore', 2, 2], shell: true })
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`dagdeel: npm does not start: ${error.message}\n`)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}
