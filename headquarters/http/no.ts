import type { ProtocolError } from '#shared/sync/protocol.ts'
import type { ProtocolRefusal } from '../sync/headquarters.ts'

/** A no that ends a request from wherever it is found; the server turns it into the answer. */
export class No extends Error {
  readonly status: number
  readonly error: ProtocolError
  readonly retryAfterMs: number | undefined

  constructor(status: number, error: ProtocolError, retryAfterMs?: number) {
    super(error.code)
    this.name = 'No'
    this.status = status
    this.error = error
    this.retryAfterMs = retryAfterMs
  }
}

export function noOf(refusal: ProtocolRefusal): No {
  return new No(refusal.status, refusal.error, refusal.retryAfterMs)
}
