// The journeys in Chromium; what follows `--` goes to Playwright (`npm run e2e -- --grep swap`).
import { runPlaywright } from './lib/run-playwright.mjs'
import { journeyParameters } from './lib/runner-parameters.mjs'

process.exitCode = await runPlaywright([...journeyParameters, ...process.argv.slice(2)])
