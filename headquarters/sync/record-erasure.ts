import type { ErasedRecords } from '#shared/commands/privacy/erased-records.ts'
import { erasePerson } from '#shared/commands/privacy/erase-person.ts'
import { purgeExpired } from '#shared/commands/privacy/purge-expired.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { HqWriter } from '../store/store.ts'

export interface ErasureToRecord {
  readonly erases: Pick<ErasedRecords, 'subjects' | 'keys' | 'persons'> & { readonly ground: string }
  readonly at: Instant
  readonly actor: string
  readonly deviceId: DeviceId | null
}

/**
 * Empties what is kept of acts about people who are erased, or about rows that are gone, and notes the people for every
 * device. After the records were changed and the act was recorded, in the same transaction. Answers the number of the
 * last erasure; 0 when nobody was erased.
 */
export async function recordErasure(
  writer: HqWriter,
  { erases, at, actor, deviceId }: ErasureToRecord,
): Promise<number> {
  const { subjects, keys, persons, ground } = erases
  const request = { subjectIds: subjects, at, legalRef: ground, persons }
  const records = await writer.eraseSubjects(request, keys)
  const seq = records.at(-1)?.seq ?? 0
  await writer.appendAudit({
    ...{ at, actor, deviceId, kind: subjects.length > 0 ? 'erased' : 'purged' },
    facts: { seq, subjects: subjects.length, rows: keys.length },
  })
  return seq
}

/** Whether an act of this type can erase people. */
export function isErasing(type: string): boolean {
  return type === erasePerson.type || type === purgeExpired.type
}
