import type { ProtocolError } from '#shared/sync/protocol.ts'
import type { ProtocolRefusal } from './headquarters.ts'

export function refusal(
  status: ProtocolRefusal['status'],
  error: ProtocolError,
  retryAfterMs?: number,
): ProtocolRefusal {
  return retryAfterMs === undefined ? { status, error } : { status, error, retryAfterMs }
}

/** Whoever brings the older of the two up to date mends it: no use in asking often. */
const AGE_WAITS_MS = 600_000

export function refusalOfAge(older: 'appOlder' | 'headquartersOlder'): ProtocolRefusal {
  return older === 'appOlder'
    ? refusal(426, { code: 'upgradeRequired' })
    : refusal(426, { code: 'headquartersOlder' }, AGE_WAITS_MS)
}

export const unknownDevice = refusal(401, { code: 'auth' })
