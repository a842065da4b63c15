// Headquarters: `npm run hq` starts it, `npm run -s hq -- VERB` asks something of it. In this same process: one process
// to stop, and signals arrive where they are handled.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildStale } from './lib/build.mjs'
import { dist } from './lib/paths.mjs'

const parameters = process.argv.slice(2)
await buildStale(['headquarters', 'hqDatabase'])
const bundle = join(dist, 'node', 'headquarters.mjs')
// npm moves to the project's folder first; the folder where the person stands is what a relative path means.
process.chdir(process.env.INIT_CWD ?? process.cwd())
process.argv = [process.execPath, bundle, ...parameters]
await import(pathToFileURL(bundle).href)
