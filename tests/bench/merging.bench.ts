import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import loadHighs from 'highs'
import type { MergeModel } from '#shared/domain/merging/merge-model.ts'
import { planMerges } from '#shared/domain/merging/plan-merges.ts'
import { createSlotSolver } from '#shared/domain/merging/solve-slot.ts'
import { must } from '#shared/kernel/invariant.ts'
import { addDays } from '#shared/kernel/time.ts'
import { mergeInputOf, modelOf } from '#tests/harness/merge-models.ts'
import { partitioningText } from '#tests/harness/partitioning-model.ts'
import { aQuietLocation, quietMonday } from '#tests/harness/quiet-location.ts'
import { reportFigures, type Figure } from './figures.ts'
import { quantile } from './quantile.ts'

/**
 * Merging: the exact division of every quarter of a week, the plan of a day, and one moment against outside solvers on
 * the same model in the same run. Everything runs in a thread of its own, as in the app.
 */

const SEEDS = [1, 2, 3, 4, 5]
const ROUNDS = 5

if (isMainThread) {
  const thread = new Worker(new URL(import.meta.url))
  thread.on('message', (figures: readonly Figure[]) => reportFigures(figures))
  thread.on('error', (error) => {
    console.error(error)
    process.exitCode = 1
  })
} else {
  const figures = [...weekFigures(10, 160, 20), ...weekFigures(12, 190, 100), ...dayFigures()]
  parentPort?.postMessage([...figures, ...(await solverFigures())], [])
}

function modelsOfWeek(seed: number, groups: number, children: number): readonly MergeModel[] {
  const facts = aQuietLocation({ seed, groups, children })
  return [0, 1, 2, 3, 4].flatMap((offset) => modelOf(mergeInputOf(facts, addDays(quietMonday, offset))) ?? [])
}

/** Every quarter of a working week, moments that are alike once: the exact division of each. */
function weekFigures(groups: number, children: number, budget: number): readonly Figure[] {
  const times: number[] = []
  let moments = 0
  for (const seed of SEEDS) {
    const models = modelsOfWeek(seed, groups, children)
    moments += models.reduce((sum, { stretches }) => sum + stretches.length, 0)
    for (let round = 0; round < ROUNDS; round += 1) {
      const startedMs = performance.now()
      for (const model of models) {
        const solver = createSlotSolver(model.limits, model.maxChildren)
        const away = new Float64Array(model.limits.size ** 2).fill(1)
        for (const slot of model.slots) solver.solve(slot, away)
      }
      times.push(performance.now() - startedMs)
    }
  }
  const what = `week of quarters, ${groups} groups, ${children} children (${Math.round(moments / SEEDS.length)} moments)`
  return [
    { what: `${what}: p50`, value: quantile(times, 0.5), unit: 'ms', budget },
    { what: `${what}: slowest`, value: quantile(times, 1), unit: 'ms', budget: null },
  ]
}

/** The stable plan of one day with its sentences, from the computed day. */
function dayFigures(): readonly Figure[] {
  const times: number[] = []
  let gapMinutes = 0
  let savedMinutes = 0
  for (const seed of SEEDS) {
    const facts = aQuietLocation({ seed, groups: 10, children: 160 })
    for (const offset of [0, 1, 2, 3, 4]) {
      const input = mergeInputOf(facts, addDays(quietMonday, offset))
      const startedMs = performance.now()
      const plan = planMerges(input)
      times.push(performance.now() - startedMs)
      gapMinutes += plan.proof.gapMinutes
      savedMinutes += plan.requiredApartMinutes - plan.requiredTogetherMinutes
    }
  }
  console.log(
    `stable days: ${savedMinutes} staff minutes saved, gap ${gapMinutes} minutes in ${times.length} days`,
  )
  return [
    {
      what: 'stable day, 10 groups, 160 children: p50',
      value: quantile(times, 0.5),
      unit: 'ms',
      budget: 200,
    },
    {
      what: 'stable day, 10 groups, 160 children: slowest',
      value: quantile(times, 1),
      unit: 'ms',
      budget: null,
    },
  ]
}

/** One moment of ten groups: ours, HiGHS, and CBC when it is installed. Model texts are made beforehand. */
async function solverFigures(): Promise<readonly Figure[]> {
  const highs = await loadHighs()
  const own: number[] = []
  const byHighs: number[] = []
  const byCbc: number[] = []
  const folder = mkdtempSync(join(tmpdir(), 'dagdeel-merging-'))
  try {
    for (const model of modelsOfWeek(1, 10, 160)) {
      const solver = createSlotSolver(model.limits, model.maxChildren)
      const away = new Float64Array(model.limits.size ** 2).fill(1)
      // The busiest moment of the day: the one with most groups, in the middle.
      const slot = must(model.slots[Math.floor(model.slots.length / 2)], 'a moment of the day')
      const text = partitioningText(model, slot, away)
      for (let round = 0; round < ROUNDS; round += 1) {
        own.push(timeOf(() => solver.solve(slot, away)))
        byHighs.push(timeOf(() => highs.solve(text)))
      }
      const file = join(folder, 'moment.lp')
      writeFileSync(file, text)
      const startedMs = performance.now()
      const run = spawnSync('cbc', [file, 'solve', 'quit'], { encoding: 'utf8' })
      if (run.error === undefined) byCbc.push(performance.now() - startedMs)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (byCbc.length === 0) console.log('cbc is not installed: no comparison with it')
  const ours = quantile(own, 0.5)
  return [
    { what: 'one moment of 10 groups: p50', value: ours, unit: 'ms', budget: null },
    ...against('HiGHS', ours, byHighs),
    ...against('CBC, as a process', ours, byCbc),
  ]
}

/** At least fifty times as fast: our time is at most a fiftieth of theirs. */
function against(name: string, oursMs: number, theirsMs: readonly number[]): readonly Figure[] {
  if (theirsMs.length === 0) return []
  const p50 = quantile([...theirsMs], 0.5)
  return [
    { what: `the same moment by ${name}: p50`, value: p50, unit: 'ms', budget: null },
    { what: `our time as a part of ${name}`, value: oursMs / p50, unit: 'times', budget: 1 / 50 },
  ]
}

function timeOf(work: () => unknown): number {
  const startedMs = performance.now()
  work()
  return performance.now() - startedMs
}
