import type { DeviceId } from '#shared/domain/ids.ts'
import { openBenchHeadquarters, type BenchHeadquarters } from '#tests/harness/bench-headquarters.ts'
import { locationWork, takeActs, workMix } from '#tests/harness/location-work.ts'
import { manyLocations } from '#tests/harness/many-locations.ts'
import { reportFigures, type Figure } from './figures.ts'
import { memoryStore, pgliteStore, postgresStore, type BenchStore } from './open-stores.ts'

/*
 * How many acts headquarters judges in a second: the whole of a push, from the request on, with the real handlers. Eight
 * devices, each at a location of its own, each with one push of twenty acts on its way at any time. Every act is accepted.
 *
 * The program is warm, as after a few minutes of work: eight other devices did the same before. The locations that are
 * measured are not: of them headquarters has seen two pushes.
 */

const DEVICES = 8
const PUSH_ACTS = 20
const WARMING_PUSHES = 2
/** A location has work for some twenty pushes of the whole mix; then the next eight devices take over. */
const SHIFTS = 4

console.log(`the mix, in hundredths: ${JSON.stringify(workMix)}`)
reportFigures([
  ...(await measure('in memory', memoryStore, 20, null)),
  ...(await measure('PGlite', pgliteStore, 8, 300)),
  ...(await measure('PostgreSQL, 8 connections', postgresStore, 20, 1_000)),
])

async function measure(
  what: string,
  open: () => Promise<BenchStore | undefined>,
  pushes: number,
  least: number | null,
): Promise<readonly Figure[]> {
  const opened = await open()
  if (opened === undefined) return []
  try {
    const desk = openBenchHeadquarters(opened.store)
    await desk.fill(manyLocations({ locations: DEVICES * (SHIFTS + 1), rosterWeeks: 4 }))
    // The program is warmed with other devices; those that are measured start cold, but for two pushes.
    const others = await workersFrom(desk, 0)
    await Promise.all(others.map((work) => work(pushes)))
    const shifts: (readonly Worker[])[] = []
    for (let shift = 1; shift <= SHIFTS; shift += 1) shifts.push(await workersFrom(desk, shift * DEVICES))
    for (const devices of shifts) await Promise.all(devices.map((work) => work(WARMING_PUSHES)))
    const cpuBefore = process.cpuUsage()
    const startedMs = performance.now()
    for (const devices of shifts) await Promise.all(devices.map((work) => work(pushes)))
    const seconds = (performance.now() - startedMs) / 1_000
    const { user, system } = process.cpuUsage(cpuBefore)
    const acts = SHIFTS * DEVICES * pushes * PUSH_ACTS
    return [
      {
        what: `headquarters, ${what}: acts judged in a second`,
        value: acts / seconds,
        unit: '/s',
        budget: least,
      },
      {
        what: `headquarters, ${what}: processor of our process an act`,
        value: (user + system) / 1_000 / acts,
        unit: 'ms',
        budget: null,
      },
    ]
  } finally {
    await opened.close()
  }
}

type Worker = (pushes: number) => Promise<void>

/** A device at each of the locations from this one on. */
function workersFrom(desk: BenchHeadquarters, first: number): Promise<readonly Worker[]> {
  return Promise.all(Array.from({ length: DEVICES }, (_, place) => workerAt(desk, first + place)))
}

/** A device at a location; answers what sends so many pushes, one after another. */
async function workerAt(desk: BenchHeadquarters, place: number): Promise<Worker> {
  const { device } = await desk.enrolAt([place], `device-${place}`)
  const work = locationWork(place)
  let seq = 0
  return async (pushes) => {
    for (let push = 0; push < pushes; push += 1) seq += await pushOnce(desk, device, seq, work)
  }
}

async function pushOnce(
  desk: BenchHeadquarters,
  device: DeviceId,
  seq: number,
  work: ReturnType<typeof locationWork>,
): Promise<number> {
  const acts = takeActs(work, PUSH_ACTS).map((act, place) => ({ id: `${device}-act-${seq + place}`, act }))
  const outcomes = await desk.push(device, seq + 1, acts)
  const rejected = outcomes.find(({ status }) => status === 'rejected')
  if (rejected !== undefined) throw new Error(`an act was rejected: ${JSON.stringify(rejected.refusal)}`)
  return acts.length
}
