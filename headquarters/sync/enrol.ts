import { createHash } from 'node:crypto'
import { listRows } from '#shared/commands/facts.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { EnrolReply, EnrolRequest } from '#shared/sync/protocol.ts'
import type { DeviceRecord, EnrolCode, HqReader } from '../store/store.ts'
import { ask } from './answers.ts'
import type { ProtocolRefusal } from './headquarters.ts'
import { isBefore } from './held-moment.ts'
import type { HeadquartersPorts } from './ports.ts'
import { recoveryAddressOf } from './recovery.ts'
import { refusal } from './refusals.ts'

/** Long enough to carry a code to another building, short enough that a forgotten one is worth nothing. */
export const codeGoodMs = 3 * 24 * 60 * 60 * 1_000

/** Only this is kept of a code. However it is typed, it is the same code. */
export function codeHashOf(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
    .digest('base64')
}

/**
 * A computer joins with the code a person got from headquarters. A code is good for one computer; the same computer may
 * show it again, for the answer can have been lost.
 */
export async function enrol(
  ports: HeadquartersPorts,
  request: EnrolRequest,
): Promise<Result<EnrolReply, ProtocolRefusal>> {
  return ports.store.write(async (writer) => {
    const now = ports.clock.now()
    const code = await writer.findEnrolCode(codeHashOf(request.code))
    if (code === undefined) return refuse(refusal(401, { code: 'enrolCode' }))
    if (code.usedAt !== null) {
      const joined = await findUnused(writer, request, code)
      return joined === undefined
        ? refuse(refusal(401, { code: 'enrolCode' }))
        : ok(await replyTo(ports, writer, joined))
    }
    if (!isBefore(now, code.expiresAt)) return refuse(refusal(401, { code: 'enrolCode' }))
    const device = newDevice(ports, request, code)
    await writer.putDevice(device)
    await writer.setScope(device.id, code.scope)
    await writer.putEnrolCode({ ...code, usedAt: now, usedBy: device.id })
    await writer.appendAudit({
      ...{ at: now, actor: 'system', deviceId: device.id, kind: 'enrolled' },
      facts: { app: request.app.slice(0, 64), streams: code.scope.length },
    })
    return ok(await replyTo(ports, writer, device))
  })
}

function newDevice(ports: HeadquartersPorts, request: EnrolRequest, code: EnrolCode): DeviceRecord {
  const now = ports.clock.now()
  return {
    ...{ id: ports.ids.newId() as DeviceId, installId: request.installId, publicKey: request.publicKey },
    name: code.deviceName === '' ? request.deviceName : code.deviceName,
    ...{ status: 'active', replacedBy: null, scopeRev: 0, lastSeq: 0, erasureSeq: 0 },
    mayDeleteManyUntil: null,
    ...{ appVersion: request.app, lastSeenAt: now, skewMs: null, waitingCount: 0 },
    ...{ workSince: now, enrolledAt: now, chain: null, chainBrokenAt: null },
  }
}

/** The device this very computer became with this code, as long as it did nothing yet. */
async function findUnused(
  reader: HqReader,
  request: EnrolRequest,
  { usedBy }: EnrolCode,
): Promise<DeviceRecord | undefined> {
  const device = usedBy === null ? undefined : await reader.findDevice(usedBy)
  const isSame = device?.installId === request.installId && device.publicKey === request.publicKey
  return isSame && device.status === 'active' && device.lastSeq === 0 ? device : undefined
}

async function replyTo(
  ports: HeadquartersPorts,
  reader: HqReader,
  device: DeviceRecord,
): Promise<EnrolReply> {
  const meta = await reader.meta()
  const [organisation] = await ask(listRows('organisation', {}), reader, ports.rulebook)
  return {
    device: device.id,
    epoch: meta.epoch,
    headquartersName: meta.name,
    organisationName: organisation?.name ?? meta.name,
    ...recoveryAddressOf(await reader.findRecoveryKey()),
  }
}
