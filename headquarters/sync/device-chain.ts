import type { Instant } from '#shared/kernel/time.ts'
import type { HelloRequest } from '#shared/sync/protocol.ts'
import type { ChainHead, DeviceRecord } from '../store/store.ts'

interface ChainStanding {
  readonly head: ChainHead | null
  readonly brokenAt: Instant | null
  /** What is new and wrong, for the audit trail of headquarters; null = nothing. */
  readonly trouble: { readonly knownSeq: number; readonly saidSeq: number } | null
}

/**
 * The audit trail of a computer only grows. One that ends before where it ended, says something else there, or no longer
 * has the line headquarters knew, was cut or rewritten, or the computer was put back from a copy: a person must look. It
 * stays noted; from here on the chain is followed anew. PRIV-5
 */
export function chainAfter(
  { chain: known, chainBrokenAt }: Pick<DeviceRecord, 'chain' | 'chainBrokenAt'>,
  said: HelloRequest['chain'],
  now: Instant,
): ChainStanding {
  if (said === undefined) return { head: known, brokenAt: chainBrokenAt, trouble: null }
  const head = { seq: said.seq, hash: said.hash }
  const isBroken =
    known !== null &&
    (said.hasLost || said.seq < known.seq || (said.seq === known.seq && said.hash !== known.hash))
  if (!isBroken) return { head, brokenAt: chainBrokenAt, trouble: null }
  return { head, brokenAt: chainBrokenAt ?? now, trouble: { knownSeq: known.seq, saidSeq: said.seq } }
}
