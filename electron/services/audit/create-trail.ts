import { ok } from '#shared/kernel/result.ts'
import type { WritableDb } from '../../db/handles.ts'
import { appendChainLine } from '../../db/repositories/audit-chain.ts'
import type { ClockPort } from '../../ports.ts'
import type { Trail } from './trail.ts'

export interface TrailPorts {
  readonly db: WritableDb
  readonly clock: Pick<ClockPort, 'now'>
  /** A line was written. */
  readonly moved: () => void
}

/** Writes each event as the next line of the chain, in a transaction of its own. PRIV-5 */
export function createTrail({ db, clock, moved }: TrailPorts): Trail {
  return {
    note({ kind, actorId, subject, facts }) {
      db.inTransaction(() =>
        ok(
          appendChainLine(db, {
            ...{ at: clock.now(), actorId, kind, subject: subject ?? null },
            ...(facts === undefined ? {} : { facts }),
          }),
        ),
      )
      moved()
    },
  }
}
