import { closeSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { join } from 'node:path'

/** The records headquarters works on. */
export const RECORDS = 'database'
/** A copy that is being put back: worth nothing until it is whole. */
export const DRAFT = 'database.restoring'
/** A copy that is back and has everything that must be in it before anybody comes in. */
const WHOLE = 'database.restored'

/** From this moment on the copy is what counts, whatever happens to this process. */
export function acceptRestored(dataFolder: string): void {
  renameSync(join(dataFolder, DRAFT), join(dataFolder, WHOLE))
  flush(dataFolder)
}

/**
 * Puts a copy that is whole in the place of the records, and these aside. Also for a restore that was killed before it
 * could. Nobody may work on the records. Answers where the old ones are; `undefined` = there were none, or nothing to do.
 */
export function finishRestore(dataFolder: string): string | undefined {
  const whole = join(dataFolder, WHOLE)
  if (!existsSync(whole)) return undefined
  const records = join(dataFolder, RECORDS)
  let aside: string | undefined
  if (existsSync(records)) {
    aside = freeName(records)
    renameSync(records, aside)
  }
  renameSync(whole, records)
  flush(dataFolder)
  return aside
}

function freeName(records: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${records}.before-restore-${number}`
    if (!existsSync(name)) return name
  }
}

/** The new names are on the disk; a system that cannot do that for a folder keeps them in its own time. */
function flush(folder: string): void {
  let file: number | undefined
  try {
    file = openSync(folder, 'r')
    fsyncSync(file)
  } catch {
    return
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
