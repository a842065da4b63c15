import { lawFiles } from '#resources/law/law-files.ts'
import { baseNeed } from '#shared/domain/ratio/day-care-need.ts'
import { createLawBook, findLaw } from '#shared/domain/ratio/law-book.ts'
import { NOT_ALLOWED, type DayCareLaw } from '#shared/domain/ratio/model.ts'
import { compileRatio } from '#shared/domain/ratio/required-staff.ts'
import { must } from '#shared/kernel/invariant.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { reportFigures } from './figures.ts'
import { quantile } from './quantile.ts'
import { seededRandom } from './seeded-random.ts'

/**
 * What the compiled table saves: the same day-care groups looked up in it, and worked out from the law each time
 * (table 1, rule 1, and rule 2 once, to the letter; the reading the app uses repeats rule 2 and would cost far more).
 */

const ACTS = 200_000
const ROUNDS = 15
const BUDGET_NS = 1000

const day = isoDay('2026-11-26')
const book = createLawBook(lawFiles)
const law = must(findLaw(book, 'day-care', day), 'a law for this day')
const table = must(compileRatio(book, 'kdv', day), 'a table for this day')
const random = seededRandom(20_261_126)
const groups = Array.from({ length: ACTS }, () => {
  const counts = new Uint8Array(4)
  for (let children = random(17); children > 0; children -= 1) {
    const age = random(4)
    counts[age] = (counts[age] ?? 0) + 1
  }
  return counts
})

/** What the work adds up to, so that no engine may leave it out. */
let sink = 0

const lookUpNs = measureNs((counts) => table.required(counts))
const workOutNs = measureNs((counts) => workOut(law, counts))
reportFigures([
  { what: 'staff needed, day care: looked up', value: lookUpNs, unit: 'ns', budget: BUDGET_NS },
  { what: 'staff needed, day care: worked out from the law', value: workOutNs, unit: 'ns', budget: null },
  { what: 'the table is faster', value: workOutNs / lookUpNs, unit: 'times', budget: null },
])
if (sink === 0) process.exitCode = 1

/** Median over the rounds, per group. */
function measureNs(needOf: (counts: Uint8Array) => number): number {
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedMs = performance.now()
    let total = 0
    for (const counts of groups) total += needOf(counts)
    rounds.push(((performance.now() - startedMs) * 1e6) / ACTS)
    sink += total
  }
  return quantile(rounds, 0.5)
}

function workOut(dayCare: DayCareLaw, counts: Uint8Array): number {
  const base = baseNeed(dayCare, counts)
  if (base === NOT_ALLOWED) return base
  for (let age = 0; age < counts.length; age += 1) {
    if ((counts[age] ?? 0) === 0) continue
    const without = counts.with(age, (counts[age] ?? 0) - 1)
    if (baseNeed(dayCare, without) > base) return base + 1
  }
  return base
}
