import { createHostSchedule } from '#electron/host-schedule.ts'
import type { SchedulePort } from '#electron/ports.ts'
import type { LocationId, RequestId } from '#shared/domain/ids.ts'
import type { CareRequest, CareWish } from '#shared/domain/requests/model.ts'
import type { RequestRow } from '#shared/ipc/parts/requests.ts'
import { addDays, type Instant } from '#shared/kernel/time.ts'
import { startApp, type TestApp } from '#tests/harness/app.ts'
import { reportFigures } from './figures.ts'
import { listWishes } from './list-wishes.ts'
import { quantile } from './quantile.ts'
import { loadSampleLocations, sampleToday } from './sample-locations.ts'

/**
 * Five hundred open requests at one location of the sample: how long the list takes, and how long it takes until all of
 * them are judged again after a change. That goes in turns; the longest turn is how long a click may have to wait. The
 * calmest round counts: what another program took away in between says nothing about a turn.
 */

const REQUESTS = 500
const ROUNDS = 20
const LIST_BUDGET_MS = 300
const ROUND_BUDGET_MS = 1_000
const TURN_BUDGET_MS = 8

const asked = {
  note: '',
  status: 'open',
  offeredWish: null,
  decidedAt: null,
  decidedBy: null,
  overrideReason: '',
  isAutomatic: false,
  isHeldForPerson: false,
  decisionSnapshot: null,
} as const

const turns: number[] = []
const app = await startApp({ data: 'sample', ports: { schedule: measured(createHostSchedule()) } })
try {
  const [location] = loadSampleLocations(app, addDays(sampleToday, -60), addDays(sampleToday, 300))
  if (location === undefined) throw new Error('the sample has a location')
  const locationId = location.location.id
  const all = listWishes(location, sampleToday)
  const stride = all.length / REQUESTS
  const care_request = Array.from({ length: REQUESTS }, (_, number): CareRequest => {
    const wish = all[Math.floor(number * stride)]
    if (wish === undefined) throw new Error('there are wishes enough')
    return openRequest(number, wish)
  })
  const entered = app.application.act('importOrganisation', { rows: { care_request } })
  if (!entered.ok) throw new Error(JSON.stringify(entered.refusal))

  const firstLists: number[] = []
  const nextLists: number[] = []
  const rounds: number[] = []
  const works: number[] = []
  const longest: number[] = []
  let rivals = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    dropKeptFacts(app, locationId)
    const { ms, rows } = await timedList(app, locationId)
    firstLists.push(ms)
    rivals = rows.filter((row) => (row.queue?.rivals ?? 0) > 0).length
    nextLists.push((await timedList(app, locationId)).ms)
    await settled(app, locationId)
    turns.length = 0
    dropKeptFacts(app, locationId)
    const startedMs = performance.now()
    await settled(app, locationId)
    rounds.push(performance.now() - startedMs)
    works.push(turns.reduce((sum, turn) => sum + turn, 0))
    longest.push(Math.max(...turns))
  }
  console.log(
    `${REQUESTS} open requests, ${rivals} with a rival before them, ${turns.length} turns in a round`,
  )
  reportFigures([
    {
      what: '500 requests, list right after a change: p50',
      value: quantile(firstLists, 0.5),
      unit: 'ms',
      budget: null,
    },
    {
      what: '500 requests, list right after a change: p95',
      value: quantile(firstLists, 0.95),
      unit: 'ms',
      budget: LIST_BUDGET_MS,
    },
    {
      what: '500 requests, list again: p95',
      value: quantile(nextLists, 0.95),
      unit: 'ms',
      budget: LIST_BUDGET_MS,
    },
    {
      what: '500 requests judged again after a change: p50',
      value: quantile(rounds, 0.5),
      unit: 'ms',
      budget: ROUND_BUDGET_MS,
    },
    {
      what: '500 requests judged again: work of all turns, p50',
      value: quantile(works, 0.5),
      unit: 'ms',
      budget: null,
    },
    {
      what: '500 requests judged again: longest turn, calmest round',
      value: Math.min(...longest),
      unit: 'ms',
      budget: TURN_BUDGET_MS,
    },
    {
      what: '500 requests judged again: longest turn, p50 of the rounds',
      value: quantile(longest, 0.5),
      unit: 'ms',
      budget: null,
    },
    {
      what: '500 requests judged again: longest turn of all',
      value: Math.max(...longest),
      unit: 'ms',
      budget: null,
    },
  ])
} finally {
  app.close()
}

function measured(schedule: SchedulePort): SchedulePort {
  return {
    ...schedule,
    soon: (work) =>
      schedule.soon(() => {
        const startedMs = performance.now()
        work()
        turns.push(performance.now() - startedMs)
      }),
  }
}

function openRequest(number: number, wish: CareWish): CareRequest {
  const minute = String(number % 60).padStart(2, '0')
  const hour = String(6 + (Math.floor(number / 60) % 12)).padStart(2, '0')
  const receivedAt = `2026-11-20T${hour}:${minute}:00.000Z` as Instant
  return { ...wish, ...asked, id: `many-${String(number).padStart(3, '0')}` as RequestId, receivedAt }
}

/** A change that shows nowhere, after which the application reads the location again. */
function dropKeptFacts({ application }: TestApp, locationId: LocationId): void {
  for (const act of ['settleRoster', 'unsettleRoster']) {
    const done = application.act(act, { locationId, week: '2028-W20' })
    if (!done.ok) throw new Error(`${act} was refused: ${JSON.stringify(done.refusal)}`)
  }
}

async function timedList(
  { done }: TestApp,
  locationId: LocationId,
): Promise<{ readonly ms: number; readonly rows: readonly RequestRow[] }> {
  const startedMs = performance.now()
  const { requests } = await done('requests.list', { locationId, tab: 'open' })
  return { ms: performance.now() - startedMs, rows: requests }
}

/** Waits until the round of judging is over, as the screen does by hearing of it. */
async function settled({ done }: TestApp, locationId: LocationId): Promise<void> {
  for (;;) {
    await new Promise<void>((resolve) => setImmediate(resolve))
    const { isComplete } = await done('requests.listNowFitting', { locationId })
    if (isComplete) return
  }
}
