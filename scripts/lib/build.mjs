import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { withLock } from './lock.mjs'
import { dist, root } from './paths.mjs'
import { recordPackages } from './shipped-packages.mjs'

/**
 * What can be built, from which folders, into which place under `dist/`. A target is built again only when one of its
 * inputs changed in name, size or time.
 */
const TARGETS = {
  renderer: {
    inputs: ['shared', 'renderer', 'resources', '.config/vite.renderer.config.ts'],
    output: 'renderer',
  },
  loopback: nodeTarget('electron/loopback/main.ts', 'loopback.mjs'),
  dagdeel: nodeTarget('electron/cli/main.ts', 'dagdeel.mjs'),
  main: nodeTarget('electron/main/main.ts', 'electron-main.mjs'),
  preload: nodeTarget('electron/preload/preload.ts', 'preload.cjs'),
  planning: nodeTarget('electron/planning-worker/main.ts', 'planning-worker.mjs'),
  headquarters: nodeTarget('headquarters/main.ts', 'headquarters.mjs', 'headquarters'),
  hqDatabase: nodeTarget(
    'headquarters/store/pglite/pglite-thread.ts',
    'hq-database-thread.mjs',
    'headquarters',
  ),
}
const ALWAYS = [
  'package.json',
  'package-lock.json',
  'scripts/lib/build.mjs',
  'scripts/lib/shipped-packages.mjs',
]

/**
 * @typedef {'renderer' | 'loopback' | 'dagdeel' | 'main' | 'preload' | 'planning' | 'headquarters' | 'hqDatabase'} Target
 */
export const ALL_TARGETS = /** @type {Target[]} */ (Object.keys(TARGETS))

function nodeTarget(entry, file, side = 'electron') {
  return {
    inputs: ['shared', side, 'electron/machine', 'resources', '.config/vite.node.config.ts'],
    entry,
    output: `node/${file}`,
  }
}

/**
 * Builds the targets that are stale; one line on standard error says so, silence means there was nothing to do.
 * @param {readonly Target[]} names
 */
export async function buildStale(names) {
  if (names.every(isFresh)) return
  await withLock(join(dist, '.building'), async () => {
    const stale = names.filter((name) => !isFresh(name))
    if (stale.length === 0) return
    const startedAt = performance.now()
    // The bundler and its plugins are loaded only when there is work: a warm start does not pay for them.
    process.env.NODE_ENV = 'production'
    const { build } = await import('vite')
    await Promise.all(stale.map((name) => buildTarget(build, name)))
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    process.stderr.write(`dagdeel: built ${stale.join(', ')} in ${seconds} s\n`)
  })
}

/** @param {Target} name */
function isFresh(name) {
  try {
    const stamp = readFileSync(stampFile(name), 'utf8')
    return stamp === hashInputs(name) && statSync(join(dist, TARGETS[name].output)) !== undefined
  } catch {
    return false
  }
}

/** Built beside its place and then moved into it, so that a running host never sees half a build. */
async function buildTarget(build, name) {
  const hash = hashInputs(name)
  const target = TARGETS[name]
  const place = join(dist, target.output)
  const beside = join(dist, `.build-${name}`)
  rmSync(beside, { recursive: true, force: true })
  if (name === 'renderer') {
    await build({
      configFile: join(root, '.config/vite.renderer.config.ts'),
      configLoader: 'native',
      logLevel: 'warn',
      plugins: [recordPackages(packagesFile(name))],
      build: { outDir: beside },
    })
    rmSync(place, { recursive: true, force: true })
    renameSync(beside, place)
  } else {
    await buildNodeFile(build, name, target, beside)
    mkdirSync(join(dist, 'node'), { recursive: true })
    for (const file of readdirSync(beside)) renameSync(join(beside, file), join(dist, 'node', file))
    rmSync(beside, { recursive: true, force: true })
  }
  writeFileSync(stampFile(name), hash)
}

async function buildNodeFile(build, name, { entry, output }, outDir) {
  const fileName = output.slice('node/'.length)
  await build({
    configFile: join(root, '.config/vite.node.config.ts'),
    configLoader: 'native',
    logLevel: 'warn',
    plugins: [recordPackages(packagesFile(name))],
    build: {
      outDir,
      rolldownOptions: {
        input: join(root, entry),
        output: {
          format: fileName.endsWith('.cjs') ? 'cjs' : 'es',
          entryFileNames: fileName,
          codeSplitting: false,
        },
      },
    },
  })
}

/** Which packages went into it. */
function packagesFile(name) {
  return join(dist, `.packages-${name}.json`)
}

function stampFile(name) {
  return join(dist, `.stamp-${name}`)
}

/** @param {Target} name */
function hashInputs(name) {
  const hash = createHash('sha256')
  for (const input of [...TARGETS[name].inputs, ...ALWAYS]) addToHash(hash, join(root, input))
  return hash.digest('hex')
}

function addToHash(hash, path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return
  if (stats.isDirectory()) {
    for (const name of readdirSync(path).toSorted()) addToHash(hash, join(path, name))
  } else {
    hash.update(`${relative(root, path)}\0${stats.size}\0${stats.mtimeMs}\n`)
  }
}
