// `npm run simulate`: device-days by the thousand, every trouble there is, and a look at what is left. What is meant by
// each line of the report: docs/simulation.md. `-- --seed <seed>` runs one seed again, line by line;
// `-- --bugs` puts mistakes in on purpose, to see that they are found.
import { join } from 'node:path'
import { runNode } from './lib/command.mjs'
import { root } from './lib/paths.mjs'

process.exitCode = await runNode(join(root, 'tests/simulation/simulate.ts'), process.argv.slice(2))
