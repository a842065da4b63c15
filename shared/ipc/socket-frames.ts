import { z } from 'zod'
import type { AppEvent, Envelope, Reply } from './wire.ts'
import { appEvent, envelope, reply } from './wire.ts'

/** How requests, replies and events share one WebSocket between a browser and the loopback host. */

export const socketProtocol = 'dagdeel.1'
/** Offered next to `socketProtocol` and never echoed: what opens the door. */
export const tokenProtocolPrefix = 'dagdeel.token.'
export const codeProtocolPrefix = 'dagdeel.code.'
/** Also the path of the socket; everything else on the host is a file. */
export const socketPath = '/app'

/** Requests a page may have under way at one time. */
export const maxRequestsUnderWay = 100

const frameNumber = z.int().min(1).max(Number.MAX_SAFE_INTEGER)

export const pageFrame = z.strictObject({ id: frameNumber, envelope })
export interface PageFrame {
  readonly id: number
  readonly envelope: Envelope
}

export const hostFrame = z.discriminatedUnion('kind', [
  /** First frame on every socket; a page that came with a single-use code gets the token for its next socket. */
  z.strictObject({ kind: z.literal('welcome'), token: z.string().max(64).nullable() }),
  z.strictObject({ kind: z.literal('reply'), id: frameNumber, reply }),
  z.strictObject({ kind: z.literal('event'), event: appEvent }),
])
export type HostFrame =
  | { readonly kind: 'welcome'; readonly token: string | null }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'event'; readonly event: AppEvent }
