import { openJournal } from './journal.ts'
import { keyFor } from './sealed-files.ts'

/** Beside the database: every key it had before, sealed under the present one. */
export const FORMER_KEYS_FILE = 'former.log'

/**
 * The keys before the present one, the last first, for copies that could not come along with a key change: in a second
 * place, or where the disk refused. 32 bytes each; whoever gets them wipes them.
 */
export function readFormerKeys(path: string, key: Buffer): readonly Buffer[] {
  return withLog(path, key, (log) =>
    log
      .read()
      .flatMap((entry) => (typeof entry === 'string' ? [Buffer.from(entry, 'base64')] : []))
      .toReversed(),
  )
}

/**
 * Adds the key that was the present one until now, unless it is there. The file must not lose it again, so it is on disk when
 * this answers.
 */
export function addFormerKey(path: string, key: Buffer, former: Buffer): void {
  const text = former.toString('base64')
  withLog(path, key, (log) => {
    if (!log.read().includes(text)) log.append([text])
  })
}

function withLog<Value>(
  path: string,
  key: Buffer,
  work: (log: ReturnType<typeof openJournal>) => Value,
): Value {
  const ownKey = keyFor('former', key)
  const log = openJournal(path, ownKey)
  ownKey.fill(0)
  try {
    return work(log)
  } finally {
    log.close()
  }
}
