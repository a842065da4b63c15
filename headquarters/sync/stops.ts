import type { StreamId } from '#shared/sync/stream.ts'

/** A command touches streams that were not locked: everything is taken back and tried again with these as well. */
export class NeedsStreams extends Error {
  readonly streams: readonly StreamId[]

  constructor(streams: readonly StreamId[]) {
    super('a command touches more streams than were locked')
    this.streams = streams
  }
}
