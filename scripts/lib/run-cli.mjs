import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildStale } from './build.mjs'
import { dist } from './paths.mjs'

/**
 * Runs the built command line inside this process, so that standard input and output reach it untouched. npm moves to
 * the project's folder first; the folder where the person stands is what a relative path means.
 * @param {string[]} parameters
 */
export async function runCli(parameters) {
  await buildStale(['dagdeel'])
  const bundle = join(dist, 'node', 'dagdeel.mjs')
  process.chdir(process.env.INIT_CWD ?? process.cwd())
  process.argv = [process.execPath, bundle, ...parameters]
  await import(pathToFileURL(bundle).href)
}
