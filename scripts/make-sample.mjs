// Writes the sample organisation in resources/sample. `node scripts/make-sample.mjs`; the same files every time.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/paths.mjs'
import { buildSample } from './sample/build-sample.ts'
import { writeFiles } from './sample/write-files.ts'

const folder = join(root, 'resources', 'sample')
const { rows, unfilled } = buildSample()
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (name.endsWith('.csv')) rmSync(join(folder, name))
// A byte order mark, so that Excel reads the accents right when somebody double-clicks a file.
for (const [name, text] of writeFiles(rows)) writeFileSync(join(folder, name), `\ufeff${text}`)
process.stdout.write(
  `${rows.child.length} children, ${rows.staff_member.length} staff, ${rows.shift.length} shifts\n`,
)
for (const line of unfilled) process.stdout.write(`nobody for ${line}\n`)
