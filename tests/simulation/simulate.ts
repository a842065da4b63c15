import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { plantedBugs } from './planted-bugs.ts'
import { runSeed } from './run-seed.ts'
import { writeBugs, writeTally, writeViolations } from './simulation-report.ts'
import type { CaughtBug } from './simulation-report.ts'
import { addTally, createTally, faultKinds, oracleNames } from './tally.ts'
import type { Tally } from './tally.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    from: { type: 'string', default: 'release' },
    'device-days': { type: 'string', default: '10000' },
    commands: { type: 'string', default: '100000' },
    workers: { type: 'string', default: String(availableParallelism()) },
    quick: { type: 'boolean', default: false },
    bugs: { type: 'boolean', default: false },
  },
})

/** A mistake must be found within so many runs. */
const SEEDS_PER_BUG = 30

interface Ran {
  readonly seed: string
  readonly tally?: Tally
  readonly fault?: string
}

interface Order {
  readonly seed: string
  readonly isQuick: boolean
  readonly bug: string | null
}

if (values.seed !== undefined) await replay(values.seed)
else if (values.bugs) await hunt()
else await simulate()

/** One seed again, with everything that happens in it, in order. */
async function replay(seed: string): Promise<void> {
  const tally = await runSeed(seed, {
    isQuick: values.quick,
    onLine: (line) => process.stdout.write(`${line}\n`),
  })
  process.stdout.write(writeTally(tally, 1))
  if (tally.violations.length > 0) process.exitCode = 1
}

/** So many seeds that the asked device-days and commands were reached. */
async function simulate(): Promise<void> {
  const startedAt = performance.now()
  const sum = createTally(values.from)
  const failed: Ran[] = []
  let seeds = 0
  const next = (): Order | undefined => {
    if (sum.deviceDays >= Number(values['device-days']) && sum.commands >= Number(values.commands))
      return undefined
    seeds += 1
    // One run in four has purges, erasures by an act, holds and accounts in it.
    const kind = seeds % 4 === 0 ? '-privacy' : ''
    return { seed: `${values.from}${kind}-${seeds}`, isQuick: values.quick, bug: null }
  }
  let finished = 0
  await inWorkers(next, (ran) => {
    finished += 1
    if (ran.tally !== undefined) addTally(sum, ran.tally)
    if (ran.tally === undefined || ran.tally.violations.length > 0) {
      failed.push(ran)
      process.stdout.write(writeViolations(ran.seed, ran.tally?.violations ?? [], ran.fault))
    }
    if (finished % 25 === 0) {
      process.stdout.write(`${finished} seeds, ${sum.deviceDays} device-days, ${sum.commands} commands\n`)
    }
  })
  process.stdout.write(writeTally(sum, finished))
  const idle = [
    ...faultKinds.filter((kind) => sum.faults[kind] === 0),
    ...oracleNames.filter((name) => sum.looks[name] === 0),
  ]
  if (idle.length > 0) process.stdout.write(`never happened or never looked: ${idle.join(', ')}\n`)
  if (failed.length > 0) process.stdout.write(`failing seeds: ${failed.map(({ seed }) => seed).join(' ')}\n`)
  process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`)
  if (failed.length > 0 || idle.length > 0) process.exitCode = 1
}

/** Every planted mistake, in seed after seed until it is found. */
async function hunt(): Promise<void> {
  const caught = new Map<string, CaughtBug>()
  const orders: Order[] = []
  for (let number = 1; number <= SEEDS_PER_BUG; number += 1) {
    for (const { name } of plantedBugs) orders.push({ seed: `hunt-${number}`, isQuick: true, bug: name })
  }
  const next = (): Order | undefined => {
    for (let order = orders.shift(); order !== undefined; order = orders.shift()) {
      if (order.bug !== null && !caught.has(order.bug)) return order
    }
    return undefined
  }
  await inWorkers(next, (ran, order) => {
    const bug = order.bug ?? ''
    const [first] = ran.tally?.violations ?? []
    const by = first?.oracle ?? (ran.fault === undefined ? undefined : 'a fault of the app')
    if (by === undefined || caught.has(bug)) return
    caught.set(bug, {
      bug,
      by,
      seeds: Number(ran.seed.slice('hunt-'.length)),
      what: first?.what ?? ran.fault ?? '',
    })
    process.stdout.write(`${bug}: ${by} (${ran.seed})\n`)
  })
  process.stdout.write(writeBugs(plantedBugs, [...caught.values()]))
  if (caught.size < plantedBugs.length) process.exitCode = 1
}

/** Keeps every worker busy until there is nothing left to do. */
async function inWorkers(
  next: () => Order | undefined,
  took: (ran: Ran, order: Order) => void,
): Promise<void> {
  const program = fileURLToPath(new URL('simulate-worker.ts', import.meta.url))
  const count = Math.max(1, Number(values.workers))
  await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<void>((resolve, reject) => {
          const worker = fork(program)
          let order: Order | undefined
          const hand = (): void => {
            order = next()
            if (order === undefined) worker.disconnect()
            else worker.send(order)
          }
          worker.on('message', (ran: Ran) => {
            if (order !== undefined) took(ran, order)
            hand()
          })
          worker.on('error', reject)
          worker.on('exit', (code) => {
            if (code === 0) resolve()
            else reject(new Error(`a worker ended with ${String(code)}`))
          })
          hand()
        }),
    ),
  )
}
