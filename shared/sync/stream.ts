/**
 * A stream is the unit of visibility and of order: `org` is what every device gets, `loc:<id>` what concerns one
 * location. Every change headquarters accepts gives each stream it touches the next version.
 */
export type StreamId = 'org' | `loc:${string}`

export const ORGANISATION_STREAM: StreamId = 'org'

export function streamOfLocation(locationId: string): StreamId {
  return `loc:${locationId}`
}

/** The location of a stream, or `undefined` for the one of the organisation. */
export function locationOfStream(stream: string): string | undefined {
  return stream.startsWith('loc:') ? stream.slice('loc:'.length) : undefined
}

/** What a device may do with a stream. */
export type StreamMode = 'readWrite' | 'readOnly'
