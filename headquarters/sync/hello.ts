import type { DeviceId } from '#shared/domain/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { schemaHistory, viewForRevision } from '#shared/sync/schema-history.ts'
import type { HelloReply, HelloRequest } from '#shared/sync/protocol.ts'
import { admit, isLeaving } from './admit.ts'
import type { ProtocolRefusal } from './headquarters.ts'
import { isBefore } from './held-moment.ts'
import { chainAfter } from './device-chain.ts'
import type { HeadquartersPorts } from './ports.ts'
import { recoveryAddressOf } from './recovery.ts'

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
    const chain = chainAfter(record, request.chain, now)
    if (chain.trouble !== null) {
      await writer.appendAudit({
        ...{ at: now, actor: 'system', deviceId: device, kind: 'chainBroken' },
        facts: { ...chain.trouble },
      })
    }
    await writer.putDevice({
      ...record,
      ...{ chain: chain.head, chainBrokenAt: chain.brokenAt },
      ...{ appVersion: request.app, lastSeenAt: now, waitingCount: request.outbox.count },
      status: isLeaving(record) ? (isAllIn ? 'cleared' : 'retiring') : record.status,
      skewMs: Date.parse(request.sentAt) - Date.parse(now),
      workSince: isAllIn ? latest(record.workSince, earliest(request.sentAt, now)) : record.workSince,
      // Confirms what it erased; a copy of long ago may not take that back, and another history counts anew.
      erasureSeq: isOfThisHistory ? Math.max(record.erasureSeq, request.erasureSeq) : record.erasureSeq,
    })
    const isActive = record.status === 'active'
    const isTooOld =
      viewForRevision(request.schemaRev, ports.schemaHistory ?? schemaHistory).kind === 'appOlder'
    return ok({
      epoch: meta.epoch,
      hqTime: now,
      lastSeq: record.lastSeq,
      headquartersName: meta.name,
      deviceName: record.name,
      status: isTooOld ? 'upgradeRequired' : 'ok',
      canPush: true,
      canPull: isActive && !isTooOld,
      ...recoveryAddressOf(await writer.findRecoveryKey()),
      ...(record.chain === null ? {} : { chain: record.chain }),
      mayDeleteMany: record.mayDeleteManyUntil !== null && isBefore(now, record.mayDeleteManyUntil),
    })
  })
}

/** A greeting that was long on its way speaks of the moment it was sent: what somebody did since may still come. */
function earliest(a: Instant, b: Instant): Instant {
  return isBefore(b, a) ? b : a
}

/** What was known to have come in stays so, whatever an older greeting or another clock says. */
function latest(known: Instant | null, said: Instant): Instant {
  return known !== null && isBefore(said, known) ? known : said
}
