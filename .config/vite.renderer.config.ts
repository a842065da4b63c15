import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The screen. Everything is a file of its own: the page's policy is `script-src 'self'; style-src 'self'; font-src
 * 'self'`, so nothing may be inlined into HTML or turned into a `data:` address.
 */
export default defineConfig({
  root: `${root}renderer`,
  base: '/',
  publicDir: false,
  cacheDir: `${root}node_modules/.cache/vite-renderer`,
  plugins: [react()],
  build: {
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4096,
    emptyOutDir: true,
  },
})
