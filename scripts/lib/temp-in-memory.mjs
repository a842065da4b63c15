import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'

/** Linux keeps what is here in memory. */
const MEMORY_FOLDER = '/dev/shm'
/** Asked for before memory is used: a small machine needs what it has for the tests themselves. */
const NEEDED_BYTES = 4 * 1024 ** 3
const ENDINGS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Puts the temporary files of this process and of all it starts in memory for as long as it lives, where that can be:
 * every test with a database waits for a disk otherwise, dozens of times. Processes are killed in these tests, never the
 * machine, so what was written is as safe here as on a disk. Elsewhere everything stays as it was.
 */
export function keepTempInMemory() {
  const folder = makeFolder()
  if (folder === undefined) return
  process.env.TMPDIR = folder
  process.on('exit', () => removeFolder(folder))
  // A signal ends a process without a word to its listeners, and memory is not given back by itself.
  for (const name of ENDINGS) process.once(name, () => process.exit(128 + constants.signals[name]))
}

function makeFolder() {
  let folder
  try {
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER)
    if (Math.min(bavail * bsize, process.availableMemory()) < NEEDED_BYTES) return undefined
    folder = mkdtempSync(join(MEMORY_FOLDER, 'dagdeel-'))
    // The rights of the folder it stands in for: a database server and a package manager work as users of their own.
    chmodSync(folder, 0o1777)
    if (mayRunPrograms(folder)) return folder
  } catch {
    // No such folder here, or not for us: the disk will do.
  }
  if (folder !== undefined) removeFolder(folder)
  return undefined
}

function removeFolder(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  } catch {
    // Something that is still ending writes in it. What is left is no fault of the tests.
  }
}

/** A container may forbid it; tests run scripts they wrote. */
function mayRunPrograms(folder) {
  const script = join(folder, 'may-run')
  writeFileSync(script, '#!/bin/sh\nexit 0\n', { mode: 0o755 })
  const { status } = spawnSync(script)
  rmSync(script)
  return status === 0
}
