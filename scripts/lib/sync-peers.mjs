import { join } from 'node:path'
import { isInstalled, runNpmCi } from './install-packages.mjs'
import { root } from './paths.mjs'

/**
 * Installs the systems that the sync benchmark is compared with, into a folder of their own: they are no part of the
 * program, and the benchmark runs without them too. Packages only, no scripts and no downloads beside them.
 */
export async function installSyncPeers() {
  const folder = join(root, 'tests/bench/sync-peers')
  if (isInstalled(folder)) return
  process.stderr.write('dagdeel: installing what sync is compared with (npm ci), about a minute...\n')
  const code = await runNpmCi(folder)
  if (code !== 0) process.stderr.write('dagdeel: that failed; only our own figures are measured.\n')
}
