import { runCli } from './run-cli.ts'

/** The command line: `dagdeel <verb>`. The exit code is set, not forced, so that all output gets out. */
process.exitCode = await runCli(process.argv.slice(2), {
  input: process.stdin,
  output: process.stdout,
  error: process.stderr,
})
// A reader that stopped early, or a verb that reads nothing, must not leave us waiting for more input.
process.stdin.destroy()
