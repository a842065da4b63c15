import type { Envelope } from '#shared/ipc/wire.ts'

/** Whether the page can reach the application now. `refused`: it may not, and trying again does not help. */
export type ConnectionState = 'connecting' | 'connected' | 'lost' | 'refused'

/** The page's end of the crossing, the same for both hosts. */
export interface Bridge {
  request(envelope: Envelope): Promise<unknown>
  /** Hears which topics may have changed. Answers the act that ends the subscription. */
  subscribe(listener: (event: unknown) => void): () => void
  readonly state: ConnectionState
  /** Hears every change of `state`; made for `useSyncExternalStore`. */
  subscribeToState(listener: () => void): () => void
}
