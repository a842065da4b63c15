import Sqlite from 'better-sqlite3'
import type { WritableDb } from '#electron/db/handles.ts'

/** The computer stops in the middle of it. Whoever catches this starts the app anew on what was stored. */
export class SimulatedCrash extends Error {}

/** What befalls the next transaction. */
export interface PlannedFault {
  readonly kind: 'crash' | 'crashAfterCommit' | 'full' | 'busy'
  /** How many writes still succeed. */
  readonly afterWrites: number
}

export interface FaultyDb extends WritableDb {
  /** The next transaction, and only that one, goes wrong like this. */
  plan(fault: PlannedFault): void
  /** Whether the planned fault has struck; asking forgets it. */
  hasStruck(): boolean
  /** Takes a planned fault back that has not struck. */
  spare(): void
}

/** The same database, on a computer that fails at the worst moment. */
export function createFaultyDb(db: WritableDb): FaultyDb {
  let planned: PlannedFault | undefined
  let writesLeft = 0
  let isStruck = false
  /** Nobody catches the end of the power: whatever is done with it, nothing of this transaction is kept. */
  let ended: SimulatedCrash | undefined

  function strike(fault: PlannedFault): Error {
    planned = undefined
    isStruck = true
    if (fault.kind === 'full') return new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL')
    if (fault.kind === 'busy') return new Sqlite.SqliteError('database is locked', 'SQLITE_BUSY')
    ended = new SimulatedCrash(fault.kind)
    return ended
  }

  return {
    ...db,
    write(sql, values) {
      if (ended !== undefined) throw ended
      if (planned !== undefined && planned.kind !== 'crashAfterCommit') {
        if (writesLeft <= 0) throw strike(planned)
        writesLeft -= 1
      }
      return db.write(sql, values)
    },
    inTransaction(work, keeping) {
      if (planned?.kind === 'busy') throw strike(planned)
      ended = undefined
      const result = db.inTransaction(() => {
        const worked = work()
        if (ended !== undefined) throw ended
        return worked
      }, keeping)
      if (planned?.kind === 'crashAfterCommit' && result.ok) throw strike(planned)
      return result
    },
    plan(fault) {
      planned = fault
      writesLeft = fault.afterWrites
      isStruck = false
    },
    hasStruck() {
      const was = isStruck
      isStruck = false
      return was
    },
    spare() {
      planned = undefined
    },
  }
}
