import type { DeviceId } from '#shared/domain/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { HelloReply, HelloRequest } from '#shared/sync/protocol.ts'
import { admit } from './admit.ts'
import type { ProtocolRefusal } from './headquarters.ts'
import type { HeadquartersPorts } from './ports.ts'

/** The first call of a session: both sides say where they stand. */
export async function hello(
  ports: HeadquartersPorts,
  device: DeviceId,
  request: HelloRequest,
): Promise<Result<HelloReply, ProtocolRefusal>> {
  return ports.store.write(async (writer) => {
    const now = ports.clock.now()
    const meta = await writer.meta()
    const admitted = admit('hello', device, request, await writer.lockDevice(device), meta)
    if (!admitted.ok) return admitted
    const record = admitted.value
    const isOfThisHistory = request.epoch === meta.epoch
    // What it did later comes later; and whoever may have to send its work again has no such moment.
    const isAllIn = request.outbox.count === 0 && isOfThisHistory && request.lastKnownSeq === record.lastSeq
    await writer.putDevice({
      ...record,
      ...{ appVersion: request.app, lastSeenAt: now, waitingCount: request.outbox.count },
      skewMs: Date.parse(request.sentAt) - Date.parse(now),
      workSince: isAllIn ? now : record.workSince,
      // Confirms what it erased; a copy of long ago may not take that back, and another history counts anew.
      erasureSeq: isOfThisHistory ? Math.max(record.erasureSeq, request.erasureSeq) : record.erasureSeq,
    })
    const isActive = record.status === 'active'
    return ok({
      epoch: meta.epoch,
      hqTime: now,
      lastSeq: record.lastSeq,
      headquartersName: meta.name,
      deviceName: record.name,
      status: 'ok',
      canPush: true,
      canPull: isActive,
      mayDeleteMany: record.mayDeleteMany,
    })
  })
}
