import { runGate } from './lib/gates.mjs'

await runGate('knip')
