import { appendFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { putInto } from '../machine/letterbox.ts'
import { missedSignInContext } from '../services/people/gate-door.ts'
import type { MissedSignIn } from '../services/people/gate-door.ts'
import { changeGateFile, readGateFile } from './gate-file.ts'

const MISSED_FILE = 'attempts.log'
/** Some five hundred; what comes after is counted only, so that guessing does not fill the disk. */
const MAX_BYTES = 120_000

/**
 * Puts a failed sign-in where nobody can read or change it unseen until the data is open again. A line that cannot be
 * written keeps nobody from the screen. PRIV-5
 */
export function keepMissedSignIn(folder: string, address: string | undefined, missed: MissedSignIn): void {
  const path = join(folder, MISSED_FILE)
  if (address === undefined || (existsSync(path) && statSync(path).size > MAX_BYTES)) {
    changeGateFile(folder, { uncounted: readGateFile(folder).uncounted + 1 })
    return
  }
  const letter = putInto(address, Buffer.from(JSON.stringify(missed), 'utf8'), missedSignInContext)
  appendFileSync(path, `${letter.toString('base64')}\n`, { mode: 0o600, flush: true })
}

export interface MissedSignIns {
  readonly letters: readonly Buffer[]
  readonly uncounted: number
}

export function readMissedSignIns(folder: string): MissedSignIns {
  const path = join(folder, MISSED_FILE)
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
  const letters = lines.filter((line) => line !== '').map((line) => Buffer.from(line, 'base64'))
  return { letters, uncounted: readGateFile(folder).uncounted }
}

/** They stand in the chain now. */
export function forgetMissedSignIns(folder: string): void {
  rmSync(join(folder, MISSED_FILE), { force: true })
  if (readGateFile(folder).uncounted > 0) changeGateFile(folder, { uncounted: 0 })
}
