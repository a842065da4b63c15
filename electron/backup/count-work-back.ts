import { join } from 'node:path'
import { journalWork } from '#shared/sync/journal-work.ts'
import type { ReadableDb } from '../db/handles.ts'
import { journalKeyOf, openJournal } from '../db/journal.ts'
import { isEnrolled } from '../db/repositories/sync-state.ts'

const JOURNAL_FILE = 'pending.log'

/**
 * How many acts the journal has that this database does not: they are put in line again when it is opened. A computer
 * that works by itself has no journal.
 */
export function countWorkBack(folder: string, key: Buffer, db: ReadableDb): number {
  if (!isEnrolled(db)) return 0
  const journalKey = journalKeyOf(key)
  const journal = openJournal(join(folder, JOURNAL_FILE), journalKey)
  journalKey.fill(0)
  try {
    return journal.read().filter((item) => {
      const read = journalWork.safeParse(item)
      if (!read.success) return false
      return db.first('select 1 as found from command_log where id = ?', [read.data.command.id]) === undefined
    }).length
  } finally {
    journal.close()
  }
}
