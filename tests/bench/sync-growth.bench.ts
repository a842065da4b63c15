import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE_FILE } from '#electron/db/open-data-folder.ts'
import type { SqlEngine } from '#headquarters/store/sql/sql-session.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { streamOfLocation } from '#shared/sync/stream.ts'
import { openBenchHeadquarters } from '#tests/harness/bench-headquarters.ts'
import { makeTempFolder } from '#tests/harness/database.ts'
import { locationWork, takeActs } from '#tests/harness/location-work.ts'
import { manyLocations, nameOfLocation } from '#tests/harness/many-locations.ts'
import { openSyncDevice } from '#tests/harness/sync-device.ts'
import { memoryStore, pgliteStore } from './open-stores.ts'
import { quantile } from './quantile.ts'
import { BenchStream, scopeText, type PageChange } from './sync-pages.ts'

/*
 * What grows and what does not: ten times the rows on a device, ten times the devices at headquarters, a hundred times
 * the acts in its past. Shown for comparison; no figure has a budget.
 */

const NEWS = 50
const ROUNDS = 15
const PAST_AT_ONCE = 2_000
const stream = streamOfLocation(nameOfLocation(0))

console.log('rows on one device')
console.table({ '1x': await withRows(330), '10x': await withRows(3_300) })
console.log('devices at headquarters in memory, each one push of 20 acts after another')
console.table({ '1x': await withDevices(8), '10x': await withDevices(80) })
console.log(`acts in the past of one location, headquarters on PGlite; a pull of ${NEWS} rows`)
console.table({ '1,000': await withPast(1_000), '100,000': await withPast(100_000) })

/** A device with so many weeks of roster: its download, a pull of news, an act of somebody, its file, its memory. */
async function withRows(rosterWeeks: number): Promise<object> {
  const temp = makeTempFolder()
  const device = await openSyncDevice(temp.folder)
  try {
    device.enrol()
    const organisation = new BenchStream('org')
    const location = new BenchStream(stream)
    const rows = manyLocations({ locations: 1, rosterWeeks })
    const texts = [...organisation.hear(changesOf(rows, true)), ...location.hear(changesOf(rows, false))]
    device.hear([scopeText(stream)])
    const downloadMs = timed(() => device.hear(texts))
    const shifts = rows.shift ?? []
    const pulls: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const news = location.hear(
        shifts.slice(round * NEWS, (round + 1) * NEWS).map((row) => ({
          table: 'shift',
          id: row.id,
          row: { ...row, endMinute: row.endMinute - 15 },
        })),
      )
      pulls.push(timed(() => device.hear(news)))
    }
    const acts = takeActs(locationWork(0), 100, ({ type }) => ['enterAbsence', 'moveChild'].includes(type))
    const done = acts.map((act, place) =>
      timed(() => {
        const answer = device.run(`own-${place}`, act)
        if (!answer.ok) throw new Error(`an act is refused: ${JSON.stringify(answer.refusal)}`)
      }),
    )
    return {
      rows: [...changesOf(rows, true), ...changesOf(rows, false)].length,
      'download s': rounded(downloadMs / 1_000),
      'pull of 50 rows, p50 ms': rounded(quantile(pulls, 0.5)),
      'one act, p50 ms': rounded(quantile(done, 0.5)),
      'file MB': rounded(statSync(join(temp.folder, DATABASE_FILE)).size / 2 ** 20),
      'memory MB': rounded(process.memoryUsage().rss / 2 ** 20),
    }
  } finally {
    device.opened.close()
    temp.remove()
  }
}

/** Each location and its device; acts a second of all of them, and what the process holds. */
async function withDevices(count: number): Promise<object> {
  const opened = await memoryStore()
  const desk = openBenchHeadquarters(opened.store)
  await desk.fill(manyLocations({ locations: count, rosterWeeks: 2 }))
  const devices = await Promise.all(
    Array.from({ length: count }, (_, place) => desk.enrolAt([place], `device-${place}`)),
  )
  const startedMs = performance.now()
  await Promise.all(
    devices.map(({ device }, place) => {
      const acts = takeActs(locationWork(place), 20)
      return desk.push(
        device,
        1,
        acts.map((act, number) => ({ id: `${device}-${number}`, act })),
      )
    }),
  )
  const seconds = (performance.now() - startedMs) / 1_000
  globalThis.gc?.()
  const report = {
    devices: count,
    'acts a second': rounded((count * 20) / seconds),
    'heap MB': rounded(process.memoryUsage().heapUsed / 2 ** 20),
  }
  await opened.close()
  return report
}

