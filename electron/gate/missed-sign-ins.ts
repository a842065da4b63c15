import { appendFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { putInto } from '../machine/letterbox.ts'
import { missedSignInContext } from '../services/people/gate-door.ts'
import type { MissedSignIn } from '../services/people/gate-door.ts'
import type { GateNotes } from './gate-file.ts'

const MISSED_FILE = 'attempts.log'
/** Some five hundred; what comes after is counted only, so that guessing does not fill the disk. */
const MAX_BYTES = 120_000

export interface MissedSignInPlace {
  readonly folder: string
  readonly notes: GateNotes
  /** Hears why one could not be written. */
  failed(error: unknown): void
}

/**
 * Puts a failed sign-in where nobody can read or change it unseen until the data is open again. One that cannot be
 * written is counted and keeps nobody from the screen. PRIV-5
 */
export function keepMissedSignIn(
  { folder, notes, failed }: MissedSignInPlace,
  address: string | undefined,
  missed: MissedSignIn,
): void {
  const path = join(folder, MISSED_FILE)
  const count = () => notes.change({ uncounted: notes.read().uncounted + 1 })
  if (address === undefined) return count()
  try {
    if (existsSync(path) && statSync(path).size > MAX_BYTES) return count()
    const letter = putInto(address, Buffer.from(JSON.stringify(missed), 'utf8'), missedSignInContext)
    appendFileSync(path, `${letter.toString('base64')}\n`, { mode: 0o600, flush: true })
  } catch (error) {
    failed(error)
    count()
  }
}

export interface MissedSignIns {
  readonly letters: readonly Buffer[]
  readonly uncounted: number
  /** False when there is a file that could not be read. */
  readonly isRead: boolean
}

/** A file that cannot be read stays where it is; what it holds is taken up when it can. */
export function readMissedSignIns({ folder, notes, failed }: MissedSignInPlace): MissedSignIns {
  const { uncounted } = notes.read()
  try {
    const path = join(folder, MISSED_FILE)
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
    return {
      letters: lines.filter((line) => line !== '').map((line) => Buffer.from(line, 'base64')),
      uncounted,
      isRead: true,
    }
  } catch (error) {
    failed(error)
    return { letters: [], uncounted, isRead: false }
  }
}

/** They stand in the chain now. */
export function forgetMissedSignIns(
  { folder, notes, failed }: MissedSignInPlace,
  { isRead }: Pick<MissedSignIns, 'isRead'>,
): void {
  if (notes.read().uncounted > 0) notes.change({ uncounted: 0 })
  if (!isRead) return
  try {
    rmSync(join(folder, MISSED_FILE), { force: true })
  } catch (error) {
    failed(error)
  }
}
