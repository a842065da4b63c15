import { addMonths } from '#shared/kernel/time.ts'
import { ok } from '#shared/kernel/result.ts'
import { cutChain } from '../../db/repositories/audit-chain.ts'
import { countFadingActs, fadeActs, lastFadingAct } from '../../db/fade-acts.ts'
import type { WritableDb } from '../../db/handles.ts'
import type { ClockPort } from '../../ports.ts'

/** What this computer wrote down of acts: who did what, and how records were. It has a term of its own. PRIV-1 */
export interface LocalTrail {
  /** Lines that are over a term of so many months. */
  countOver(months: number): number
  /** A number that tells one preview from another. */
  lastOver(months: number): number
  /** Takes them away; what the records are stays proved. Answers how many went. */
  cut(months: number, actorId: string): number
}

export interface LocalTrailParts {
  readonly db: WritableDb
  readonly clock: Pick<ClockPort, 'now' | 'today'>
}

export function createLocalTrail({ db, clock }: LocalTrailParts): LocalTrail {
  // A moment before the day on which the term began: what was written down on that day itself stays.
  const before = (months: number): string => `${addMonths(clock.today(), -months)}T00:00:00.000Z`
  return {
    countOver: (months) => countFadingActs(db, before(months)),
    lastOver: (months) => lastFadingAct(db, before(months)),
    cut(months, actorId) {
      const mark = { at: clock.now(), actorId }
      const done = db.inTransaction(() => {
        const faded = fadeActs(db, before(months), mark)
        cutChain(db, before(months), mark)
        return ok(faded)
      })
      return done.ok ? done.value : 0
    },
  }
}
