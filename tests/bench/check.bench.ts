import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { checkWish } from '#shared/domain/requests/check-wish.ts'
import type { CareWish, CheckResult } from '#shared/domain/requests/model.ts'
import { addDays, type Instant } from '#shared/kernel/time.ts'
import { startApp } from '#tests/harness/app.ts'
import { reportFigures, type Figure } from './figures.ts'
import { listWishes } from './list-wishes.ts'
import { quantile } from './quantile.ts'
import { loadSampleLocations, sampleToday } from './sample-locations.ts'

/**
 * The whole verdict with its alternatives, on the sample organisation: for every contract of both locations an extra
 * day and a swap, on a spread of days. Measured by the rule alone on facts in memory; through the composed application
 * as a screen asks it; and right after a change, when what was kept has been dropped and the database is read again.
 *
 * Every wish is asked in three passes and its least time counts: what another program took away in between says
 * nothing about this one. The first pass by itself, with everything still cold, is shown next to it.
 */

const BUDGET_MS = 5
const PASSES = 3
const WISHES_AFTER_A_CHANGE = 60
const rulebook = shippedRulebook()
const now = '2026-11-23T08:00:00.000Z' as Instant
const account = { entries: [], tariffs: [] }

const app = await startApp({ data: 'sample' })
try {
  const locations = loadSampleLocations(app, addDays(sampleToday, -60), addDays(sampleToday, 300))
  const wishes = locations.map((location) => listWishes(location, sampleToday))
  const all = wishes.flat()
  const before = process.cpuUsage()
  const rule: (readonly number[])[] = []
  for (let pass = 0; pass < PASSES; pass += 1) {
    rule.push(locations.flatMap((location, place) => measureRule(location, wishes[place] ?? [], pass === 0)))
  }
  const used = process.cpuUsage(before)
  const asked: (readonly number[])[] = []
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const location of locations) dropKeptFacts(location.location.id)
    asked.push(await measureAsked(all))
  }
  const askedMs = leastOf(asked)
  const changedMs = await measureAfterChange(all)
  reportFigures([
    ...spread('verdict with alternatives, rule alone', leastOf(rule)),
    first('verdict with alternatives, rule alone: p95 of the first pass', rule),
    {
      what: 'verdict with alternatives, rule alone: mean processor time',
      value: (used.user + used.system) / 1000 / all.length / PASSES,
      unit: 'ms',
      budget: null,
    },
    ...spread('verdict with alternatives, whole application', askedMs),
    first('verdict with alternatives, whole application: p95 of the first pass', asked),
    { what: 'first verdict after a change: p50', value: quantile(changedMs, 0.5), unit: 'ms', budget: null },
    { what: 'first verdict after a change: p95', value: quantile(changedMs, 0.95), unit: 'ms', budget: null },
    {
      what: 'a verdict on kept facts is faster',
      value: quantile(changedMs, 0.5) / quantile(askedMs, 0.5),
      unit: 'times',
      budget: null,
    },
  ])
} finally {
  app.close()
}

function spread(what: string, samples: readonly number[]): readonly Figure[] {
  return [
    { what: `${what}: p50`, value: quantile(samples, 0.5), unit: 'ms', budget: null },
    { what: `${what}: p95`, value: quantile(samples, 0.95), unit: 'ms', budget: BUDGET_MS },
    { what: `${what}: slowest`, value: quantile(samples, 1), unit: 'ms', budget: null },
  ]
}

function first(what: string, passes: readonly (readonly number[])[]): Figure {
  return { what, value: quantile(passes[0] ?? [], 0.95), unit: 'ms', budget: null }
}

/** Per wish the least time of all passes. */
function leastOf(passes: readonly (readonly number[])[]): readonly number[] {
  const [start = [], ...others] = passes
  return start.map((value, place) => Math.min(value, ...others.map((pass) => pass[place] ?? value)))
}

/** Milliseconds per wish; the days are computed along the way, as they are in the application. */
function measureRule(
  location: LocationFacts,
  wishes: readonly CareWish[],
  isTold: boolean,
): readonly number[] {
  // A fresh index: nothing of an earlier pass is kept.
  const index = indexLocationFacts(location, rulebook.schoolHolidays)
  const results: CheckResult[] = []
  const samples = wishes.map((wish) => {
    const startedMs = performance.now()
    results.push(
      checkWish({ index, book: rulebook.law, wish, account, today: sampleToday, now, ownRequestId: null }),
    )
    return performance.now() - startedMs
  })
  if (isTold) console.log(`${location.location.name}: ${tellOutcomes(results)}`)
  return samples
}

function tellOutcomes(results: readonly CheckResult[]): string {
  const outcomes = Map.groupBy(results, ({ verdict, alternatives }) =>
    alternatives.length === 0 ? verdict : `${verdict} with alternatives`,
  )
  const told = [...outcomes].map(([outcome, { length }]) => `${length} ${outcome}`)
  return `${results.length} wishes: ${told.join(', ')}`
}

/** Milliseconds per wish, from envelope to reply. */
async function measureAsked(wishes: readonly CareWish[]): Promise<readonly number[]> {
  const samples: number[] = []
  for (const wish of wishes) {
    const startedMs = performance.now()
    await app.done('requests.check', { wish })
    samples.push(performance.now() - startedMs)
  }
  return samples
}

/** A change that shows nowhere, after which the application reads the location again. */
function dropKeptFacts(locationId: string): void {
  for (const act of ['settleRoster', 'unsettleRoster']) {
    const done = app.application.act(act, { locationId, week: '2028-W20' })
    if (!done.ok) throw new Error(`${act} was refused: ${JSON.stringify(done.refusal)}`)
  }
}

/** The same for the first wish after each of a row of changes at its location. */
async function measureAfterChange(wishes: readonly CareWish[]): Promise<readonly number[]> {
  const samples: number[] = []
  const stride = Math.floor(wishes.length / WISHES_AFTER_A_CHANGE)
  for (let turn = 0; turn < WISHES_AFTER_A_CHANGE; turn += 1) {
    const wish = wishes[turn * stride]
    if (wish === undefined) break
    dropKeptFacts(wish.locationId)
    const startedMs = performance.now()
    await app.done('requests.check', { wish })
    samples.push(performance.now() - startedMs)
  }
  return samples
}
