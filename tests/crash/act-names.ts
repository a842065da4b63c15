import type { ReadableDb } from '#electron/db/handles.ts'

/** The so-manieth act of the device that is killed over and over. */
export function nameOfAct(number: number): string {
  return `act-${number}`
}

/** Numbers of the acts of this device that its database knows. */
export function actNumbersOf(db: ReadableDb): readonly number[] {
  return db
    .all(`select id from command_log where id glob 'act-*'`)
    .map((row) => Number(String(row['id']).slice('act-'.length)))
}
