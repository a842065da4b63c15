import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runCommand, runNode } from './command.mjs'
import { tools } from './paths.mjs'

/** A Chromium without a window: the same engine, and a journey costs it four tenths less of the processor. */
const SHELL = 'chromium-headless-shell'
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The Chromium that the journeys run in: the one named by DAGDEEL_CHROMIUM, else the system's, else Playwright's own,
 * else Debian's package when we may install it. Answers the path, or a sentence that says what to do.
 * @returns {Promise<{ executable: string } | { reason: string }>}
 */
export async function findChromium() {
  const named = process.env.DAGDEEL_CHROMIUM
  if (named)
    return existsSync(named) ? { executable: named } : { reason: `DAGDEEL_CHROMIUM names no file: ${named}` }
  const present = findOnSystem() ?? (await findOfPlaywright())
  if (present !== undefined) return { executable: present }
  const fetched = (await fetchWithPlaywright()) ?? (await installDebianPackage('chromium', NAMES))
  if (fetched !== undefined) return { executable: fetched }
  return { reason: 'no Chromium found or fetched; install one, or name it in DAGDEEL_CHROMIUM' }
}

/**
 * The browser of the journeys: the windowless one where there is one or Debian has one for us, else any Chromium.
 * DAGDEEL_CHROMIUM goes first here too.
 * @returns {Promise<{ executable: string } | { reason: string }>}
 */
export async function findChromiumForJourneys() {
  if (process.env.DAGDEEL_CHROMIUM) return findChromium()
  const shell = findByName([SHELL]) ?? (await installDebianPackage(SHELL, [SHELL]))
  return shell === undefined ? findChromium() : { executable: shell }
}

function findOnSystem() {
  return findByName(NAMES) ?? PLACES.find((candidate) => existsSync(candidate))
}

/** @param {readonly string[]} names */
function findByName(names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return candidates.find((candidate) => existsSync(candidate))
}

async function findOfPlaywright() {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return path !== '' && existsSync(path) ? path : undefined
}

async function fetchWithPlaywright() {
  process.stderr.write('dagdeel: no Chromium here; asking Playwright for its own...\n')
  const code = await runNode(tools.playwright, ['install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  return code === 0 ? findOfPlaywright() : undefined
}

/**
 * @param {string} name
 * @param {readonly string[]} programs
 */
async function installDebianPackage(name, programs) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  process.stderr.write(`dagdeel: installing Debian's package ${name}...\n`)
  const stdio = /** @type {['ignore', 'ignore', 2]} */ (['ignore', 'ignore', 2])
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await runCommand('apt-get', ['update', '-q'], { stdio, env })
  await runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { stdio, env })
  return findByName(programs)
}
