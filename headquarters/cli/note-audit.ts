import type { DeviceId } from '#shared/domain/ids.ts'
import { headquartersActorId } from '#shared/commands/access/headquarters-actor.ts'
import type { AuditEvent } from '../store/store.ts'
import type { Office } from './office.ts'

/** Writes down what an operator did, where it changes no record of a computer by itself. PRIV-5 */
export async function noteAudit(
  { store, now }: Pick<Office, 'store' | 'now'>,
  kind: string,
  deviceId: DeviceId | null,
  facts: AuditEvent['facts'],
): Promise<void> {
  await store.write((writer) =>
    writer.appendAudit({ at: now(), actor: headquartersActorId, deviceId, kind, facts }),
  )
}
