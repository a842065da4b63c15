import { ORGANISATION_STREAM } from '#shared/sync/stream.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import type { HqWriter } from '../store/store.ts'
import type { LockedStreams } from './submission.ts'

/**
 * Locks streams until the transaction ends. Whoever does not write to the stream of the organisation shares it: a house
 * rule of the whole organisation must not change while a location is judged by it.
 */
export async function lockFor(writer: HqWriter, streams: readonly StreamId[]): Promise<LockedStreams> {
  const ids = [...new Set(streams)].sort()
  const organisation = ids.includes(ORGANISATION_STREAM) ? 'exclusive' : 'shared'
  return { states: new Map(await writer.lockStreams(ids, organisation)) }
}
