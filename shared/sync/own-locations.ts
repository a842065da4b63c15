import type { CommandRefusal } from '#shared/commands/refusal.ts'
import { locationOfStream } from './stream.ts'
import type { StreamId } from './stream.ts'

/**
 * Why somebody who works at these locations may not change rows that lie in these streams; null = may. For each row one
 * location of the person is enough, for a child that is ill is ill at every location it goes to. What is of the whole
 * organisation is for whoever has the right. PRIV-4
 *
 * @param rowStreams for each changed row the streams it was in, and those it comes to be in
 * @param locationIds empty = everywhere
 */
export function refusalOfLocations(
  rowStreams: readonly (readonly StreamId[])[],
  locationIds: readonly string[],
): CommandRefusal | null {
  if (locationIds.length === 0) return null
  const own = new Set(locationIds)
  const isElsewhere = rowStreams.some((streams) => {
    const places = streams.map(locationOfStream).filter((id) => id !== undefined)
    return places.length > 0 && !places.some((id) => own.has(id))
  })
  return isElsewhere ? { code: 'forbiddenHere', params: {} } : null
}
