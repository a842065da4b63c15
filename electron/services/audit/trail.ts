import type { TrailEventKind, TrailFacts } from '#shared/domain/audit/model.ts'

/** Something that happened and must be found again. */
export interface TrailEvent {
  readonly kind: TrailEventKind
  /** Who: the number of a staff member or an account; the program itself for what it does unasked. */
  readonly actorId: string
  /** About whom or what: a number, for instance of a child. */
  readonly subject?: string
  /** Numbers, codes and counts only. */
  readonly facts?: TrailFacts
}

/**
 * The place where it is written down: next in the chain, at once, and never changed. Each `note` is a transaction of its
 * own; inside one, `appendChainLine` of the database does the same. What is not written down has not happened: when it
 * throws, nothing is handed out. PRIV-5
 */
export interface Trail {
  note(event: TrailEvent): void
}
