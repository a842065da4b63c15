import type { StreamId } from '#shared/sync/stream.ts'
import { NeedsStreams } from './stops.ts'

/** A command finds more streams to lock at most so many times; after that it waits for a quieter moment. */
const LOCK_TRIES = 8

/** Tries work again with the streams it turned out to need. */
export async function withWiderLocks<Value>(
  work: (wider: readonly StreamId[]) => Promise<Value>,
): Promise<Value> {
  const wider = new Set<StreamId>()
  for (let tries = 1; ; tries += 1) {
    try {
      return await work([...wider])
    } catch (error) {
      if (!(error instanceof NeedsStreams) || tries >= LOCK_TRIES) throw error
      for (const stream of error.streams) wider.add(stream)
    }
  }
}