/** A pull of the same news after a short and after a long past. */
async function withPast(acts: number): Promise<object> {
  const opened = await pgliteStore()
  try {
    const desk = openBenchHeadquarters(opened.store)
    await desk.fill(manyLocations({ locations: 1, rosterWeeks: 4 }))
    if (opened.engine !== undefined) await layPast(opened.engine, acts)
    const colleague = await desk.enrolAt([0], 'groep')
    const joined = await desk.enrolAt([0], 'kantoor')
    const temp = makeTempFolder()
    const device = await openSyncDevice(temp.folder)
    device.enrol(joined)
    await device.fetchAll(desk.headquarters)
    const work = locationWork(0)
    const pulls: number[] = []
    for (let number = 0; number < 5; number += 1) {
      await actOn(
        desk,
        colleague.device,
        number * NEWS,
        takeActs(work, NEWS, ({ type }) => type === 'assignShift'),
      )
      const request = device.core.buildPull()
      const startedMs = performance.now()
      const reply = await desk.headquarters.pull(joined.device, request)
      pulls.push(performance.now() - startedMs)
      if (!reply.ok) throw new Error(`no news: ${JSON.stringify(reply.refusal)}`)
      device.core.takePull(request, reply.value)
    }
    device.opened.close()
    temp.remove()
    return {
      'pull at headquarters, p50 ms': rounded(quantile(pulls, 0.5)),
      'least ms': rounded(quantile(pulls, 0)),
    }
  } finally {
    await opened.close()
  }
}

async function actOn(
  desk: ReturnType<typeof openBenchHeadquarters>,
  device: DeviceId,
  after: number,
  acts: ReturnType<typeof takeActs>,
): Promise<void> {
  await desk.push(
    device,
    after + 1,
    acts.map((act, place) => ({ id: `act-${after + place}`, act })),
  )
}

/** Acts that changed one shift each, over and over: the records are as many as before, their past is long. */
async function layPast(engine: SqlEngine, acts: number): Promise<void> {
  for (let from = 1; from <= acts; from += PAST_AT_ONCE) {
    await layStretch(engine, from, Math.min(acts, from + PAST_AT_ONCE - 1))
  }
  await engine.execute('analyze')
}

/** Each a command and an image; versions go on from where the stream is. */
async function layStretch(engine: SqlEngine, from: number, until: number): Promise<void> {
  const count = until - from + 1
  await engine.execute(`
    begin;
    insert into hq_command (id, type, version, args, args_hash, actor_id, origin_device, step, kind, label, status, meanwhile,
                            versions, at, received_at, has_effect)
    select 'past-' || n, 'changeShift', 1, '{}', 'past', 'place-0-manager', 'past', 'past-' || n, 'do',
           '{"code":"command.changeShift","params":{}}', 'accepted', '[]',
           json_build_object('${stream}', now.version + n - ${from - 1}), '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z', true
    from hq_stream now, generate_series(${from}, ${until}) n where now.id = '${stream}';
    insert into hq_stream_act (stream, version, command_id)
    select now.id, now.version + n - ${from - 1}, 'past-' || n from hq_stream now, generate_series(${from}, ${until}) n where now.id = '${stream}';
    insert into hq_image (command_id, table_name, row_id, before, after)
    select 'past-' || n, 'shift', 'place-0-staff-' || (n % 12) || '-2026-11-24', '{"endMinute":1050}', '{"endMinute":1080}'
    from generate_series(${from}, ${until}) n;
    update hq_stream set version = version + ${count} where id = '${stream}';
    commit;`)
}

function changesOf(rows: RowSet, isOrganisation: boolean): readonly PageChange[] {
  return tableNames
    .filter((table) => (table === 'organisation') === isOrganisation)
    .flatMap((table) => (rows[table] ?? []).map((row) => ({ table, id: row.id, row })))
}

function timed(work: () => void): number {
  const startedMs = performance.now()
  work()
  return performance.now() - startedMs
}

function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
