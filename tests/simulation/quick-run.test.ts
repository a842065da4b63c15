import { describe, expect, test } from 'vitest'
import { runSeed } from './run-seed.ts'
import { regressionSeeds } from './seeds/regression-seeds.ts'
import { writeTally, writeViolations } from './simulation-report.ts'
import { addTally, createTally, oracleNames } from './tally.ts'
import type { Tally } from './tally.ts'

const fixedSeeds = ['quick-1', 'quick-2', 'quick-3', 'quick-4', 'quick-5']
/** New ones every day, so that the tests of a year see more than the tests of a day. */
const day = new Date().toISOString().slice(0, 10)
const LEAST_DEVICE_DAYS = 600
/** A limit, not a measure: a run takes some seconds on a machine that is not busy. */
const LONGEST_MS = 900_000

/** What the oracles saw in one seed; nothing at all is what is hoped for. */
function seenIn({ seed, violations }: Tally): string {
  return violations.length === 0 ? 'nothing' : writeViolations(seed, violations, undefined)
}

describe('an organisation of devices that are offline, fail and come back', () => {
  const sum = createTally('quick')

  test.each(fixedSeeds)(
    '%s: nothing lost, nothing double, never over capacity',
    async (seed) => {
      const tally = await runSeed(seed, { isQuick: true })
      addTally(sum, tally)
      expect(seenIn(tally)).toBe('nothing')
    },
    LONGEST_MS,
  )

  test(
    `seeds nobody has seen before, of ${day}, until there are 600 device-days`,
    async () => {
      let number = 1
      for (; sum.deviceDays < LEAST_DEVICE_DAYS; number += 1) {
        const tally = await runSeed(`${day}-${number}`, { isQuick: true })
        addTally(sum, tally)
        expect(seenIn(tally)).toBe('nothing')
      }
      process.stdout.write(
        `seeds ${day}-1 to ${day}-${number - 1}\n${writeTally(sum, fixedSeeds.length + number - 1)}`,
      )
    },
    LONGEST_MS,
  )

  test('every oracle has looked, and there was trouble enough', () => {
    expect(oracleNames.filter((name) => sum.looks[name] === 0)).toEqual([])
    expect(sum.events.rejectedCommand).toBeGreaterThan(0)
    expect(sum.events.acceptedApproval).toBeGreaterThan(0)
    expect(sum.faults.requestLost + sum.faults.responseLost + sum.faults.crashInTransaction).toBeGreaterThan(
      500,
    )
  })

  test(
    'one seed done twice is the same run, to the letter',
    async () => {
      const [seed = ''] = fixedSeeds
      const first = await runSeed(seed, { isQuick: true })
      const again = await runSeed(seed, { isQuick: true })
      expect(again).toEqual(first)
      expect(again.trace).toMatch(/^[0-9a-f]{64}$/)
    },
    LONGEST_MS,
  )
})

describe('mistakes that were once found', () => {
  test.each(regressionSeeds)(
    '$found ($seed)',
    async ({ seed }) => {
      expect(seenIn(await runSeed(seed, { isQuick: true }))).toBe('nothing')
    },
    LONGEST_MS,
  )
})
