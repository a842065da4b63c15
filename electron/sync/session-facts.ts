import type { SyncBlock } from '#shared/ipc/calls/sync.ts'
import type { Instant } from '#shared/kernel/time.ts'

/** What the session knows that the database does not: how the talking goes. */
export interface SessionFacts {
  /** Since when nothing was heard of headquarters; null = the last try was heard. */
  readonly offlineSince: Instant | null
  readonly nextTryAt: Instant | null
  /** Work is going out, or news is coming in that somebody waits for. */
  readonly isBusy: boolean
  /** Headquarters speaks only to newer apps; what waits may still be handed over. */
  readonly isUpdateNeeded: boolean
  /** Headquarters does not know yet what this app sends: it must be brought up to date. */
  readonly isHeadquartersOlder: boolean
  /** What stops the talking, apart from what the database itself says. */
  readonly block: SyncBlock | null
  /** Our clock minus headquarters'. */
  readonly skewMs: number | null
}

export const quietFacts: SessionFacts = {
  offlineSince: null,
  nextTryAt: null,
  isBusy: false,
  isUpdateNeeded: false,
  isHeadquartersOlder: false,
  block: null,
  skewMs: null,
}
