import { runGate } from './lib/gates.mjs'

await runGate('lint')
