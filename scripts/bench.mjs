// Runs every benchmark in tests/bench, one after another so that they do not slow each other, each in a Node of its
// own; a name after `--` picks those whose file name holds it.
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { buildStale } from './lib/build.mjs'
import { findChromium } from './lib/chromium.mjs'
import { runCommand } from './lib/command.mjs'
import { root } from './lib/paths.mjs'

const wanted = process.argv[2] ?? ''
const folder = join(root, 'tests/bench')
const files = readdirSync(folder).filter((file) => file.endsWith('.bench.ts') && file.includes(wanted))
const chromium = await findChromium()
await buildStale(['renderer', 'loopback', 'dagdeel'])
process.stdout.write(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}\n`,
)
for (const file of files.toSorted()) {
  process.stdout.write(`\n${file}\n`)
  const env = 'executable' in chromium ? { DAGDEEL_CHROMIUM: chromium.executable } : {}
  const code = await runCommand(process.execPath, ['--expose-gc', join(folder, file)], { env })
  if (code !== 0) process.exitCode = code
}
