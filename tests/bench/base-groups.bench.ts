import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createBasePlan } from '#shared/domain/base-groups/create-base-plan.ts'
import { buildProposalModel } from '#shared/domain/base-groups/proposal/build-proposal-model.ts'
import { createDivision } from '#shared/domain/base-groups/proposal/division.ts'
import { searchDivision } from '#shared/domain/base-groups/proposal/search-division.ts'
import type { AssignmentProblem } from '#shared/domain/base-groups/proposal/problem.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { isoDay, isoWeekOf } from '#shared/kernel/time.ts'
import { writeAssignmentLp } from '#tests/harness/assignment-lp.ts'
import { aGrowingLocation, type GrowingOptions } from '#tests/harness/growing-location.ts'
import { lawBook } from '#tests/harness/law.ts'
import { reportFigures, type Figure } from './figures.ts'

/**
 * A division over the base groups: how soon the first answer is there, and how good the answer is after ten seconds,
 * against the same model given to HiGHS (and CBC, when it is on the machine) in the same run. The outside solvers get
 * longer. Only an answer that they prove best, or that is cheaper than ours, says how good ours is; on a large model they
 * may have neither, and then there is no ratio, only the distance to a bound.
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

const small = { children: 40, waiting: 6, groups: [1, 1, 2, 0] } as const
const large = { children: 160, waiting: 30, groups: [2, 3, 4, 1] } as const

await measureWithOthers('40 children, 6 months', { seed: 1, ...small }, 26)
await measureWithOthers('160 children, 12 months', { seed: 1, ...large }, 52)
for (const seed of [2, 3]) await measure(`160 children, 12 months, seed ${seed}`, { seed, ...large }, 52)

type Size = Pick<GrowingOptions, 'seed' | 'children' | 'waiting' | 'groups'>

interface Measured {
  readonly cost: number
  readonly problem: AssignmentProblem
}

async function measure(what: string, size: Size, weeks: number): Promise<Measured> {
  const location = aGrowingLocation({ today, ...size })
  const guests = location.waiting.map(({ child }) => child)
  const facts = { ...location.facts, children: [...location.facts.children, ...guests] }
  const index = indexLocationFacts(facts)
  const startedMs = performance.now()
  const processorBefore = processorMs()
  const plan = createBasePlan(index, lawBook, { fromWeek: isoWeekOf(today), weeks })
  const { friendships, waiting } = location
  const model = buildProposalModel({ plan, today, friendships, waiting })
  const search = searchDivision(model, { seed: 1, tries: 1_000_000_000 })
  const beganMs = processorMs()
  const first = search.next().value
  const firstMs = performance.now() - startedMs
  const firstProcessorMs = processorMs() - processorBefore
  let ours = first
  // Its own processor time: what other programs take away meanwhile says nothing about the search.
  while (processorMs() - beganMs < SEARCH_MS) ours = search.next().value
  const { problem } = ours.model
  console.log(`${what}: first on ${sizeOf(model.problem)}, then on ${sizeOf(problem)}`)
  console.log(
    `${what}: present ${createDivision(problem).cost()}, first answer ${first.cost}, after ten seconds ${ours.cost}, ` +
      `own bound ${ours.bound === null ? 'not known' : Math.floor(ours.bound)}`,
  )
  reportFigures([
    { what: `${what}: first answer`, value: firstMs, unit: 'ms', budget: FIRST_BUDGET_MS },
    { what: `${what}: first answer, processor time`, value: firstProcessorMs, unit: 'ms', budget: null },
    ...ratioTo(`${what}: our cost, against our own proven bound`, ours.cost, ours.bound, null),
  ])
  return { cost: ours.cost, problem }
}

async function measureWithOthers(what: string, size: Size, weeks: number): Promise<void> {
  const { cost, problem } = await measure(what, size, weeks)
  const model = writeAssignmentLp(problem)
  const others = [await byHighs(model), byCbc(model)].filter((answer) => answer !== null)
  let best: number | null = null
  for (const { name, value, isProven, seconds } of others) {
    const isUsable = value !== null && (isProven || value < cost)
    const words = value === null ? 'no division' : `${value}, ${isProven ? 'proven best' : 'not proven'}`
    const verdict = isUsable ? '' : `no usable answer in ${seconds.toFixed(1)} s: `
    console.log(`${what}: ${name}, ${seconds.toFixed(1)} s: ${verdict}${words}`)
    if (isUsable) best = Math.min(best ?? cost, value)
  }
  const relaxed = await byHighs({ ...model, text: relaxedText(model.text) })
  const bound = relaxed.isProven ? relaxed.value : null
  console.log(
    `${what}: linear relaxation by HiGHS, ${relaxed.seconds.toFixed(1)} s: ${bound ?? 'not solved in its time'}`,
  )
  const figures = [
    ...ratioTo(
      `${what}: our cost after ten seconds, against the best of all solvers`,
      cost,
      best,
      RATIO_BUDGET,
    ),
    ...ratioTo(`${what}: our cost, against the linear relaxation`, cost, bound, null),
  ]
  if (figures.length > 0) reportFigures(figures)
}

/** No figure where there is nothing to compare with. */
function ratioTo(what: string, ours: number, other: number | null, budget: number | null): readonly Figure[] {
  return other === null || other <= 0 ? [] : [{ what, value: ours / other, unit: 'times', budget }]
}

function sizeOf({ children, cells }: AssignmentProblem): string {
  const courses = children.reduce((sum, child) => sum + child.courses.length, 0)
  return `${children.length} children with a choice, ${courses} courses, ${cells.count} cells`
}

/** The model with parts of courses allowed: what it costs then is below every division. */
function relaxedText(text: string): string {
  const [model = '', names = ''] = text.split('\nBinary\n')
  const bounds = names
    .split('\n')
    .map((line) => line.trim())
    .filter((name) => name !== '' && name !== 'End')
  return [model, 'Bounds', ...bounds.map((name) => ` 0 <= ${name} <= 1`), 'End', ''].join('\n')
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
    spawnSync('cbc', [file, '-sec', String(OUTSIDE_SECONDS), '-solve', '-solution', answer], {
      timeout: 2 * OUTSIDE_SECONDS * 1_000,
    })
    const seconds = (performance.now() - startedMs) / 1_000
    const [head = ''] = existsSync(answer) ? readFileSync(answer, 'utf8').split('\n') : []
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
