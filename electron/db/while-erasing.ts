import type { WritableDb } from './handles.ts'
import { putMeta, removeMeta } from './repositories/meta.ts'

/** Lets the guards of the ledger step aside for one piece of work. Inside its transaction: what fails takes it back. */
export function whileErasing<Value>(db: WritableDb, work: () => Value): Value {
  putMeta(db, 'erasing', '1')
  const done = work()
  removeMeta(db, 'erasing')
  return done
}
