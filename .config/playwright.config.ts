import { defineConfig, devices } from '@playwright/test'

const executablePath = process.env['DAGDEEL_CHROMIUM']
const report = process.env['DAGDEEL_E2E_REPORT']

/** Journeys in a real Chromium against the loopback host. `npm run e2e` and `npm test` find the browser. */
export default defineConfig({
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // A journey waits about a third of its time: three keep two cores busy.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: report === undefined ? [['list']] : [['dot'], ['json', { outputFile: report }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 672 },
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    video: 'off',
    // A trace of every journey costs a quarter of the whole run; ask for one with `npm run e2e -- --trace on`.
    trace: 'off',
    screenshot: 'only-on-failure',
    // Nothing moves, so nothing has to be waited for; what moves is looked at in the benchmark of frames.
    contextOptions: { reducedMotion: 'reduce' },
    ...(executablePath === undefined ? {} : { launchOptions: { executablePath } }),
  },
  projects: [
    { name: 'journeys', testDir: '../tests/e2e', testMatch: '**/*.spec.ts' },
    { name: 'screenshots', testDir: '../tests/screenshots', testMatch: '**/*.shot.ts' },
  ],
})
