import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reportFigures } from './figures.ts'
import type { Figure } from './figures.ts'
import { quantile } from './quantile.ts'
import type { SystemReport } from './sync-measure.ts'
import { CHANGES, expectedEnd } from './sync-workload.ts'

/*
 * 10,000 pulled changes: ours beside other ways to keep two computers equal, on the same rows. Each system does it in a
 * process of its own; the systems take turns, in another order every round, so that a busy minute of the machine hits
 * them all. A system whose rows are not the expected ones fails the run.
 */

const ROUNDS = Number(process.env['DAGDEEL_BENCH_ROUNDS'] ?? '5')
const BUDGET_MS = 500
const peerFolder = join(import.meta.dirname, 'sync-peers')

interface Contender {
  readonly what: string
  readonly program: string
}

const ours: Contender = { what: 'ours', program: fileURLToPath(new URL('sync-ours.ts', import.meta.url)) }
const peers: readonly Contender[] = [
  { what: 'PowerSync Node SDK', program: 'powersync.mjs' },
  { what: 'RxDB, in memory', program: 'rxdb.mjs' },
  { what: 'Yjs', program: 'yjs.mjs' },
  { what: 'PouchDB, LevelDB', program: 'pouchdb.mjs' },
  { what: '@actual-app/crdt', program: 'actual-crdt.mjs' },
].map(({ what, program }) => ({ what, program: join(peerFolder, program) }))

const arePeersThere = existsSync(join(peerFolder, 'node_modules'))
if (!arePeersThere)
  console.log('The peers are not installed: `npm run bench:sync` installs them beside the benchmark.')
const contenders = arePeersThere ? [ours, ...peers] : [ours]
const expected = expectedEnd()
const reports = new Map<string, SystemReport[]>()
for (let round = 0; round < ROUNDS; round += 1) {
  for (const contender of turned(contenders, round)) {
    const known = reports.get(contender.what) ?? []
    known.push(runOnce(contender))
    reports.set(contender.what, known)
  }
}
showSystems()
reportFigures(figures())

function runOnce({ what, program }: Contender): SystemReport {
  const { stdout, status } = spawnSync(process.execPath, ['--expose-gc', '--no-warnings', program], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 300_000,
  })
  const line = stdout.trim().split('\n').at(-1) ?? ''
  if (status !== 0 || line === '') throw new Error(`${what} ended with ${String(status)}`)
  const report = JSON.parse(line) as SystemReport
  if (report.rows !== expected.rows || report.hash !== expected.hash) {
    throw new Error(
      `${what} holds ${report.rows} rows (${report.hash}), not ${expected.rows} (${expected.hash})`,
    )
  }
  return report
}

function turned<Item>(items: readonly Item[], by: number): readonly Item[] {
  const place = by % items.length
  return [...items.slice(place), ...items.slice(0, place)]
}

function figures(): readonly Figure[] {
  const mine = medianOf(ours, 'wallMs')
  const rows: Figure[] = [
    { what: '10,000 pulled changes, ours: median', value: mine, unit: 'ms', budget: BUDGET_MS },
    { what: '10,000 pulled changes, ours: least', value: quantile(walls(ours), 0), unit: 'ms', budget: null },
    {
      what: '10,000 pulled changes, ours: processor',
      value: medianOf(ours, 'cpuMs'),
      unit: 'ms',
      budget: null,
    },
  ]
  for (const peer of contenders.filter((each) => each !== ours)) {
    const theirs = medianOf(peer, 'wallMs')
    rows.push(
      { what: `10,000 pulled changes, ${peer.what}: median`, value: theirs, unit: 'ms', budget: null },
      { what: `ours takes, of ${peer.what}`, value: mine / theirs, unit: 'times', budget: 1 },
    )
  }
  return rows
}

function showSystems(): void {
  console.log(`${ROUNDS} rounds, in turns; load of this machine ${loadavg()[0]?.toFixed(1) ?? '?'}`)
  console.table(
    Object.fromEntries(
      contenders.map((each) => [
        each.what,
        {
          'least ms': Math.round(quantile(walls(each), 0)),
          'median ms': Math.round(medianOf(each, 'wallMs')),
          'processor ms': Math.round(medianOf(each, 'cpuMs')),
          'changes/s': Math.round(CHANGES / (medianOf(each, 'wallMs') / 1000)),
          'peak MB': Math.round(medianOf(each, 'peakMb')),
          'disk MB': Number(medianOf(each, 'diskMb').toFixed(1)),
          durable: reports.get(each.what)?.[0]?.durable ?? '',
          encrypted: reports.get(each.what)?.[0]?.isEncrypted === true ? 'yes' : 'no',
        },
      ]),
    ),
  )
}

function walls({ what }: Contender): readonly number[] {
  return (reports.get(what) ?? []).map(({ wallMs }) => wallMs)
}

function medianOf({ what }: Contender, part: 'wallMs' | 'cpuMs' | 'peakMb' | 'diskMb'): number {
  return quantile(
    (reports.get(what) ?? []).map((report) => report[part]),
    0.5,
  )
}
