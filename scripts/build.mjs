import { ALL_TARGETS, buildStale } from './lib/build.mjs'

const startedAt = performance.now()
await buildStale(ALL_TARGETS)
process.stdout.write(`dist is up to date (${((performance.now() - startedAt) / 1000).toFixed(1)} s)\n`)
