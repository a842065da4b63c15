import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The four module names of Electron exactly: a pattern `^electron` would also catch our own folder. The database and the
 * stretching of passwords are the native packages of the app; everything else goes into its bundle. Headquarters runs
 * from this folder: its server and its databases, which look for files of their own beside their code, stay the packages
 * they are.
 */
const externals = [
  'electron',
  'electron/main',
  'electron/renderer',
  'electron/common',
  'better-sqlite3',
  '@node-rs/argon2',
  'fastify',
  'pg',
  '@electric-sql/pglite',
]

/** The Node side: one file per entry. `scripts/build.mjs` names the entry and the output. */
export default defineConfig({
  root,
  publicDir: false,
  cacheDir: `${root}node_modules/.cache/vite-node`,
  ssr: { target: 'node', noExternal: true, external: externals },
  build: {
    target: 'node24',
    ssr: true,
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    emptyOutDir: false,
    rolldownOptions: { external: externals },
  },
})
