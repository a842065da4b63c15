// Rehearses packaging for this machine and tests what came out. Where Electron's runtime cannot be had, a stand-in
// takes its place: the package's contents and its fuses are real, the program inside does not start.
import { runNode } from './lib/command.mjs'
import { packApplication } from './lib/pack-application.mjs'
import { tools } from './lib/paths.mjs'
import { packagedParameters } from './lib/runner-parameters.mjs'

const { code, output, note } = await packApplication()
process.stdout.write(code === 0 ? `${note}\n` : output)
process.exitCode = code === 0 ? await runNode(tools.vitest, packagedParameters) : code
