import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { captureNode } from './command.mjs'
import { withLock } from './lock.mjs'
import { dist, root, tools } from './paths.mjs'

/**
 * The checks that read the code without running it. Each answers an exit code and what it printed.
 * @typedef {{ code: number, output: string }} Outcome
 * @typedef {{ name: string, run: () => Promise<Outcome> }} Gate
 */

/** What the formatter leaves alone: data with a form of its own, and code planted to be wrong. */
const UNFORMATTED = ['!package-lock.json', '!resources/sample/**', '!tests/**/fixtures/**', '!**/*.md']

/** Several people may look at once on a machine that is busy. */
const TYPES_PATIENCE_MS = 30 * 60_000

/**
 * The type checker and the linter are written in Go, and clear up their memory so often that it takes about a tenth of
 * their time. Less often costs some memory for as long as they run.
 */
const clearingUpLess = { GOGC: process.env.GOGC ?? '400' }

/** Checkers side by side each work out what another knows already: four take half as much of the processor again. */
const typesParameters = ['--build', '.config/types', '--checkers', '1']

/** @param {'--check' | '--write'} mode */
export function formatParameters(mode) {
  return ['-c', '.config/oxfmt.json', mode, '.', ...UNFORMATTED]
}

/** @type {Gate[]} */
export const gates = [
  { name: 'format', run: () => captureNode(tools.oxfmt, formatParameters('--check')) },
  { name: 'lint', run: () => captureNode(tools.oxlint, ['--deny-warnings', '.'], clearingUpLess) },
  { name: 'types', run: checkTypes },
  { name: 'deps', run: checkImportDirections },
  {
    name: 'knip',
    run: () => captureNode(tools.knip, ['-c', '.config/knip.json', '--no-progress', '--no-config-hints']),
  },
]

/** Runs one gate for its own npm script: its output as it is, its exit code handed on. */
export async function runGate(name) {
  const gate = gates.find((candidate) => candidate.name === name)
  if (gate === undefined) throw new Error(`no gate ${name}`)
  const { code, output } = await gate.run()
  process.stdout.write(output)
  process.exitCode = code
}

/**
 * Every folder with a tsconfig of its own is checked with the libraries it runs with, and no others. `.config/types`
 * says who builds on whom: a folder is read once, and those that build on it read only what it declares.
 */
async function checkTypes() {
  const check = () => captureNode(tools.tsc, typesParameters, clearingUpLess)
  // Two at once would read what the other has half written.
  return withLock(join(dist, '.checking-types'), check, TYPES_PATIENCE_MS)
}

/** A run that looked at nothing must not pass for one that found nothing. */
async function checkImportDirections() {
  const folders = ['shared', 'electron', 'renderer', 'headquarters', 'resources'].filter((folder) =>
    existsSync(join(root, folder)),
  )
  const parameters = ['--config', '.config/dependency-cruiser.mjs', '--output-type', 'err', ...folders]
  const { code, output } = await captureNode(tools.depcruise, parameters)
  // It asks for TypeScript 6 although it reads the code with swc; a test plants violations to be sure that it does.
  const report = output.replace(/\n‼ missing-tsc-transpiler[\s\S]*$/, '')
  if (/\(0 modules/.test(report)) return { code: 1, output: `${report}\nNo modules were read.\n` }
  return { code: Math.min(code, 1), output: report }
}
