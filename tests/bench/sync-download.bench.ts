import { openBenchHeadquarters } from '#tests/harness/bench-headquarters.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { manyLocations } from '#tests/harness/many-locations.ts'
import { openSyncDevice } from '#tests/harness/sync-device.ts'
import { reportFigures } from './figures.ts'
import { pgliteStore } from './open-stores.ts'
import { quantile } from './quantile.ts'

/*
 * A new computer at a location of 20,000 rows: from its first question until everything is on its disk, encrypted and
 * flushed. Headquarters is on PGlite; every answer goes through its text, as over the wire, without a network between.
 */

const ROSTER_WEEKS = 330
const ROWS = 20_000
const ROUNDS = 3
const BUDGET_S = 3

const opened = await pgliteStore()
try {
  const desk = openBenchHeadquarters(opened.store)
  await desk.fill(manyLocations({ locations: 1, rosterWeeks: ROSTER_WEEKS }))
  const samples: number[] = []
  const devices: number[] = []
  let rows = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const temp = makeTempFolder()
    const device = await openSyncDevice(temp.folder)
    device.enrol(await desk.enrolAt([0], `kantoor-${round}`))
    const startedMs = performance.now()
    const fetched = await device.fetchAsText(desk.headquarters)
    samples.push((performance.now() - startedMs) / 1_000)
    devices.push(fetched.takingMs / 1_000)
    rows = fetched.rows
    if (rows < ROWS || device.core.standing().failedDigests > 0) throw new Error(`${rows} rows came`)
    device.opened.close()
    temp.remove()
  }
  reportFigures([
    {
      what: `first download of ${rows} rows: p50 of ${ROUNDS}`,
      value: quantile(samples, 0.5),
      unit: 's',
      budget: BUDGET_S,
    },
    { what: `first download of ${rows} rows: least`, value: quantile(samples, 0), unit: 's', budget: null },
    { what: 'of which on the device: p50', value: quantile(devices, 0.5), unit: 's', budget: null },
  ])
} finally {
  await opened.close()
}
