import { describe, expect, test } from 'vitest'
import { plantedBugs } from './planted-bugs.ts'
import { runSeed } from './run-seed.ts'
import type { OracleName } from './tally.ts'

/** A limit, not a measure: a run takes some seconds on a machine that is not busy. */
const LONGEST_MS = 900_000

/**
 * Those that are found in a first run of seconds; all of them: `npm run simulate -- --bugs`. An oracle that stopped
 * looking is found here.
 */
const soonFound: readonly (readonly [name: string, oracle: OracleName, seed?: string])[] = [
  ['what is gone is not told', 'I12 prefix'],
  ['a version is given before its rows are there', 'I12 prefix'],
  ['accepted work leaves the queue before its rows are there', 'I9 no flicker'],
  ['images of records are not cleared when own work is lifted off', 'I5 base plus own work'],
  ['the cursor moves before the rows are in', 'I12 prefix'],
  ['rows of a location that was taken away stay', 'I7 scope', 'hunt-2'],
]

describe('mistakes that are put in on purpose', () => {
  test('are at least seventeen, each under its own name', () => {
    expect(new Set(plantedBugs.map(({ name }) => name)).size).toBe(plantedBugs.length)
    expect(plantedBugs.length).toBeGreaterThanOrEqual(17)
  })

  test.each(soonFound)(
    '%s: found by %s',
    async (name, oracle, seed = 'hunt-1') => {
      const bug = plantedBugs.find((candidate) => candidate.name === name)
      expect(bug).toBeDefined()
      const tally = await runSeed(seed, { isQuick: true, ...(bug === undefined ? {} : { bug }) })
      expect(tally.violations[0]?.oracle).toBe(oracle)
    },
    LONGEST_MS,
  )

  test(
    'and without them the same run is sound',
    async () => {
      const { violations } = await runSeed('hunt-1', { isQuick: true })
      expect(violations).toEqual([])
    },
    LONGEST_MS,
  )
})
