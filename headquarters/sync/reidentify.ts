import type { DeviceId } from '#shared/domain/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { ReidentifyReply, ReidentifyRequest } from '#shared/sync/protocol.ts'
import type { DeviceRecord, HqWriter } from '../store/store.ts'
import { admit, isLeaving } from './admit.ts'
import type { ProtocolRefusal } from './headquarters.ts'
import type { HeadquartersPorts } from './ports.ts'

/**
 * A new identity with the same scope, numbering from 1: after a copy of the device was put back, or of headquarters. The
 * answer may be lost, so the identity that was made and not used yet is given again.
 */
export async function reidentify(
  ports: HeadquartersPorts,
  device: DeviceId,
  request: ReidentifyRequest,
): Promise<Result<ReidentifyReply, ProtocolRefusal>> {
  return ports.store.write(async (writer) => {
    const meta = await writer.meta()
    const admitted = admit('reidentify', device, request, await writer.lockDevice(device), meta)
    if (!admitted.ok) return admitted
    const old = admitted.value
    const known = await findUnusedSuccessor(writer, old)
    const successor = known ?? (await succeed(ports, writer, old, request.reason))
    return ok({ device: successor.id, epoch: meta.epoch, lastSeq: 0 })
  })
}

async function findUnusedSuccessor(writer: HqWriter, old: DeviceRecord): Promise<DeviceRecord | undefined> {
  if (old.replacedBy === null) return undefined
  const successor = await writer.findDevice(old.replacedBy)
  const isUsable = successor !== undefined && (successor.status === 'active' || isLeaving(successor))
  return isUsable && successor.lastSeq === 0 ? successor : undefined
}

async function succeed(
  ports: HeadquartersPorts,
  writer: HqWriter,
  old: DeviceRecord,
  reason: ReidentifyRequest['reason'],
): Promise<DeviceRecord> {
  const now = ports.clock.now()
  const devices = await writer.listDevices()
  // A computer on its way out stays so, under whichever of its names it comes.
  const isOnItsWayOut = devices.some((device) => device.installId === old.installId && isLeaving(device))
  const successor: DeviceRecord = {
    ...old,
    ...{ id: ports.ids.newId() as DeviceId, status: isOnItsWayOut ? 'retiring' : 'active', replacedBy: null },
    // Its work of before comes once more, and an old copy has not erased what the device had.
    ...{ scopeRev: 0, lastSeq: 0, erasureSeq: 0, workSince: null, enrolledAt: now, lastSeenAt: now },
  }
  await writer.putDevice(successor)
  await writer.setScope(successor.id, await writer.listScope(old.id))
  await writer.putDevice({ ...old, status: 'replaced', replacedBy: successor.id })
  await writer.appendAudit({
    ...{ at: now, actor: 'system', deviceId: old.id, kind: 'reidentified' },
    facts: { reason, successor: successor.id },
  })
  return successor
}
