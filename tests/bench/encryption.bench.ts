import { statSync } from 'node:fs'
import { join } from 'node:path'
import { createFactAnswers } from '#electron/db/answer-facts.ts'
import { createRowStore } from '#electron/db/repositories/row-store.ts'
import { copyInSteps } from '#electron/db/verified-copy.ts'
import { readFolder } from '#electron/machine/read-folder.ts'
import { searchChildren } from '#electron/services/children/search-children.ts'
import { createCommandRunner } from '#electron/services/commands/command-runner.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import { loadLocationFacts } from '#shared/commands/load-location-facts.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import { computeWeekBoard } from '#shared/domain/board/compute-week-board.ts'
import type { CommandId, DeviceId } from '#shared/domain/ids.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import { importArgs } from '#shared/import/import-args.ts'
import { nothingStored } from '#shared/import/known-rows.ts'
import { readImport } from '#shared/import/read-import.ts'
import { must } from '#shared/kernel/invariant.ts'
import { ok } from '#shared/kernel/result.ts'
import { addDays, isoDay, isoWeekOf } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { makeTempFolder, openTestFolder } from '#tests/harness/database.ts'
import { reportFigures } from './figures.ts'
import type { Figure } from './figures.ts'
import { encryptedDatabase, plainDatabase } from './plain-database.ts'
import type { MeasuredDatabase } from './plain-database.ts'
import { quantile } from './quantile.ts'
import { sampleToday } from './sample-locations.ts'

/*
 * What encryption costs on the app's own work: the same acts on an encrypted and a plain database with the same settings,
 * in turns, so that a busy machine slows both. Each round opens both anew, so that pages are read and decrypted. And what
 * a copy takes that is compared row by row.
 */

const ROUNDS = 5
const ACTS = 200
const BUDGET_RATIO = 1.6
const PAGE_ROWS = 2_000

const rulebook = shippedRulebook()
const temp = makeTempFolder()

interface Part {
  readonly name: string
  run(measured: MeasuredDatabase, round: number): void
}

const parts: readonly Part[] = [
  {
    name: 'facts and board of eight weeks',
    run: ({ db }) => {
      for (let week = 0; week < 8; week += 1) boardOf(db, week * 7)
    },
  },
  {
    name: 'search among the children',
    run: ({ db }) => {
      for (const text of ['a', 'bak', 'noor', 'van', 'zzz'])
        searchChildren(boardOf(db, 0), text, sampleToday, 20)
    },
  },
  { name: `${ACTS} acts, each on the disk`, run: act },
  { name: `a page of ${PAGE_ROWS} rows from headquarters`, run: takePage },
]

try {
  const measuredDatabases = { encrypted: encryptedDatabase(temp.folder), plain: plainDatabase(temp.folder) }
  for (const each of Object.values(measuredDatabases)) fill(each)
  const samples = measure(measuredDatabases)
  const total = (kind: Kind) =>
    parts.reduce((sum, { name }) => sum + quantile(samples.get(`${kind} ${name}`) ?? [], 0.5), 0)
  const ratio = total('encrypted') / total('plain')
  const figures: Figure[] = [
    {
      what: 'encrypted against plain, the work as a whole',
      value: ratio,
      unit: 'times',
      budget: BUDGET_RATIO,
    },
    ...parts.flatMap(({ name }) => figuresOf(name, samples)),
    ...sizes(measuredDatabases),
    ...(await copyFigures()),
  ]
  for (const each of Object.values(measuredDatabases)) each.db.close()
  reportFigures(figures)
} finally {
  temp.remove()
}

type Kind = 'encrypted' | 'plain'
type Samples = ReadonlyMap<string, readonly number[]>

function measure(databases: Readonly<Record<Kind, MeasuredDatabase>>): Samples {
  const samples = new Map<string, number[]>()
  for (let round = 0; round <= ROUNDS; round += 1) {
    // Who goes first changes with the round; the first round warms up and is not counted.
    const order: readonly Kind[] = round % 2 === 0 ? ['encrypted', 'plain'] : ['plain', 'encrypted']
    for (const kind of order) databases[kind].openAnew()
    for (const part of parts) {
      for (const kind of order) {
        const startedMs = performance.now()
        part.run(databases[kind], round)
        const tookMs = performance.now() - startedMs
        if (round === 0) continue
        const key = `${kind} ${part.name}`
        samples.set(key, [...(samples.get(key) ?? []), tookMs])
      }
    }
  }
  return samples
}

