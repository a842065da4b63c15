import { z } from 'zod'
import type { Message } from '#shared/domain/explanation/model.ts'
import { message } from './parts/values.ts'

/** What travels between the screen and the application, whatever carries it. JSON only. */

/** Goes up when a message changes shape; a page and an application of different versions refuse each other. */
export const contractVersion = 1

/** Longest message a carrier lets through: an import of 20 MB as base64 and its names. */
export const maxMessageBytes = 30_000_000

export const envelope = z.strictObject({
  version: z.int(),
  call: z.string().max(64),
  input: z.unknown(),
})
export interface Envelope {
  readonly version: number
  readonly call: string
  readonly input: unknown
}

/**
 * Every request is answered, and with a value: carriers reduce an error to a bare text. A fault says which incident to
 * look for in the log and nothing else.
 */
export const reply = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('done'), output: z.unknown() }),
  z.strictObject({ status: z.literal('refused'), refusal: message }),
  z.strictObject({
    status: z.literal('fault'),
    code: z.enum(['internal', 'deadline']),
    incident: z.string().max(16),
  }),
])
export type Reply =
  | { readonly status: 'done'; readonly output: unknown }
  | { readonly status: 'refused'; readonly refusal: Message }
  | { readonly status: 'fault'; readonly code: 'internal' | 'deadline'; readonly incident: string }

/** What may have changed; never the data itself. The screen asks again for what it shows. */
export const topics = [
  'board',
  'requests',
  'history',
  'settings',
  'session',
  'sync',
  'gate',
  'childFile',
  'privacy',
  'backups',
] as const
export type Topic = (typeof topics)[number]

export const appEvent = z.strictObject({ topics: z.array(z.enum(topics)).max(topics.length) })
export interface AppEvent {
  readonly topics: readonly Topic[]
}

/** All that the page can reach: on `window.appBridge` in Electron, over a socket in a browser. */
export interface AppBridge {
  request(envelope: Envelope): Promise<unknown>
  /** Answers the act that ends the subscription. */
  subscribe(listener: (event: unknown) => void): () => void
}
