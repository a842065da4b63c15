import type { ReadableDb, WritableDb } from '../handles.ts'

/** A few words the file keeps about itself. */
export type MetaKey =
  | 'deviceId'
  /** Seals the head of the audit trail that is kept beside the database. */
  | 'auditSeal'
  /** The private half of the letterbox for failed sign-ins. */
  | 'auditLetterbox'
  /** Mixed into the short codes of the quick log, so that their hashes alone are of no use. */
  | 'pinPepper'
  | 'recoveryCodeMadeAt'
  /** How this database came in the place of another, until that is in the trail. */
  | 'cameFrom'
  /** In the table while a transaction erases or purges, and never after it: then the guards of the ledger let it. */
  | 'erasing'
  /** Where somebody was when the screen was locked. */
  | `place:${string}`

export function findMeta(db: ReadableDb, key: MetaKey): string | undefined {
  const value = db.first('select value from meta where key = ?', [key])?.['value']
  return typeof value === 'string' ? value : undefined
}

export function putMeta(db: WritableDb, key: MetaKey, value: string): void {
  db.write(
    'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value',
    [key, value],
  )
}

export function removeMeta(db: WritableDb, key: MetaKey): void {
  db.write('delete from meta where key = ?', [key])
}
