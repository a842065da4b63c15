import type { ReadableDb } from '../../db/handles.ts'
import type { Journal } from '../../db/journal.ts'
import { journalWork } from '#shared/sync/journal-work.ts'
import type { JournalWork } from '#shared/sync/journal-work.ts'
import { createCommandLogReader } from '../../db/repositories/command-log.ts'
import { listOutbox } from '../../db/repositories/outbox.ts'
import { findSyncCount } from '../../db/repositories/sync-state.ts'
import { countWaiting } from '../../db/repositories/sync-work.ts'
import { describeError } from '../../log/describe-error.ts'
import type { Log } from '../../log/log.ts'
import { wireCommandOf } from '../commands/device-work.ts'

/** Keeps the second copy of unsent work in step with the database. */
export interface JournalKeeper {
  /** After the commit, before anybody hears that it is done. The act stands in any case: this never throws. */
  append(work: readonly JournalWork[]): void
  /** What was written down before, for who opens the folder. */
  read(): readonly JournalWork[]
  /** Leaves what the database says is not judged: after a start, when nobody knows what happened before. */
  rewrite(): void
  /** Before the database is emptied: from then on only the journal has it. Throws when the disk refuses. */
  holdOnly(work: readonly JournalWork[]): void
  /** The disk refused the last entry: the file may hold what should be gone. */
  isBehind(): boolean
  /** After news of headquarters: what is final goes, and at once what names somebody who was erased. */
  tidy(): void
}

export interface JournalKeeperPorts {
  readonly db: ReadableDb
  readonly journal: Journal
  readonly log: Log
}

/** As long as something waits the file may hold this much that does not. */
const mostFinal = 500

export function createJournalKeeper({ db, journal, log }: JournalKeeperPorts): JournalKeeper {
  const commandLog = createCommandLogReader(db)
  let erasureSeq = findSyncCount(db, 'erasureSeq')
  /** The disk refused an entry: it is written again from the database as soon as it can be. */
  let isBehind = false

  function replace(): void {
    journal.replace(listUnfinished())
    isBehind = false
  }

  /** What headquarters has not judged, as the database has it. */
  function listUnfinished(): readonly JournalWork[] {
    return listOutbox(db).flatMap((entry) => {
      const command = commandLog.findCommand(entry.id)
      const isWaiting = entry.state === 'pending' || entry.state === 'blocked'
      if (command === undefined || !isWaiting) return []
      const { label, kind, reverts } = command
      return [
        {
          command: wireCommandOf(command, entry),
          label: { ...label, params: { ...label.params } },
          kind,
          reverts,
        },
      ]
    })
  }

  function safely(work: () => void): void {
    try {
      work()
    } catch (error) {
      isBehind = true
      log.error('journal.failed', describeError(error))
    }
  }

  return {
    append: (work) =>
      safely(() => {
        if (isBehind) replace()
        else journal.append(work)
      }),
    read: () => {
      const parsed = journal.read().map((entry) => journalWork.safeParse(entry))
      return parsed.flatMap((one) => (one.success ? [one.data] : []))
    },
    rewrite: () =>
      safely(() => {
        if (journal.count() > 0) replace()
      }),
    holdOnly: (work) => journal.replace(work),
    isBehind: () => isBehind,
    tidy: () =>
      safely(() => {
        const now = findSyncCount(db, 'erasureSeq')
        const isErased = now !== erasureSeq
        const count = journal.count()
        if (!isErased && !isBehind && (count === 0 || !isWorthIt(count))) return
        replace()
        erasureSeq = now
      }),
  }

  function isWorthIt(count: number): boolean {
    const waiting = countWaiting(db).count
    return waiting === 0 || count - waiting > mostFinal
  }
}
