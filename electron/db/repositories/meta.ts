import type { ReadableDb, WritableDb } from '../handles.ts'

/** A few words the file keeps about itself. */
export type MetaKey = 'deviceId'

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
