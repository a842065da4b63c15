import { describe, expect, test } from 'vitest'
import { runSeed } from './run-seed.ts'
import { regressionSeeds } from './seeds/regression-seeds.ts'
import { writeTally, writeViolations } from './simulation-report.ts'
import { addTally, createTally, oracleNames } from './tally.ts'
import type { Tally } from './tally.ts'

/** The same every time, so that a red run is the work of who made it red; `npm run simulate` looks for new ones. */
const fixedSeeds = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14].map((number) => `quick-${number}`),
  // With purges, erasures by an act, holds and accounts. PRIV-1, PRIV-2, PRIV-4
  ...[2, 11, 26, 33].map((number) => `quick-privacy-${number}`),
]
const LEAST_DEVICE_DAYS = 600
/** A limit, not a measure: a run takes some seconds on a machine that is not busy. */
const LONGEST_MS = 900_000

/** What the oracles saw in one seed; nothing at all is what is hoped for. */
function seenIn({ seed, violations }: Tally): string {
  return violations.length === 0 ? 'nothing' : writeViolations(seed, violations, undefined)
}

describe('an organisation of devices that are offline, fail and come back', () => {
  const sum = createTally('quick')
  let firstRun: Tally | undefined

  test.each(fixedSeeds)(
    '%s: nothing lost, nothing double, never over capacity',
    async (seed) => {
      const tally = await runSeed(seed, { isQuick: true })
      addTally(sum, tally)
      if (seed === fixedSeeds[0]) firstRun = tally
      expect(seenIn(tally)).toBe('nothing')
    },
    LONGEST_MS,
  )

  test('that was six hundred days of a device or more', () => {
    expect(sum.deviceDays).toBeGreaterThanOrEqual(LEAST_DEVICE_DAYS)
    process.stdout.write(writeTally(sum, fixedSeeds.length))
  })

  test('every oracle has looked, and there was trouble enough', () => {
    expect(oracleNames.filter((name) => sum.looks[name] === 0)).toEqual([])
    expect(sum.events.rejectedCommand).toBeGreaterThan(0)
    expect(sum.events.acceptedApproval).toBeGreaterThan(0)
    for (const event of ['purged', 'erasedByAct', 'accessEnded'] as const)
      expect(sum.events[event], event).toBeGreaterThan(0)
    expect(sum.faults.requestLost + sum.faults.responseLost + sum.faults.crashInTransaction).toBeGreaterThan(
      500,
    )
  })

  test(
    'one seed done twice is the same run, to the letter',
    async () => {
      const [seed = ''] = fixedSeeds
      const first = firstRun ?? (await runSeed(seed, { isQuick: true }))
      const again = await runSeed(seed, { isQuick: true })
      expect(again).toEqual(first)
      expect(again.trace).toMatch(/^[0-9a-f]{64}$/)
    },
    LONGEST_MS,
  )
})

/** Seeds named `release` are large; `npm run simulate` begins with them every time. */
describe('mistakes that were once found', () => {
  test.each(regressionSeeds.filter(({ seed }) => !seed.startsWith('release')))(
    '$found ($seed)',
    async ({ seed }) => {
      expect(seenIn(await runSeed(seed, { isQuick: true }))).toBe('nothing')
    },
    LONGEST_MS,
  )
})
