const vitest = ['run', '--config', '.config/vitest.config.ts']
const playwright = ['test', '--config', '.config/playwright.config.ts']

/** `packaged` looks at a packed application and has a place of its own in `npm test` and `npm run pack`. */
export const vitestParameters = [...vitest, '--project', '!packaged']
/** The same in two runs for side by side: the screens keep one core busy, everything else shares the other. */
export const screenParameters = [...vitest, '--project', 'renderer']
export const otherParameters = [
  ...vitest,
  ...['unit', 'integration', 'alone', 'architecture'].flatMap((name) => ['--project', name]),
]
export const packagedParameters = [...vitest, '--project', 'packaged']

export const journeyParameters = [...playwright, '--project=journeys']
export const screenshotParameters = [...playwright, '--project=screenshots', '--workers', '1']
