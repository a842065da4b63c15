import { findBand, findCell, countAll } from './ratio-table.ts'
import { NOT_ALLOWED, type CountsView, type DayCareLaw, type RuleOne } from './model.ts'

/**
 * Table 1 with its two rules, for the ages 0 to 3. Older children are counted as three before they come here (BKR-9,
 * BKR-19). A composition is a list of four counts.
 */

/** The ages of table 1; children above the last are counted as the last. */
export const DAY_CARE_AGES = 4

/** Rule 1 as a fraction, so that nothing is rounded before the end. */
export interface RuleOneSum {
  readonly numerator: number
  readonly denominator: number
  /** Rounded up. */
  readonly staff: number
}

/** Rule 1 for a composition; 0 staff when there is no baby, then the rule is not used. BKR-2 */
export function sumRuleOne(rule: RuleOne, counts: CountsView): RuleOneSum {
  const [perBaby = 1, perOne = 1, perTwo = 1, perThree = 1] = rule.childrenPerStaff
  // Everything over one denominator: p0 * p1 * p2 * p3 * divisorTenths. With 3, 5, 6, 8 and 12 that is 8640.
  const older = perOne * perTwo * perThree
  const denominator = perBaby * older * rule.divisorTenths
  const [babies, ones, twos, threes] = firstFour(counts)
  const numerator =
    babies * older * rule.divisorTenths +
    10 * perBaby * (ones * perTwo * perThree + twos * perOne * perThree + threes * perOne * perTwo)
  return { numerator, denominator, staff: babies > 0 ? Math.ceil(numerator / denominator) : 0 }
}

function firstFour(counts: CountsView): readonly [number, number, number, number] {
  return [counts[0] ?? 0, counts[1] ?? 0, counts[2] ?? 0, counts[3] ?? 0]
}

/** More babies than a mixed group may hold. Read to the letter the small cells have no cap. BKR-4 */
export function hasTooManyBabies(law: DayCareLaw, counts: CountsView): boolean {
  const babies = counts[0] ?? 0
  return babies > law.maxBabiesInMixedGroup && babies !== countAll(counts)
}

/** Table 1 and rule 1, without rule 2; NOT_ALLOWED when no cell fits. BKR-1, BKR-2, BKR-4 */
export function baseNeed(law: DayCareLaw, counts: CountsView): number {
  if (countAll(counts) === 0) return 0
  if (hasTooManyBabies(law, counts)) return NOT_ALLOWED
  const band = findBand(law.table.bands, counts)
  const cell = band && findCell(band, counts)
  return cell === undefined ? NOT_ALLOWED : Math.max(cell.staff, sumRuleOne(law.ruleOne, counts).staff)
}

/** The need of every composition, computed once. */
export interface NeedTable {
  /** One more than the largest group. */
  readonly size: number
  /** By `needIndex`; rule 2 applied again and again, the reading the app uses. BKR-3 */
  readonly needs: Int8Array
  /** The same with rule 2 applied once, to the letter. Where it differs the answer is a caution. BKR-3 */
  readonly literalNeeds: Int8Array
}

export function needIndex(size: number, babies: number, ones: number, twos: number, threes: number): number {
  return ((babies * size + ones) * size + twos) * size + threes
}

/**
 * Computes table 1, rule 1 and rule 2 for every composition that fits the largest group. Smaller compositions come
 * first, so that rule 2 finds the need of the group without one child already there.
 */
export function buildNeedTable(law: DayCareLaw): NeedTable {
  const size = 1 + Math.max(...law.table.bands.flatMap((band) => band.cells.map((cell) => cell.maxChildren)))
  const bases = new Int8Array(size ** DAY_CARE_AGES).fill(NOT_ALLOWED)
  const needs = new Int8Array(bases)
  const literalNeeds = new Int8Array(bases)
  const steps = [needIndex(size, 1, 0, 0, 0), needIndex(size, 0, 1, 0, 0), needIndex(size, 0, 0, 1, 0), 1]
  for (const counts of listCompositions(size - 1)) {
    const [babies, ones, twos, threes] = firstFour(counts)
    const index = needIndex(size, babies, ones, twos, threes)
    const base = baseNeed(law, counts)
    bases[index] = base
    needs[index] = base
    literalNeeds[index] = base
    if (base === NOT_ALLOWED) continue
    for (let age = 0; age < DAY_CARE_AGES; age++) {
      if ((counts[age] ?? 0) === 0) continue
      const without = index - (steps[age] ?? 0)
      // BKR-3: without this child more staff would be needed, so the number goes up by one, once.
      if ((needs[without] ?? 0) > base) needs[index] = base + 1
      if ((bases[without] ?? 0) > base) literalNeeds[index] = base + 1
    }
  }
  return { size, needs, literalNeeds }
}

/** All compositions of four ages with at most `most` children, each after every composition it contains. */
export function* listCompositions(most: number): Generator<readonly [number, number, number, number]> {
  for (let babies = 0; babies <= most; babies++) {
    for (let ones = 0; babies + ones <= most; ones++) {
      for (let twos = 0; babies + ones + twos <= most; twos++) {
        for (let threes = 0; babies + ones + twos + threes <= most; threes++)
          yield [babies, ones, twos, threes]
      }
    }
  }
}
