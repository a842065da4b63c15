// The door of every npm script: `node scripts/run.mjs <task> [arguments]`.
//
// It makes sure that the packages are there and that a Node new enough runs the task. It imports nothing from
// node_modules and uses only what Node 18 knows, because it runs before either is certain. All it has to say goes to
// standard error: a task may have standard output to itself (`npm run -s dagdeel -- ratio | jq`).
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages } from './lib/install-packages.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Packages built for N-API 10 crash on an older Node, and only 22.18 runs `.ts` files as they are. */
function isNewEnough() {
  return Number(process.versions.napi) >= 10 && Boolean(process.features.typescript)
}

/** The Node that came with the packages, where it exists for this machine (Linux). */
function findBundledNode() {
  const path = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  return existsSync(path) ? path : undefined
}

function chooseNode() {
  if (isNewEnough()) return process.execPath
  const bundled = findBundledNode()
  if (bundled !== undefined) return bundled
  process.stderr.write(
    `dagdeel: this is Node ${process.versions.node}; Dagdeel needs Node 22.18 or newer on this machine ` +
      `(${process.platform} ${process.arch}). Install Node 24 and run the same command again.\n`,
  )
  process.exit(1)
}

function runTask(node, script, taskArguments) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter)
  const child = spawn(node, [script, ...taskArguments], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
  // A terminal hands Ctrl-C to every process of the group by itself; a signal sent to this process alone is passed on.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  child.on('error', (error) => {
    process.stderr.write(`dagdeel: cannot run ${node}: ${error.message}\n`)
    process.exit(1)
  })
  child.on('close', (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
  })
}

const [task = '', ...taskArguments] = process.argv.slice(2)
const script = join(root, 'scripts', `${task}.mjs`)
if (!/^[a-z0-9]+$/.test(task) || task === 'run' || !existsSync(script)) {
  const { scripts } = createRequire(import.meta.url)('../package.json')
  process.stderr.write(`dagdeel: no task "${task}". There are: ${Object.keys(scripts).join(', ')}.\n`)
  process.exit(2)
}
await installPackages(root)
runTask(chooseNode(), script, taskArguments)
