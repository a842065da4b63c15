// Everything that must hold, from the formatter to journeys in a browser. Prints a line a step and ends with the
// counts. Two lanes run side by side (this is sized for two cores); the browser comes last and has the machine to
// itself, because its tests watch the clock.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromiumForJourneys } from './lib/chromium.mjs'
import { captureNode } from './lib/command.mjs'
import { trySmoke } from './lib/electron-smoke.mjs'
import { gates } from './lib/gates.mjs'
import { packApplication } from './lib/pack-application.mjs'
import { root, tools } from './lib/paths.mjs'
import { reportStep } from './lib/report-step.mjs'
import { keepTempInMemory } from './lib/temp-in-memory.mjs'
import { countPlaywright, countStep, countVitest, sumCounts } from './lib/test-counts.mjs'
import {
  journeyParameters,
  otherParameters,
  packagedParameters,
  screenParameters,
} from './lib/runner-parameters.mjs'

// Hundreds of processes read the same code: what V8 made of it is kept between them.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/compiled')
keepTempInMemory()

const reports = join(root, 'node_modules/.cache/reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const [read, built] = await Promise.all([runReadingLane(), runBuildingLane()])
const journeys = built.isBuilt ? [await runJourneys()] : []
const total = sumCounts([...read, ...built.counts, ...journeys])
const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`)
process.exitCode = total.failed === 0 ? 0 : 1

async function runReadingLane() {
  const counts = []
  for (const gate of gates) counts.push(countStep(await reportStep(gate.name, gate.run)))
  counts.push(await runVitest('vitest', otherParameters))
  return counts
}

async function runBuildingLane() {
  // In a process of its own: the bundler sets NODE_ENV to production, and the tests beside it must not hear of it.
  const build = await reportStep('build', () => captureNode(join(root, 'scripts/build.mjs'), []))
  const counts = [countStep(build)]
  if (build.code !== 0) {
    counts.push(await runVitest('screens', screenParameters))
    return { isBuilt: false, counts }
  }
  const pack = await reportStep('pack', packApplication)
  counts.push(countStep(pack))
  if (pack.code === 0) counts.push(await runVitest('packaged', packagedParameters))
  counts.push(await runSmoke())
  counts.push(await runVitest('screens', screenParameters))
  return { isBuilt: true, counts }
}

async function runVitest(name, parameters) {
  const file = join(reports, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const outcome = await reportStep(name, () => captureNode(tools.vitest, [...parameters, ...reporters]))
  return countVitest(file, outcome.code)
}

async function runJourneys() {
  const chromium = await findChromiumForJourneys()
  if ('reason' in chromium) {
    return countStep(await reportStep('journeys', async () => ({ code: 1, output: chromium.reason })))
  }
  const file = join(reports, 'journeys.json')
  const outcome = await reportStep('journeys', () =>
    captureNode(tools.playwright, journeyParameters, {
      DAGDEEL_CHROMIUM: chromium.executable,
      DAGDEEL_E2E_REPORT: file,
    }),
  )
  return countPlaywright(file, outcome.code)
}

/** The real window, where there is a runtime and a display; otherwise a line that says why not. */
async function runSmoke() {
  const smoke = await trySmoke()
  if ('reason' in smoke) {
    process.stdout.write(`electron     skipped: ${smoke.reason}\n`)
    return { passed: 0, failed: 0, skipped: 0 }
  }
  return countStep(await reportStep('electron', smoke.run))
}
