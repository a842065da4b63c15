// Runs every benchmark in tests/bench, one after another so that they do not slow each other, each in a Node of its
// own; a name after `--` picks those whose file name holds it; `--peers` installs what the sync benchmark compares with.
// Ends with one table: every figure beside its budget.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { buildStale } from './lib/build.mjs'
import { findChromium } from './lib/chromium.mjs'
import { runCommand } from './lib/command.mjs'
import { root } from './lib/paths.mjs'
import { installSyncPeers } from './lib/sync-peers.mjs'

const asked = process.argv.slice(2)
const wanted = asked.find((word) => !word.startsWith('--')) ?? ''
const benchFolder = join(root, 'tests/bench')
const files = readdirSync(benchFolder).filter((file) => file.endsWith('.bench.ts') && file.includes(wanted))
if (files.length === 0) {
  process.stderr.write(`dagdeel: no benchmark has "${wanted}" in its name\n`)
  process.exit(2)
}
if (asked.includes('--peers')) await installSyncPeers()
const chromium = await findChromium()
const browser = 'executable' in chromium ? chromium.executable : undefined
await buildStale(['renderer', 'loopback', 'planning', 'dagdeel'])
const collected = mkdtempSync(join(tmpdir(), 'dagdeel-figures-'))
try {
  const rows = await runAll()
  process.stdout.write(`\n${describeMachine()}\n\n${writeTable(rows)}\n`)
} finally {
  rmSync(collected, { recursive: true, force: true })
}

/** Runs the benchmarks and answers the rows they handed over; a failure of one does not stop the others. */
async function runAll() {
  const figuresFile = join(collected, 'figures.jsonl')
  const env = {
    DAGDEEL_BENCH_FIGURES: figuresFile,
    ...(browser === undefined ? {} : { DAGDEEL_CHROMIUM: browser }),
  }
  for (const file of files.toSorted()) {
    process.stdout.write(`\n${file} (load of this machine ${loadavg()[0]?.toFixed(1)})\n`)
    const code = await runCommand(process.execPath, ['--expose-gc', join(benchFolder, file)], { env })
    if (code !== 0) process.exitCode = code
  }
  if (!existsSync(figuresFile)) return []
  const lines = readFileSync(figuresFile, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line))
}

function describeMachine() {
  const [processor] = cpus()
  const gigabytes = Math.round(totalmem() / 2 ** 30)
  return [
    `${processor?.model ?? 'unknown processor'}, ${cpus().length} cores, ${gigabytes} GB, ${type()} ${release()}`,
    `Node ${process.versions.node}, ${nameBrowser()}`,
  ].join('\n')
}

function nameBrowser() {
  if (browser === undefined) return 'no Chromium'
  const { stdout } = spawnSync(browser, ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return stdout?.trim() || 'a Chromium that does not tell its version'
}

/** A Markdown table, in columns as wide as their text: to read here and to paste into docs/benchmarks.md. */
function writeTable(rows) {
  const columns = ['what', 'measured', 'budget', 'within']
  const cells = [columns, ...rows.map((row) => columns.map((column) => row[column]))]
  const widths = columns.map((_, place) => Math.max(...cells.map((line) => line[place].length)))
  const isNumber = (place) => place === 1 || place === 2
  const write = (line) =>
    `| ${line.map((cell, place) => (isNumber(place) ? cell.padStart(widths[place]) : cell.padEnd(widths[place]))).join(' | ')} |`
  const rule = `| ${widths.map((width, place) => '-'.repeat(width - 1) + (isNumber(place) ? ':' : '-')).join(' | ')} |`
  const [head, ...body] = cells.map(write)
  return [head, rule, ...body].join('\n')
}
