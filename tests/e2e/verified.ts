import { expect } from './dagdeel.ts'
import { runCommandLine } from './running-app.ts'

/** Asks the command line whether the data of a stopped app are sound: chain, sums, closed months. */
export async function expectVerified(dataFolder: string): Promise<void> {
  const verified = await runCommandLine(['verify', '--data', dataFolder])
  expect({ code: verified.code, last: verified.lines.at(-1) }).toEqual({
    code: 0,
    last: { ok: true, findings: 0 },
  })
}
