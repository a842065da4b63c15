import { sha256Hex } from '#shared/kernel/sha-256.ts'
import type { RecordKey } from './plan-erasure.ts'

/** A number over what goes, so that what was seen is what goes; hexadecimal. In any order. PRIV-1 */
export function purgeDigest(keys: readonly RecordKey[]): string {
  return sha256Hex(
    keys
      .map(({ table, id }) => `${table} ${id}`)
      .toSorted()
      .join('\n'),
  )
}
