import { runCli } from './lib/run-cli.mjs'

await runCli(process.argv.slice(2))
