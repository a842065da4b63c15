import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What is on a database, in processes of its own. */
const onDatabases = {
  pool: 'forks' as const,
  testTimeout: 20_000,
  globalSetup: ['tests/harness/database-door.ts'],
}

/** These choose a store for a whole file, load files of tests once more, or kill what they started. */
const alone = ['tests/integration/{headquarters-store,headquarters-cli,crash}/**/*.test.ts']

/**
 * One project per kind of test. `unit`, `integration` and `renderer` share one module graph over all files of a worker:
 * reading the application anew costs seconds of the processor for every file. What must happen around every test is
 * therefore said in the test file or in a setup file, never in a module that is read once. A test that replaces a module,
 * or that holds on to something of its module, is in a project that isolates its files. `packaged` needs a packed
 * application and is run by `npm test` after packing.
 */
export default defineConfig({
  root,
  test: {
    root,
    pool: 'threads',
    // Left alone it keeps a core free, and on two cores that is half of the machine.
    maxWorkers: availableParallelism(),
    reporters: ['default'],
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    coverage: {
      provider: 'v8',
      include: ['shared/**/*.ts', 'electron/**/*.ts', 'renderer/src/**/*.{ts,tsx}'],
      reportsDirectory: 'coverage',
    },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], isolate: false, testTimeout: 20_000 },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/{integration,contract,migrations}/**/*.test.ts'],
          exclude: alone,
          ...onDatabases,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['tests/{shell,simulation}/**/*.test.ts', ...alone],
          ...onDatabases,
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'renderer',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          testTimeout: 20_000,
          // One worker takes every file in turn on one page: a page per file is a second more, and parts of the screen hold
          // on to the page they were read on. `npm test` runs it beside the other projects.
          setupFiles: ['tests/renderer/each-file.ts'],
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'packaged', include: ['tests/packaged/**/*.test.ts'], testTimeout: 60_000 },
      },
    ],
  },
})
