// Vitest, all projects but the packaged one; what follows `--` goes to Vitest (`npm run unit -- tests/unit/ratio`).
import { runNode } from './lib/command.mjs'
import { tools } from './lib/paths.mjs'
import { vitestParameters } from './lib/runner-parameters.mjs'

process.exitCode = await runNode(tools.vitest, [...vitestParameters, ...process.argv.slice(2)])
