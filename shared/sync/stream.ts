/**
 * A stream is the unit of visibility and of order: `org` is what every device gets, `loc:<id>` what concerns one
 * location, `user:<id>` what only one person gets. Every change headquarters accepts gives each stream it touches the
 * next version.
 */
export type StreamId = 'org' | `loc:${string}` | `user:${string}`

export const ORGANISATION_STREAM: StreamId = 'org'

export function streamOfLocation(locationId: string): StreamId {
  return `loc:${locationId}`
}

/** What is of one person who works here, wherever that person sits down. */
export function streamOfUser(staffMemberId: string): StreamId {
  return `user:${staffMemberId}`
}

/** The person of a stream, or `undefined` for any other kind. */
export function userOfStream(stream: string): string | undefined {
  return stream.startsWith('user:') ? stream.slice('user:'.length) : undefined
}

/** The location of a stream, or `undefined` for any other kind. */
export function locationOfStream(stream: string): string | undefined {
  return stream.startsWith('loc:') ? stream.slice('loc:'.length) : undefined
}

/** What a device may do with a stream. */
export type StreamMode = 'readWrite' | 'readOnly'
