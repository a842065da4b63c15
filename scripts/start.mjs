// Starts the app: in Electron where its runtime is there or can be fetched, otherwise in the browser of this machine.
// `--loopback` asks for the browser; `--empty` leaves out the sample organisation, which otherwise fills an empty data
// folder. What remains goes to the app (`npm start -- --data DIR`).
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildStale } from './lib/build.mjs'
import { runCommand } from './lib/command.mjs'
import { findElectron, findScreenObstacle } from './lib/electron-runtime.mjs'
import { dist, root } from './lib/paths.mjs'

const asked = new Set(process.argv.slice(2))
const own = process.argv
  .slice(2)
  .filter((parameter) => !['--loopback', '--empty', '--sample'].includes(parameter))
const parameters = asked.has('--empty') ? own : ['--sample', ...own]
const host = await chooseHost()
await ('executable' in host ? startElectron(host.executable) : startLoopback(host.reason))

async function chooseHost() {
  if (asked.has('--loopback')) return { reason: 'asked for with --loopback' }
  const obstacle = findScreenObstacle()
  return obstacle === undefined ? findElectron({ mayFetch: true }) : { reason: obstacle }
}

async function startElectron(executable) {
  process.stderr.write('dagdeel: starting in Electron\n')
  await buildStale(['renderer', 'main', 'preload', 'planning'])
  process.exitCode = await runCommand(executable, [root, ...parameters])
}

/** In this same process: one process to stop, and signals arrive where they are handled. */
async function startLoopback(reason) {
  process.stderr.write(`dagdeel: starting in the browser (${reason})\n`)
  await buildStale(['renderer', 'loopback', 'planning'])
  const bundle = join(dist, 'node', 'loopback.mjs')
  process.chdir(process.env.INIT_CWD ?? process.cwd())
  process.argv = [process.execPath, bundle, ...parameters]
  await import(pathToFileURL(bundle).href)
}
