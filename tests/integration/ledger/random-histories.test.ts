import { expect, test } from 'vitest'
import { verifyDatabase } from '#electron/db/verify-database.ts'
import { makeTempFolder, openTestFolder } from '#tests/harness/database.ts'
import { createHistoryPlayer } from './history-player.ts'

/**
 * A failure names its seed and its act. Sixteen histories of 250 acts run every time; DAGDEEL_HISTORIES=40 makes the
 * 10,000 acts of the promise.
 */
const ACTS_A_HISTORY = 250
const historyCount = Number(process.env['DAGDEEL_HISTORIES'] ?? '16')
const seeds = Array.from({ length: historyCount }, (_, index) => 1_000 + index * 37)

const carriedOut = new Map<string, number>()

test.each(seeds)(
  'MONEY-4, SWAP-5, CHECK-4: whatever happens, the ledger adds up and nobody is in two places (seed %i)',
  async (seed) => {
    const temp = makeTempFolder()
    const opened = await openTestFolder(temp.folder)
    try {
      const player = createHistoryPlayer(opened, seed)
      for (let act = 1; act <= ACTS_A_HISTORY; act += 1) player.act(act)
      player.finish()
      expect(verifyDatabase(opened.db), `seed ${seed}`).toEqual([])
      for (const [type, count] of player.carriedOut) {
        carriedOut.set(type, (carriedOut.get(type) ?? 0) + count)
      }
    } finally {
      opened.close()
      temp.remove()
    }
  },
  60_000,
)

test('the histories above really did everything, often enough to mean something', () => {
  const types = [
    'enterRequest',
    'approveRequest',
    'approveRequestAnyway',
    'declineRequest',
    'withdrawRequest',
    'putOnWaitingList',
    'offerAlternative',
    'acceptOffer',
    'cancelCare',
    'reopenRequest',
    'enterAbsence',
    'removeAbsence',
    'logStay',
    'removeStay',
    'bookBalance',
    'correctEntry',
    'undoCommand',
    'redoCommand',
    'closeMonth',
    'bookExpiries',
  ]
  const seldom = types.filter((type) => (carriedOut.get(type) ?? 0) < Math.floor(historyCount * 0.375))
  expect(seldom, JSON.stringify([...carriedOut])).toEqual([])
  const total = [...carriedOut.values()].reduce((sum, count) => sum + count, 0)
  expect(total).toBeGreaterThan(historyCount * 100)
})
