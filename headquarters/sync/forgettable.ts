import type { Instant } from '#shared/kernel/time.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { HqReader, HqStore, StreamState } from '../store/store.ts'
import { isBefore, later } from './held-moment.ts'

/** A computer that was away for a whole summer still hears what went. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1_000
/** Acts a stream is taken further by at a time: what was never forgotten is caught up with in days, not at once. */
const ACTS_A_TIME = 5_000

interface ForgettableDeletions {
  readonly stream: StreamId
  /** What was deleted at or before this version was deleted more than ninety days ago. */
  readonly upTo: number
}

/** Which deletions are old enough to be forgotten, by when headquarters received the acts and not by their number. */
export async function listForgettable(
  store: Pick<HqStore, 'read'>,
  now: Instant,
): Promise<readonly ForgettableDeletions[]> {
  const from = later(now, -KEPT_MS)
  return store.read(async (reader) => {
    const found: ForgettableDeletions[] = []
    for (const stream of await reader.listStreams()) {
      const upTo = await lastBefore(reader, stream, from)
      if (upTo > stream.horizon) found.push({ stream: stream.id, upTo })
    }
    return found
  })
}

/** Up to the first act that is not old enough, for a clock that was put back leaves no order by time. */
async function lastBefore(reader: HqReader, { id, horizon }: StreamState, from: Instant): Promise<number> {
  const acts = await reader.listActsOfStream(id, horizon, ACTS_A_TIME)
  const kept = acts.findIndex(({ receivedAt }) => !isBefore(receivedAt, from))
  return (kept < 0 ? acts : acts.slice(0, kept)).at(-1)?.version ?? horizon
}
