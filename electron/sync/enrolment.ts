import { programActorId } from '#shared/commands/program-work.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { EnrolReply } from '#shared/sync/protocol.ts'
import { emptyFolder } from '../db/empty-folder.ts'
import { appendEmptied } from '../db/repositories/audit-acts.ts'
import { appendSyncLog } from '../db/repositories/sync-log.ts'
import { isEnrolled, putSyncState } from '../db/repositories/sync-state.ts'
import type { CoreParts } from './core-parts.ts'
import type { DeviceIdentity } from './sync-core.ts'

/** Makes this computer a device of headquarters: nothing of its own stays, so nothing can be mixed. Inside a transaction. */
export function takeEnrolment(
  { db, rows, clock }: CoreParts,
  reply: EnrolReply,
  identity: Pick<DeviceIdentity, 'deviceName' | 'address'>,
  folder: 'empty' | 'replace',
): void {
  invariant(!isEnrolled(db), 'a device belongs to one headquarters')
  const isEmpty = tableNames.every((table) => rows.countRows(table) === 0)
  invariant(isEmpty || folder === 'replace', 'records make room only when somebody asked for it')
  // First of all: the ledger of a computer that stands alone is never emptied.
  putSyncState(db, 'deviceId', reply.device)
  appendEmptied(db, { at: clock.now(), actorId: programActorId })
  emptyFolder(db)
  putSyncState(db, 'epoch', reply.epoch)
  putSyncState(db, 'headquartersName', reply.headquartersName)
  putSyncState(db, 'organisationName', reply.organisationName)
  putSyncState(db, 'deviceName', identity.deviceName)
  putSyncState(db, 'address', identity.address)
  if (reply.recoveryAddress !== undefined) putSyncState(db, 'recoveryAddress', reply.recoveryAddress)
  putSyncState(db, 'seq', 0)
  putSyncState(db, 'scopeRev', 0)
  putSyncState(db, 'erasureSeq', 0)
  appendSyncLog(db, { at: clock.now(), kind: 'enrolled', commandId: null, facts: {} })
}
