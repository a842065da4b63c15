import type { ReadableDb, WritableDb } from '../handles.ts'

export function hasErasedSubjects(db: ReadableDb): boolean {
  return db.first('select 1 as found from erased_subject limit 1') !== undefined
}

/** How many people were ever erased here; it only grows. */
export function countErasedSubjects(db: ReadableDb): number {
  return Number(db.first('select count(*) as total from erased_subject')?.['total'] ?? 0)
}

/** One of these ids that was erased, or `undefined`. */
export function findErasedAmong(db: ReadableDb, ids: readonly string[]): string | undefined {
  const row = db.first('select id from erased_subject where id in (select value from json_each(?)) limit 1', [
    JSON.stringify(ids),
  ])
  return row === undefined ? undefined : String(row['id'])
}

export function addErasedSubject(db: WritableDb, id: string, erasureSeq: number): void {
  db.write('insert into erased_subject (id, erasure_seq) values (?, ?) on conflict (id) do nothing', [
    id,
    erasureSeq,
  ])
}
