import { appendChainLine } from '#electron/db/repositories/audit-chain.ts'
import { verifyChain } from '#electron/db/verify/verify-chain.ts'
import { createMemoryStore } from '#headquarters/store/memory/memory-store.ts'
import { ok } from '#shared/kernel/result.ts'
import { openBenchHeadquarters } from '#tests/harness/bench-headquarters.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { locationWork, takeActs } from '#tests/harness/location-work.ts'
import { manyLocations } from '#tests/harness/many-locations.ts'
import { openSyncDevice } from '#tests/harness/sync-device.ts'
import type { SyncDevice } from '#tests/harness/sync-device.ts'
import { reportFigures } from './figures.ts'

/*
 * What the proof of the audit trail costs, in processor time: beside a download of more than 10,000 rows, beside acts of a
 * working day, and the check of a long chain. The lines are written once more by themselves and set off against the whole.
 */

const ROSTER_WEEKS = 170
const LEAST_ROWS = 10_000
const ACTS = 300
const CHAIN_LINES = 10_000
const BUDGET_PART = 0.05
const BUDGET_CHECK_MS = 3_000

const temp = makeTempFolder()
const desk = openBenchHeadquarters(createMemoryStore({ epoch: 'first', name: 'Hoofdkantoor' }))
await desk.fill(manyLocations({ locations: 1, rosterWeeks: ROSTER_WEEKS }))
const device = await openSyncDevice(temp.folder)
try {
  device.enrol(await desk.enrolAt([0], 'kantoor'))
  const before = countLines(device)
  let rows = 0
  const download = await spentMs(async () => {
    rows = (await device.fetchAsText(desk.headquarters)).rows
  })
  if (rows < LEAST_ROWS) throw new Error(`${rows} rows came`)
  const downloadLines = countLines(device) - before
  // The rosters reach over the days on which this work would plan people.
  const acts = takeActs(locationWork(0), ACTS, ({ type }) => type !== 'assignShift')
  const working = await spentMs(() => {
    for (const [place, act] of acts.entries()) {
      const answer = device.run(`own-${place}`, act)
      if (!answer.ok) throw new Error(`${act.type} is refused: ${JSON.stringify(answer.refusal)}`)
    }
  })
  const lineMs = (await spentMs(() => writeLines(device, CHAIN_LINES))) / CHAIN_LINES
  let lines = 0
  const check = await spentMs(() => {
    const report = verifyChain(device.opened.db)
    if (report.findings.length > 0) throw new Error(JSON.stringify(report.findings.slice(0, 3)))
    lines = report.lineCount
  })
  reportFigures([
    {
      what: `${downloadLines} lines beside ${rows} downloaded rows: part of its processor time`,
      value: (downloadLines * lineMs) / download,
      unit: 'times',
      budget: BUDGET_PART,
    },
    {
      what: `one line beside one act: part of its processor time`,
      value: (acts.length * lineMs) / working,
      unit: 'times',
      budget: null,
    },
    { what: 'one line, processor time', value: lineMs, unit: 'ms', budget: null },
    {
      what: `the check of ${lines} lines, processor time`,
      value: check,
      unit: 'ms',
      budget: BUDGET_CHECK_MS,
    },
  ])
} finally {
  device.opened.close()
  temp.remove()
}

function countLines({ opened }: SyncDevice): number {
  return Number(opened.db.first('select count(*) as total from audit_chain')?.['total'])
}

/** In one transaction, as they are beside the work they tell of. */
function writeLines({ opened }: SyncDevice, count: number): void {
  opened.db.inTransaction(() => {
    for (let line = 0; line < count; line += 1) {
      const facts = { version: line, rows: 500, gone: 2, digest: '0123456789abcdef' }
      const at = '2026-11-24T09:00:00.000Z'
      appendChainLine(opened.db, { at, actorId: 'dagdeel', kind: 'received', subject: 'loc:rainbow', facts })
    }
    return ok(undefined)
  })
}

/** Processor time of this process, both of its own and of the system for it. */
async function spentMs(work: () => void | Promise<void>): Promise<number> {
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}
