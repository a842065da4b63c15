// Writes the bill of materials and the licences of the packaged application, and says where they are.
import { relative } from 'node:path'
import { ALL_TARGETS, buildStale } from './lib/build.mjs'
import { root } from './lib/paths.mjs'
import { LICENCES_FILE, SBOM_FILE, writeSbom } from './lib/write-sbom.mjs'

await buildStale(ALL_TARGETS)
const { count } = await writeSbom()
process.stdout.write(`${count} packages: ${relative(root, SBOM_FILE)}, ${relative(root, LICENCES_FILE)}\n`)
