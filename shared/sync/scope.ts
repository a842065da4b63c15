import type { ScopeEntry } from './protocol.ts'
import type { StreamId } from './stream.ts'

/**
 * Whether a device may write a row that lies in these streams: one that it may write to is enough, for a child that is
 * ill is ill at every location it goes to. A row that was nowhere yet may come to lie anywhere the device may write.
 */
export function mayWriteIn(streams: readonly StreamId[], scope: readonly ScopeEntry[]): boolean {
  return streams.some((stream) =>
    scope.some((entry) => entry.stream === stream && entry.mode === 'readWrite'),
  )
}
