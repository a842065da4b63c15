// Takes the pictures of tests/screenshots again: every screen, in both themes and both sizes.
import { runPlaywright } from './lib/run-playwright.mjs'
import { screenshotParameters } from './lib/runner-parameters.mjs'

process.exitCode = await runPlaywright([...screenshotParameters, ...process.argv.slice(2)])
