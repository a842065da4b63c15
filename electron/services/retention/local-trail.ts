import { keepsBack } from '#shared/domain/retention/judgement.ts'
import { instantOfDutchTime } from '#shared/kernel/instant-of-dutch-time.ts'
import { addMonths } from '#shared/kernel/time.ts'
import { ok } from '#shared/kernel/result.ts'
import { cutChain } from '../../db/repositories/audit-chain.ts'
import { countFadingActs, countHeldActs, fadeActs, lastFadingAct } from '../../db/fade-acts.ts'
import type { Fading } from '../../db/fade-acts.ts'
import type { WritableDb } from '../../db/handles.ts'
import { findHeldTrail } from '../../db/held-acts.ts'
import type { RowReader } from '../../db/repositories/row-store.ts'
import type { ClockPort } from '../../ports.ts'

/** What this computer wrote down of acts: who did what, and how records were. It has a term of its own. PRIV-1 */
export interface LocalTrail {
  /** Lines that are over a term of so many months, and those of them that a legal hold keeps. */
  countOver(months: number): { readonly over: number; readonly held: number }
  /** A number that tells one preview from another. */
  lastOver(months: number): number
  /** Takes them away; what the records are stays proved. Answers how many went. */
  cut(months: number, actorId: string): number
}

export interface LocalTrailParts {
  readonly db: WritableDb
  readonly rows: Pick<RowReader, 'listRows'>
  readonly clock: Pick<ClockPort, 'now' | 'today'>
}

export function createLocalTrail({ db, rows, clock }: LocalTrailParts): LocalTrail {
  function over(months: number): Fading {
    const today = clock.today()
    const held = rows.listRows('legal_hold', {}).filter((hold) => keepsBack(hold, today))
    return {
      // The day on which the term began, by the clock on the wall: what was written down on that day itself stays.
      before: instantOfDutchTime({ day: addMonths(today, -months), minute: 0 }),
      held: findHeldTrail(
        db,
        held.map(({ subjectId }) => subjectId),
      ),
    }
  }

  return {
    countOver(months) {
      const which = over(months)
      return { over: countFadingActs(db, which), held: countHeldActs(db, which) }
    },
    lastOver: (months) => lastFadingAct(db, over(months)),
    cut(months, actorId) {
      const mark = { at: clock.now(), actorId }
      const which = over(months)
      const done = db.inTransaction(() => {
        const faded = fadeActs(db, which, mark)
        cutChain(db, which.before, mark, which.held)
        return ok(faded)
      })
      return done.ok ? done.value : 0
    },
  }
}
