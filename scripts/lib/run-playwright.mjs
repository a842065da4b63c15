import { buildStale } from './build.mjs'
import { findChromiumForJourneys } from './chromium.mjs'
import { runNode } from './command.mjs'
import { tools } from './paths.mjs'

/**
 * Builds what is stale, finds the browser and hands over to Playwright.
 * @param {readonly string[]} parameters
 * @returns {Promise<number>} its exit code
 */
export async function runPlaywright(parameters) {
  const chromium = await findChromiumForJourneys()
  if ('reason' in chromium) {
    process.stderr.write(`dagdeel: ${chromium.reason}\n`)
    return 1
  }
  await buildStale(['renderer', 'loopback', 'planning', 'dagdeel', 'preload', 'headquarters', 'hqDatabase'])
  return runNode(tools.playwright, [...parameters], { env: { DAGDEEL_CHROMIUM: chromium.executable } })
}
