import type { ReadableDb, WritableDb } from '../handles.ts'

/*
 * Who works on this computer: which password belongs to whom in the records, and the short codes of the quick log. These
 * never travel to headquarters.
 */

/** Whose password it is; `undefined` when nobody said so yet. */
export function findLocalPerson(db: ReadableDb, slotId: string): string | undefined {
  const row = db.first('select actor_id from local_person where slot_id = ?', [slotId])
  return row === undefined ? undefined : String(row['actor_id'])
}

export function putLocalPerson(db: WritableDb, slotId: string, actorId: string): void {
  db.write(
    `insert into local_person (slot_id, actor_id) values (?, ?)
     on conflict (slot_id) do update set actor_id = excluded.actor_id`,
    [slotId, actorId],
  )
}

export function removeLocalPerson(db: WritableDb, slotId: string): void {
  db.write('delete from local_person where slot_id = ?', [slotId])
}

export function listLocalPeople(
  db: ReadableDb,
): readonly { readonly slotId: string; readonly actorId: string }[] {
  return db
    .all('select slot_id, actor_id from local_person order by slot_id')
    .map((row) => ({ slotId: String(row['slot_id']), actorId: String(row['actor_id']) }))
}

export function findPinHash(db: ReadableDb, actorId: string): string | undefined {
  const row = db.first('select hash from staff_pin where actor_id = ?', [actorId])
  return row === undefined ? undefined : String(row['hash'])
}

export function listPinActors(db: ReadableDb): readonly string[] {
  return db.all('select actor_id from staff_pin order by actor_id').map((row) => String(row['actor_id']))
}

export function putPin(db: WritableDb, actorId: string, hash: string, madeAt: string): void {
  db.write(
    `insert into staff_pin (actor_id, hash, made_at) values (?, ?, ?)
     on conflict (actor_id) do update set hash = excluded.hash, made_at = excluded.made_at`,
    [actorId, hash, madeAt],
  )
}

export function removePin(db: WritableDb, actorId: string): void {
  db.write('delete from staff_pin where actor_id = ?', [actorId])
}
