import type { Instant } from '#shared/kernel/time.ts'
import type { HqStore, RecoveryKey } from '../store/store.ts'

/** What a device is told of it: only where to put its key. */
export function recoveryAddressOf(key: RecoveryKey | undefined): { readonly recoveryAddress?: string } {
  return key === undefined ? {} : { recoveryAddress: key.address }
}

/**
 * The letterbox of headquarters, made the first time it is asked for. It lies with the records, so it is in every copy of
 * them: whoever has a copy has what computers hold anyway.
 */
export async function ensureRecoveryKey(
  store: HqStore,
  now: () => Instant,
  makeBox: () => Pick<RecoveryKey, 'address' | 'privateKey'>,
): Promise<RecoveryKey> {
  const known = await store.read((reader) => reader.findRecoveryKey())
  if (known !== undefined) return known
  return store.write(async (writer) => {
    const meanwhile = await writer.findRecoveryKey()
    if (meanwhile !== undefined) return meanwhile
    const madeAt = now()
    const { address, privateKey } = makeBox()
    const key = { address, privateKey, madeAt }
    await writer.putRecoveryKey(key)
    await writer.appendAudit({
      ...{ at: madeAt, actor: 'system', deviceId: null, kind: 'recoveryKeyMade', facts: {} },
    })
    return key
  })
}