function figuresOf(name: string, samples: Samples): readonly Figure[] {
  const [encrypted, plain] = (['encrypted', 'plain'] as const).map((kind) =>
    quantile(samples.get(`${kind} ${name}`) ?? [], 0.5),
  )
  return [
    { what: `of which ${name}: encrypted`, value: encrypted ?? Number.NaN, unit: 'ms', budget: null },
    { what: `of which ${name}: plain`, value: plain ?? Number.NaN, unit: 'ms', budget: null },
  ]
}

function sizes(databases: Readonly<Record<Kind, MeasuredDatabase>>): readonly Figure[] {
  return (['encrypted', 'plain'] as const).map((kind) => {
    databases[kind].db.emptyJournalFile()
    return {
      what: `size, ${kind}`,
      value: statSync(databases[kind].path).size / 1e6,
      unit: 'MB',
      budget: null,
    }
  })
}

function fill({ db }: MeasuredDatabase): void {
  const files = readFolder(join(import.meta.dirname, '..', '..', 'resources', 'sample'))
  if (!files.ok) throw new Error('the sample ships with the app')
  const args = importArgs(readImport(files.value, nothingStored), nothingStored)
  run(db, 'fill', 'importOrganisation', args)
}

function run(db: MeasuredDatabase['db'], id: string, type: string, args: unknown): void {
  const runner = createCommandRunner({
    db,
    registry: commandRegistry,
    rulebook,
    clock: { now: () => '2026-11-23T09:00:00.000Z' as Instant, today: () => sampleToday },
    deviceId: 'bench' as DeviceId,
    mayRun: () => true,
    locationsOf: () => [],
    announce: () => {},
  })
  const done = runner.run({ id: id as CommandId, type, args, actorId: 'manager' })
  if (!done.ok) throw new Error(`${type} is refused: ${JSON.stringify(done.refusal)}`)
}

function boardOf(db: MeasuredDatabase['db'], daysOn: number): LocationIndex {
  const location = must(createRowStore(db).listRows('location', {})[0], 'the sample has a location')
  const monday = addDays(sampleToday, daysOn)
  const answer = createFactAnswers(db, rulebook)
  const facts = must(runSync(loadLocationFacts(location.id, monday, addDays(monday, 6)), answer), 'its facts')
  const index = indexLocationFacts(facts, rulebook.schoolHolidays)
  computeWeekBoard(index, rulebook.law, isoWeekOf(monday))
  return index
}

/** Weeks are settled one by one, as somebody does; each act waits for the disk. */
function act({ db }: MeasuredDatabase, round: number): void {
  const location = must(createRowStore(db).listRows('location', {})[0], 'the sample has a location')
  for (let number = 0; number < ACTS; number += 1) {
    const at = round * ACTS + number
    const week = isoWeekOf(addDays(isoDay('2030-01-07'), at * 7))
    run(db, `act-${at}`, 'settleRoster', { locationId: location.id, week })
  }
}

/** As a device writes what it downloads: all rows of a page in one transaction. */
function takePage({ db }: MeasuredDatabase): void {
  const rows = createRowStore(db)
  const shifts = rows.listRows('shift', {}).slice(0, PAGE_ROWS)
  db.inTransaction(() => {
    rows.putRows('shift', shifts)
    return ok(undefined)
  })
}

/** A copy as the app makes it: packed, opened, read through, and every table compared. */
async function copyFigures(): Promise<readonly Figure[]> {
  const folder = join(temp.folder, 'app')
  const opened = await openTestFolder(folder)
  fill({ db: opened.db, path: '', openAnew: () => {} })
  const took: number[] = []
  const blocked: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedMs = performance.now()
    let longestMs = 0
    const steps = opened.keys.withKey((key) =>
      copyInSteps(opened.db, { folder: join(folder, 'copies'), name: 'bench.db', key: Buffer.from(key) }),
    )
    for (;;) {
      const stepMs = performance.now()
      const step = steps.next()
      longestMs = Math.max(longestMs, performance.now() - stepMs)
      if (step.done !== true) continue
      if (step.value !== undefined) throw new Error(`the copy is not sound: ${step.value}`)
      break
    }
    took.push(performance.now() - startedMs)
    blocked.push(longestMs)
  }
  opened.close()
  const bytes = statSync(join(folder, 'copies', 'bench.db')).size
  return [
    { what: 'a copy, made and compared: median', value: quantile(took, 0.5), unit: 'ms', budget: null },
    {
      what: 'of which in one go, nobody served: median',
      value: quantile(blocked, 0.5),
      unit: 'ms',
      budget: null,
    },
    { what: 'size of a copy', value: bytes / 1e6, unit: 'MB', budget: null },
  ]
}
