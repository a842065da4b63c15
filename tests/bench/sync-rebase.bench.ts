import { createMemoryStore } from '#headquarters/store/memory/memory-store.ts'
import type { EnrolReply } from '#shared/sync/protocol.ts'
import { openBenchHeadquarters, type BenchHeadquarters } from '#tests/harness/bench-headquarters.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { locationWork, takeActs, type Act } from '#tests/harness/location-work.ts'
import { manyLocations } from '#tests/harness/many-locations.ts'
import { openSyncDevice } from '#tests/harness/sync-device.ts'
import { reportFigures, type Figure } from './figures.ts'
import { quantile } from './quantile.ts'

/*
 * News of 500 rows while a hundred acts of this device wait for headquarters: they are lifted off, the news is taken in,
 * and they are run again, in one transaction on the encrypted file. Once with acts that look at a few rows (a shift, an
 * absence, a move, a request) and once with the whole mix of a working day, where some look at a whole day of care.
 */

const PENDING = 100
const NEWS = 500
const ROUNDS = 15
const BUDGET_MS = 50
const PUSH_ACTS = 100

reportFigures([
  ...(await measure('small acts', (act) => !['logStay', 'approveRequest'].includes(act.type), BUDGET_MS)),
  ...(await measure('the mix of a day', () => true, null)),
])

async function measure(
  what: string,
  isWanted: (act: Act) => boolean,
  budget: number | null,
): Promise<readonly Figure[]> {
  const temp = makeTempFolder()
  const desk = openBenchHeadquarters(createMemoryStore({ epoch: 'first', name: 'Hoofdkantoor' }))
  await desk.fill(manyLocations({ locations: 1, rosterWeeks: 8 }))
  const device = await openSyncDevice(temp.folder)
  const joined = await desk.enrolAt([0], 'kantoor')
  const colleague = createColleague(desk, await desk.enrolAt([0], 'groep'))
  device.enrol(joined)
  try {
    await device.fetchAll(desk.headquarters)
    for (const [place, act] of takeActs(locationWork(0, 0, 2), PENDING, isWanted).entries()) {
      const answer = device.run(`own-${place}`, act)
      if (!answer.ok) throw new Error(`${act.type} is refused: ${JSON.stringify(answer.refusal)}`)
    }
    const samples: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      await colleague.assignShifts(NEWS)
      const request = device.core.buildPull()
      const reply = await desk.headquarters.pull(joined.device, request)
      if (!reply.ok) throw new Error(`no news: ${JSON.stringify(reply.refusal)}`)
      const rows = reply.value.pages.flatMap((page) => (page.kind === 'rows' ? page.rows : []))
      if (rows.length !== NEWS) throw new Error(`${rows.length} rows came`)
      globalThis.gc?.()
      const startedMs = performance.now()
      const step = device.core.takePull(request, reply.value)
      samples.push(performance.now() - startedMs)
      const { waitingCount, failedDigests } = device.core.standing()
      if (step.kind !== 'done' || waitingCount !== PENDING || failedDigests > 0) {
        throw new Error(`it went wrong: ${step.kind}, ${waitingCount} waiting, ${failedDigests} digests`)
      }
    }
    return [
      {
        what: `${PENDING} waiting on ${NEWS} rows of news, ${what}: p50`,
        value: quantile(samples, 0.5),
        unit: 'ms',
        budget,
      },
      {
        what: `${PENDING} waiting on ${NEWS} rows of news, ${what}: least`,
        value: quantile(samples, 0),
        unit: 'ms',
        budget: null,
      },
      {
        what: `${PENDING} waiting on ${NEWS} rows of news, ${what}: slowest`,
        value: quantile(samples, 1),
        unit: 'ms',
        budget: null,
      },
    ]
  } finally {
    device.opened.close()
    temp.remove()
  }
}

/** Somebody else at the location who makes the roster of later years. */
function createColleague(desk: BenchHeadquarters, { device }: EnrolReply) {
  const work = locationWork(0, 1, 2)
  let seq = 0
  return {
    async assignShifts(count: number): Promise<void> {
      for (let left = count; left > 0; left -= PUSH_ACTS) {
        const acts = takeActs(work, Math.min(left, PUSH_ACTS), ({ type }) => type === 'assignShift').map(
          (act, place) => ({ id: `colleague-${seq + place}`, act }),
        )
        const outcomes = await desk.push(device, seq + 1, acts)
        if (outcomes.some(({ status }) => status === 'rejected')) throw new Error('a shift was rejected')
        seq += acts.length
      }
    },
  }
}
