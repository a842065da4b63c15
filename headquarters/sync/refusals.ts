import type { ProtocolError } from '#shared/sync/protocol.ts'
import type { ProtocolRefusal } from './headquarters.ts'

export function refusal(
  status: ProtocolRefusal['status'],
  error: ProtocolError,
  retryAfterMs?: number,
): ProtocolRefusal {
  return retryAfterMs === undefined ? { status, error } : { status, error, retryAfterMs }
}

export const unknownDevice = refusal(401, { code: 'auth' })
