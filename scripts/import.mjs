import { runCli } from './lib/run-cli.mjs'

await runCli(['import', ...process.argv.slice(2)])
