// Kills the device and headquarters at random moments, over and over, and looks whether anything that was confirmed is
// lost: `npm run crash`, or `npm run crash -- 50 7` for fifty kills with seed 7; `npm run crash -- 50 7 folder` for those
// of a folder as a whole only: copies, putting one back, another key, erasing, removing what is over its term.
import { join } from 'node:path'
import { runNode } from './lib/command.mjs'
import { root } from './lib/paths.mjs'

process.exitCode = await runNode(join(root, 'tests/crash/main.ts'), process.argv.slice(2))
