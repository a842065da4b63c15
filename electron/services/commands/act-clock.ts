import { parseInstant } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { must } from '#shared/kernel/invariant.ts'
import type { ReadableDb, WritableDb } from '../../db/handles.ts'
import { findSyncState, putSyncState } from '../../db/repositories/sync-state.ts'

/** When somebody acted, as a device of headquarters writes it down. */
export interface ActStamp {
  /** Headquarters' time as well as it is known here; the rules take their day from it. */
  readonly at: Instant
  /** What this computer's clock said. */
  readonly wall: Instant
  /** Running time since headquarters was last heard, when it was heard in this run. */
  readonly sinceAnchorMs: number | null
}

export interface ActClock {
  stamp(): ActStamp
  /** Headquarters was heard: from now on times are counted from its clock. Inside a transaction. */
  contact(hqTime: Instant): void
}

export interface ActClockPorts {
  now(): Instant
  /** Milliseconds since some moment of this run; left out = the clock on the wall is all there is. */
  elapsedMs?(): number
}

interface Anchor {
  readonly hqTime: Instant
  readonly wall: Instant
}

/** Less than this is not a clock that was set back. */
const TOLERANCE_MS = 5_000

/**
 * Times of acts on a device, corrected by what headquarters' clock said at the last contact. The running time of a
 * program stands still while a computer sleeps and the wall clock does not, so the wall decides; only when it went back
 * does the running time. Headquarters holds what comes out between the last contact and the arrival.
 */
export function createActClock(db: WritableDb, ports: ActClockPorts): ActClock {
  /** Running time at the contact; known in the run in which it happened. */
  let contactAtMs: number | undefined
  const elapsed = (): number | undefined => ports.elapsedMs?.()
  return {
    stamp() {
      const wall = ports.now()
      const anchor = findAnchor(db)
      const runningMs = elapsed()
      const sinceMs =
        contactAtMs === undefined || runningMs === undefined
          ? null
          : Math.max(0, Math.floor(runningMs - contactAtMs))
      if (anchor === undefined) return { at: wall, wall, sinceAnchorMs: sinceMs }
      const byWallMs = Date.parse(wall) - Date.parse(anchor.wall)
      const passedMs = sinceMs !== null && byWallMs < sinceMs - TOLERANCE_MS ? sinceMs : byWallMs
      return { at: instantOf(Date.parse(anchor.hqTime) + passedMs), wall, sinceAnchorMs: sinceMs }
    },
    contact(hqTime) {
      contactAtMs = elapsed()
      putSyncState(db, 'anchor', JSON.stringify({ hqTime, wall: ports.now() } satisfies Anchor))
    },
  }
}

function findAnchor(db: ReadableDb): Anchor | undefined {
  const kept = findSyncState(db, 'anchor')
  return kept === undefined ? undefined : (JSON.parse(kept) as Anchor)
}

function instantOf(ms: number): Instant {
  return must(parseInstant(new Date(ms).toISOString()), 'a moment of this century')
}
