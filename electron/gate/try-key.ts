import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Message } from '#shared/domain/explanation/model.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { KeyFile } from '#shared/schema/key-file.ts'
import { DATABASE_FILE } from '../db/open-data-folder.ts'
import type { KeySealer } from '../db/key-sealer.ts'
import { describeOpenFailure } from '../describe-open-failure.ts'
import { openKey } from '../keys/open-key.ts'
import type { ClockPort } from '../ports.ts'
import type { MissedSignIn } from '../services/people/gate-door.ts'
import type { GuessBook } from './guess-book.ts'
import { MANY_TRIES, triesLeft } from './guess-rules.ts'
import { keepMissedSignIn } from './missed-sign-ins.ts'
import type { MissedSignInPlace } from './missed-sign-ins.ts'
import { refuseWith } from './refuse-with.ts'

export interface Trying {
  readonly dataFolder: string
  readonly sealers: readonly KeySealer[]
  readonly clock: Pick<ClockPort, 'now'>
  readonly guesses: GuessBook
  readonly missed: MissedSignInPlace
}

export interface Try {
  readonly file: KeyFile
  readonly slotId: string
  readonly secret: string
  readonly kind: Extract<MissedSignIn['kind'], 'password' | 'recovery'>
}

/**
 * The database key behind a secret; the caller wipes it. A try counts as wrong until it was right, so that ending the
 * program while it looks is no way to guess for free. PRIV-4
 */
export async function tryKey(
  { dataFolder: folder, sealers, clock, guesses, missed }: Trying,
  { file, slotId, secret, kind }: Try,
): Promise<Result<Buffer, Message>> {
  const seconds = guesses.secondsLeft(slotId)
  if (seconds > 0) return refuseWith('gate.wait', { seconds })
  guesses.count(slotId)
  const hasData = existsSync(join(folder, DATABASE_FILE))
  const opened = await openKey({ folder, hasData, sealers, way: { kind: 'secret', slotId, secret } })
  if (opened.ok) {
    guesses.forget(slotId)
    opened.value.former?.fill(0)
    return ok(opened.value.key)
  }
  if (opened.refusal.kind !== 'wrongSecret') {
    guesses.takeBack(slotId)
    return refuse(describeOpenFailure(opened.refusal, folder))
  }
  keepMissedSignIn(missed, file.auditAddress, { at: clock.now(), slotId, kind })
  const tries = guesses.wrongOf(slotId)
  const params = { left: triesLeft(tries), seconds: guesses.secondsLeft(slotId) }
  return refuseWith(codeOfWrong(kind, tries), params)
}

/** Nothing is ever taken away for many wrong ones; the other ways in are named. */
function codeOfWrong(kind: Try['kind'], tries: number): string {
  if (kind === 'recovery') return 'gate.wrongCode'
  if (tries >= MANY_TRIES) return 'gate.wrongPasswordOften'
  return triesLeft(tries) > 0 ? 'gate.wrongPassword' : 'gate.wrongPasswordWait'
}
