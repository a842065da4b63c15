import { hkdfSync } from 'node:crypto'
import { resealJournal } from './journal.ts'

/** A file beside the database in the form of the journal, sealed with a key that follows from the database key. */
export interface SealedFile {
  readonly name: string
  /** What its key is worked out with; another file has another key. */
  readonly purpose: 'journal' | 'erased' | 'former'
}

/** All of them: each must come along when the database gets another key. */
export const sealedFiles: readonly SealedFile[] = [
  { name: 'pending.log', purpose: 'journal' },
  { name: 'erased.log', purpose: 'erased' },
  { name: 'former.log', purpose: 'former' },
]

/** The content of such a file under another database key. Keys of 32 bytes. */
export function resealFile(
  purpose: SealedFile['purpose'],
  content: Buffer,
  former: Buffer,
  databaseKey: Buffer,
): Buffer {
  const [from, to] = [keyFor(purpose, former), keyFor(purpose, databaseKey)]
  try {
    return resealJournal(content, from, to)
  } finally {
    from.fill(0)
    to.fill(0)
  }
}

/** The key of such a file. 32 bytes; whoever gets it wipes it. */
export function keyFor(purpose: SealedFile['purpose'], databaseKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', databaseKey, Buffer.alloc(0), purpose, 32))
}
