import loadHighs from 'highs'
import { describe, expect, test } from 'vitest'
import type { SlotState } from '#shared/domain/merging/block-judge.ts'
import type { MergeModel } from '#shared/domain/merging/merge-model.ts'
import { createSlotSolver } from '#shared/domain/merging/solve-slot.ts'
import { addDays } from '#shared/kernel/time.ts'
import { mergeInputOf, modelOf } from '#tests/harness/merge-models.ts'
import { columnsOf, partitioningText, STAFF_PRICE } from '#tests/harness/partitioning-model.ts'
import { aQuietLocation, quietMonday } from '#tests/harness/quiet-location.ts'
import { seededRandom } from '#tests/bench/seeded-random.ts'

/** Every way to divide some groups; a list of blocks as bits. */
function* divisionsOf(groups: readonly number[]): Generator<readonly number[]> {
  const [first, ...rest] = groups
  if (first === undefined) {
    yield []
    return
  }
  for (const division of divisionsOf(rest)) {
    yield [1 << first, ...division]
    for (let place = 0; place < division.length; place += 1) {
      yield division.map((block, at) => (at === place ? block | (1 << first) : block))
    }
  }
}

/** The least price over every division there is. */
function bruteForce(model: MergeModel, slot: SlotState, away: Float64Array): number {
  const prices = new Map(columnsOf(model, slot, away).map(({ block, price }) => [block, price]))
  const groups = Array.from({ length: model.limits.size }, (_, group) => group).filter(
    (group) => ((slot.free & slot.present) >> group) & 1,
  )
  let best = Number.POSITIVE_INFINITY
  for (const division of divisionsOf(groups)) {
    const price = division.reduce((sum, block) => sum + (prices.get(block) ?? Number.POSITIVE_INFINITY), 0)
    best = Math.min(best, price)
  }
  return best
}

function randomAway(size: number, seed: number): Float64Array {
  const draw = seededRandom(seed)
  return Float64Array.from({ length: size * size }, () => 1 + draw(40))
}

function modelsOf(seed: number, groups: number, children: number, isOdd: boolean): readonly MergeModel[] {
  const facts = aQuietLocation({ seed, groups, children, isOdd })
  return [2, 4].flatMap((offset) => modelOf(mergeInputOf(facts, addDays(quietMonday, offset))) ?? [])
}

describe('the division of one moment', () => {
  test.each([3, 4, 5, 6, 7])(
    'MERGE-4: %i groups are divided as well as by trying every division there is',
    (groups) => {
      let moments = 0
      for (let seed = 1; seed <= 8; seed += 1) {
        for (const model of modelsOf(seed * 100 + groups, groups, groups * 9, seed % 2 === 0)) {
          const solver = createSlotSolver(model.limits, model.maxChildren)
          model.slots.slice(0, groups > 5 ? 12 : 40).forEach((slot, place) => {
            const away = randomAway(model.limits.size, seed * 1_000 + place)
            const { staff, disturbance } = solver.solve(slot, away)
            expect(staff * STAFF_PRICE + disturbance).toBe(bruteForce(model, slot, away))
            moments += 1
          })
        }
      }
      expect(moments).toBeGreaterThan(50)
    },
  )

  test('MERGE-4: eight to ten groups are divided as well as an outside solver does it', async () => {
    const highs = await loadHighs()
    let moments = 0
    for (const groups of [8, 9, 10]) {
      for (const model of modelsOf(groups, groups, groups * 8, false)) {
        const solver = createSlotSolver(model.limits, model.maxChildren)
        for (const slot of model.slots.slice(0, groups === 10 ? 1 : 2)) {
          const away = randomAway(model.limits.size, groups)
          const { staff, disturbance } = solver.solve(slot, away)
          const solution = highs.solve(partitioningText(model, slot, away))
          expect(solution.Status).toBe('Optimal')
          expect(staff * STAFF_PRICE + disturbance).toBeCloseTo(solution.ObjectiveValue, 4)
          moments += 1
        }
      }
    }
    expect(moments).toBeGreaterThan(8)
  })
})
