import { createMemoryStore } from '#headquarters/store/memory/memory-store.ts'
import { openBenchHeadquarters } from '#tests/harness/bench-headquarters.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { locationWork, takeActs } from '#tests/harness/location-work.ts'
import { manyLocations } from '#tests/harness/many-locations.ts'
import { openSyncDevice } from '#tests/harness/sync-device.ts'
import { reportFigures } from './figures.ts'
import { quantile } from './quantile.ts'

/*
 * What a person waits for: one act on a device of headquarters, from the call until it may be told that it is done. The
 * encrypted file and the journal have it by then, both flushed to the disk. The mix of a working day, two hundred acts
 * waiting already.
 */

const WAITING = 200
const ACTS = 600
const BUDGET_MS = 10

const temp = makeTempFolder()
const desk = openBenchHeadquarters(createMemoryStore({ epoch: 'first', name: 'Hoofdkantoor' }))
await desk.fill(manyLocations({ locations: 4, rosterWeeks: 8 }))
const device = await openSyncDevice(temp.folder)
try {
  device.enrol(await desk.enrolAt([0, 1, 2, 3], 'kantoor'))
  await device.fetchAll(desk.headquarters)
  const samples = new Map<string, number[]>()
  let count = 0
  for (const place of [0, 1, 2, 3]) {
    for (const act of takeActs(locationWork(place), (WAITING + ACTS) / 4)) {
      count += 1
      const startedMs = performance.now()
      const answer = device.run(`own-${count}`, act)
      const tookMs = performance.now() - startedMs
      if (!answer.ok) throw new Error(`${act.type} is refused: ${JSON.stringify(answer.refusal)}`)
      if (count <= WAITING) continue
      const known = samples.get(act.type) ?? []
      known.push(tookMs)
      samples.set(act.type, known)
    }
  }
  const all = [...samples.values()].flat()
  reportFigures([
    { what: 'one act on a device of headquarters: p50', value: quantile(all, 0.5), unit: 'ms', budget: null },
    {
      what: 'one act on a device of headquarters: p95',
      value: quantile(all, 0.95),
      unit: 'ms',
      budget: BUDGET_MS,
    },
    {
      what: 'one act on a device of headquarters: slowest',
      value: quantile(all, 1),
      unit: 'ms',
      budget: null,
    },
    ...[...samples].map(([type, each]) => ({
      what: `of which ${type}: p50 / p95 ${quantile(each, 0.95).toFixed(1)} ms`,
      value: quantile(each, 0.5),
      unit: 'ms' as const,
      budget: null,
    })),
  ])
} finally {
  device.opened.close()
  temp.remove()
}
