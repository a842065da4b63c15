import { ok, refuse } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import { protocolVersion } from '#shared/sync/protocol.ts'
import type { DeviceRecord, HqMeta } from '../store/store.ts'
import type { ProtocolRefusal } from './headquarters.ts'
import { refusal, refusalOfAge, unknownDevice } from './refusals.ts'

export type Wish = 'hello' | 'push' | 'pull' | 'reidentify'

interface Envelope {
  readonly protocol: number
  readonly device: DeviceId
  readonly epoch: string | null
}

/** Told to hand over its work and to forget everything; also when it did so, for somebody may have acted meanwhile. */
export function isLeaving({ status }: DeviceRecord): boolean {
  return status === 'retiring' || status === 'cleared'
}

/**
 * Whether this device may ask this. A replaced computer still hands over its work; a new identity may be asked for by an
 * old one, for the answer to an earlier asking can have been lost. Only what moves work or rows needs the same history.
 */
export function admit(
  wish: Wish,
  signedIn: DeviceId,
  request: Envelope,
  device: DeviceRecord | undefined,
  meta: HqMeta,
): Result<DeviceRecord, ProtocolRefusal> {
  if (request.device !== signedIn || device === undefined) return refuse(unknownDevice)
  if (request.protocol > protocolVersion) {
    return refuse(refusalOfAge('headquartersOlder'))
  }
  if (device.status === 'revoked') return refuse(refusal(401, { code: 'deviceRevoked', wipe: 'now' }))
  if (device.status === 'replaced' && wish !== 'reidentify') {
    return refuse(refusal(401, { code: 'deviceReplaced' }))
  }
  if (isLeaving(device) && wish === 'pull') {
    return refuse(refusal(401, { code: 'deviceRetiring', wipe: 'afterPush' }))
  }
  const isOfHistory = wish === 'push' || wish === 'pull'
  if (isOfHistory && request.epoch !== null && request.epoch !== meta.epoch) {
    return refuse(refusal(409, { code: 'epoch', epoch: meta.epoch }))
  }
  return ok(device)
}
