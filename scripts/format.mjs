// Formats the files in place; with `--check` it only says which are not formatted.
import { runNode } from './lib/command.mjs'
import { formatParameters } from './lib/gates.mjs'
import { tools } from './lib/paths.mjs'

const mode = process.argv.includes('--check') ? '--check' : '--write'
process.exitCode = await runNode(tools.oxfmt, formatParameters(mode))
