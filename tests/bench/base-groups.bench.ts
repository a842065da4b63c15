import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createBasePlan } from '#shared/domain/base-groups/create-base-plan.ts'
import { buildProposalModel } from '#shared/domain/base-groups/proposal/build-proposal-model.ts'
import { createDivision } from '#shared/domain/base-groups/proposal/division.ts'
import { improveDivision } from '#shared/domain/base-groups/proposal/improve-division.ts'
import { listCellMixes } from '#shared/domain/base-groups/proposal/cell-mixes.ts'
import { createLowerBound } from '#shared/domain/base-groups/proposal/lower-bound.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { isoDay, isoWeekOf } from '#shared/kernel/time.ts'
import { writeAssignmentLp } from '#tests/harness/assignment-lp.ts'
import { aGrowingLocation, type GrowingOptions } from '#tests/harness/growing-location.ts'
import { lawBook } from '#tests/harness/law.ts'
import { reportFigures } from './figures.ts'

/**
 * A division over the base groups: how soon the first answer is there, and how good the answer is after ten seconds,
 * against the same model given to HiGHS (and CBC, when it is on the machine) in the same run. The outside solvers get
 * longer. An answer of theirs, or their bound, is only shown when they have one.
 */

const FIRST_BUDGET_MS = 1_000
const RATIO_BUDGET = 1.02
const SEARCH_MS = 10_000
const OUTSIDE_SECONDS = 60
const GRACE_SECONDS = 15
const highsThread = `
  const { parentPort, workerData } = require('node:worker_threads')
  import('highs').then(async ({ default: load }) => {
    const highs = await load()
    const { Status, ObjectiveValue } = highs.solve(workerData.text, { time_limit: workerData.seconds })
    parentPort.postMessage({ status: Status, value: ObjectiveValue })
  })
`
const today = isoDay('2026-11-23')

interface HighsAnswer {
  readonly status: string
  readonly value: number
}

interface Outside {
  readonly name: string
  /** null = it found no division in its time. */
  readonly value: number | null
  readonly isProven: boolean
  readonly seconds: number
}

await measure('40 children, 6 months', { children: 40, waiting: 6, groups: [1, 1, 2, 0] }, 26)
await measure('160 children, 12 months', { children: 160, waiting: 30, groups: [2, 3, 4, 1] }, 52)

async function measure(
  what: string,
  size: Pick<GrowingOptions, 'children' | 'waiting' | 'groups'>,
  weeks: number,
): Promise<void> {
  const location = aGrowingLocation({ seed: 1, today, ...size })
  const guests = location.waiting.map(({ child }) => child)
  const facts = { ...location.facts, children: [...location.facts.children, ...guests] }
  const index = indexLocationFacts(facts)
  const startedMs = performance.now()
  const processorBefore = processorMs()
  const plan = createBasePlan(index, lawBook, { fromWeek: isoWeekOf(today), weeks })
  const { problem } = buildProposalModel({
    plan,
    today,
    friendships: location.friendships,
    waiting: location.waiting,
  })
  const present = createDivision(problem).cost()
  const search = improveDivision(problem, { seed: 1, tries: 1_000_000_000, triesATurn: 1_000 })
  const first = search.next().value.cost
  const firstMs = performance.now() - startedMs
  const firstProcessorMs = processorMs() - processorBefore
  const bound = createLowerBound(problem, listCellMixes(problem))
  let ours = first
  // Its own processor time: what other programs take away meanwhile says nothing about the search.
  const spentBefore = processorMs()
  while (processorMs() - spentBefore < SEARCH_MS) {
    ours = search.next().value.cost
    for (let step = 0; step < 4; step += 1) bound.step(ours)
  }
  const courses = problem.children.reduce((sum, child) => sum + child.courses.length, 0)
  console.log(
    `${what}: ${problem.children.length} children with a choice, ${courses} courses, ${problem.cells.count} cells; ` +
      `present ${present}, first answer ${first}, after ten seconds ${ours}, own bound ${Math.floor(bound.value())}`,
  )
  const model = writeAssignmentLp(problem)
  const others = [await byHighs(model), byCbc(model)].filter((answer) => answer !== null)
  const values = others.flatMap(({ value }) => (value === null ? [] : [value]))
  const best = Math.min(ours, ...values)
  for (const { name, value, isProven, seconds } of others) {
    const found = value === null ? 'no division' : `${value}${isProven ? ', proven best' : ''}`
    console.log(`${what}: ${name} in ${seconds.toFixed(1)} s: ${found}`)
  }
  reportFigures([
    { what: `${what}: first answer`, value: firstMs, unit: 'ms', budget: FIRST_BUDGET_MS },
    { what: `${what}: first answer, processor time`, value: firstProcessorMs, unit: 'ms', budget: null },
    {
      what: `${what}: our cost after ten seconds, against the best of all solvers`,
      value: ours / best,
      unit: 'times',
      budget: RATIO_BUDGET,
    },
    {
      what: `${what}: our cost, against our own proven bound`,
      value: ours / bound.value(),
      unit: 'times',
      budget: null,
    },
  ])
}

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

type Model = ReturnType<typeof writeAssignmentLp>

/** In a thread of its own, because on a large model it looks at the clock too seldom to keep to its time. */
async function byHighs({ text, fixedCost }: Model): Promise<Outside> {
  const startedMs = performance.now()
  const thread = new Worker(highsThread, { eval: true, workerData: { text, seconds: OUTSIDE_SECONDS } })
  const answer = await new Promise<HighsAnswer | null>((resolve, reject) => {
    const limit = setTimeout(() => resolve(null), (OUTSIDE_SECONDS + GRACE_SECONDS) * 1_000)
    thread.on('message', (message: HighsAnswer) => {
      clearTimeout(limit)
      resolve(message)
    })
    thread.on('error', reject)
  })
  await thread.terminate()
  const seconds = (performance.now() - startedMs) / 1_000
  const isThere = answer !== null && Number.isFinite(answer.value) && answer.value > 0
  return {
    name: 'HiGHS',
    value: isThere ? Math.round(answer.value + fixedCost) : null,
    isProven: answer?.status === 'Optimal',
    seconds,
  }
}

/** `null` when there is no CBC on this machine. */
function byCbc({ text, fixedCost }: Model): Outside | null {
  if (spawnSync('cbc', ['-quit']).error !== undefined) {
    console.log('cbc is not on this machine: left out')
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'dagdeel-bench-'))
  try {
    const file = join(folder, 'model.lp')
    const answer = join(folder, 'answer.txt')
    writeFileSync(file, text)
    const startedMs = performance.now()
    spawnSync('cbc', [file, '-sec', String(OUTSIDE_SECONDS), '-solve', '-solution', answer])
    const seconds = (performance.now() - startedMs) / 1_000
    const [head = ''] = readFileSync(answer, 'utf8').split('\n')
    const value = /objective value\s+([\d.e+]+)/.exec(head)?.[1]
    const isThere = value !== undefined && !/infeasible|no integer/i.test(head)
    return {
      name: 'CBC',
      value: isThere ? Math.round(Number(value) + fixedCost) : null,
      isProven: head.startsWith('Optimal'),
      seconds,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
