import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * One project per kind of test. `unit` holds pure rules and shares one module graph over all files (fast); every
 * other project isolates its files. `packaged` needs a packed application and is run by `npm test` after packing.
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
          include: ['tests/{integration,contract,migrations,shell,simulation}/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 20_000,
          globalSetup: ['tests/harness/database-door.ts'],
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
