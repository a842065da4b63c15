import { join } from 'node:path'
import { z } from 'zod'
import type { ReadableDb } from '../db/handles.ts'
import { openJournal } from '../db/journal.ts'
import type { Journal } from '../db/journal.ts'
import { keyFor } from '../db/sealed-files.ts'

/** Beside the database, for a copy that is put back does not know who was erased since. Sealed; numbers only. */
export const ERASED_FILE = 'erased.log'

const entryValue = z.object({ id: z.string().min(1).max(64), erasureSeq: z.number().int().min(0) })
export type ErasedEntry = z.output<typeof entryValue>

function withLog<Value>(folder: string, databaseKey: Buffer, read: (log: Journal) => Value): Value {
  // A list of frames like the journal; both come along when the database gets another key.
  const key = keyFor('erased', databaseKey)
  const log = openJournal(join(folder, ERASED_FILE), key)
  key.fill(0)
  try {
    return read(log)
  } finally {
    log.close()
  }
}

/** Everybody who was ever erased on this computer, as the file beside the database has it. */
export function readErased(folder: string, key: Buffer): readonly ErasedEntry[] {
  return withLog(folder, key, entriesIn)
}

function entriesIn(log: Journal): readonly ErasedEntry[] {
  return log.read().flatMap((entry) => {
    const read = entryValue.safeParse(entry)
    return read.success ? [read.data] : []
  })
}

/** Whoever was erased from this database. */
export function listErasedIn(db: ReadableDb): readonly ErasedEntry[] {
  return db
    .all('select id, erasure_seq from erased_subject order by erasure_seq, id')
    .map((row) => ({ id: String(row['id']), erasureSeq: Number(row['erasure_seq']) }))
}

/** Writes down whom the file does not have yet; it only grows. Answers how many that were. */
export function keepErased(folder: string, key: Buffer, erased: readonly ErasedEntry[]): number {
  if (erased.length === 0) return 0
  return withLog(folder, key, (log) => {
    const known = new Set(entriesIn(log).map(({ id }) => id))
    const added = erased.filter(({ id }) => !known.has(id))
    log.append(added)
    return added.length
  })
}
