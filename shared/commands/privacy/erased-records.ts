import type { KnownPerson, RecordKey } from './plan-erasure.ts'

/** On what ground something goes; a code, for it is kept with the erasure. */
export const erasureGrounds = ['request', 'objection', 'mistake'] as const
export type ErasureGround = (typeof erasureGrounds)[number]

/**
 * What must go everywhere it was kept, beside the records: from images, arguments and labels of acts, at headquarters and
 * on every device. PRIV-1, PRIV-2
 */
export interface ErasedRecords {
  /** People who are erased; no later act may name them. Empty when only rows go. */
  readonly subjects: readonly string[]
  /** The rows that go, or that held something of the people. */
  readonly keys: readonly RecordKey[]
  /** Those of the keys, and rows made in their place, that change because of the people and not by themselves. */
  readonly follows: readonly RecordKey[]
  readonly persons: readonly KnownPerson[]
  readonly ground: ErasureGround | 'term'
}
