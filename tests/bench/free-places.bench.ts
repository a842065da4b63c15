import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { computeFreePlacesYear, NOT_OFFERED } from '#shared/domain/occupancy/year-of-free-places.ts'
import { dayparts } from '#shared/domain/organisation/model.ts'
import { addDays } from '#shared/kernel/time.ts'
import { startApp } from '#tests/harness/app.ts'
import { reportFigures, type Figure } from './figures.ts'
import { quantile } from './quantile.ts'
import { loadSampleLocations, sampleToday } from './sample-locations.ts'

/** "Every free place of the next twelve months", all groups of the sample, per daypart and age. */

const BUDGET_MS = 500
const DAYS = 365
const ROUNDS = 9
const untilDay = addDays(sampleToday, DAYS - 1)
const rulebook = shippedRulebook()

const app = await startApp({ data: 'sample' })
try {
  const readMs: number[] = []
  const yearMs: number[] = []
  let cells = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedMs = performance.now()
    // A fresh index each round: nothing of an earlier round may be kept.
    const indexes = loadSampleLocations(app, sampleToday, untilDay).map((facts) =>
      indexLocationFacts(facts, rulebook.schoolHolidays),
    )
    const indexedMs = performance.now()
    const years = indexes.map((index) => computeFreePlacesYear(index, rulebook.law, sampleToday, untilDay))
    readMs.push(indexedMs - startedMs)
    yearMs.push(performance.now() - indexedMs)
    cells = years.reduce((sum, { groupIds }) => sum + groupIds.length * DAYS * dayparts.length, 0)
    const [first] = years
    const group = first?.groupIds[0]
    if (first === undefined || group === undefined) throw new Error('the sample has groups')
    const offered = Array.from({ length: DAYS }, (_, offset) =>
      first.placesOn(addDays(sampleToday, offset), group, 'morning', 0),
    ).filter((places) => places !== NOT_OFFERED)
    if (offered.length === 0) throw new Error('a year without one open morning')
  }
  console.log(`${cells} dayparts of groups, each for every age`)
  reportFigures([
    figure('free places of 12 months, both locations: p50', quantile(yearMs, 0.5), BUDGET_MS),
    figure('free places of 12 months, both locations: fastest', quantile(yearMs, 0), null),
    figure('free places of 12 months, both locations: slowest', quantile(yearMs, 1), null),
    figure('reading and indexing those facts: p50', quantile(readMs, 0.5), null),
  ])
} finally {
  app.close()
}

function figure(what: string, value: number, budget: number | null): Figure {
  return { what, value, unit: 'ms', budget }
}
