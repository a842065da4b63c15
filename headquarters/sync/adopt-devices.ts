import type { HqWriter } from '../store/store.ts'
import type { RegisteredDevice } from './headquarters.ts'

/**
 * Brings the computers of a copy up to what was known since. A computer the copy does not know has done nothing in it, so
 * its numbering begins anew; of one that it knows only what an operator decided since is taken over.
 */
export async function adoptDevices(writer: HqWriter, register: readonly RegisteredDevice[]): Promise<void> {
  // First all of them, for one may be replaced by another.
  for (const { device, scope } of register) {
    if ((await writer.findDevice(device.id)) !== undefined) continue
    const unknown = { replacedBy: null, scopeRev: 0, lastSeq: 0, erasureSeq: 0, workSince: null }
    await writer.putDevice({ ...device, ...unknown })
    await writer.setScope(device.id, scope)
  }
  for (const { device, scope } of register) {
    const known = await writer.lockDevice(device.id)
    if (known === undefined) continue
    const { status, replacedBy, mayDeleteManyUntil, name } = device
    await writer.putDevice({ ...known, status, replacedBy, mayDeleteManyUntil, name })
    await writer.setScope(device.id, scope)
  }
}
