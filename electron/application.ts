import type { AppEvent, Reply } from '#shared/ipc/wire.ts'

/** The whole application, behind the one crossing that every host offers to its page. */
export interface Application {
  /** Answers one envelope; always resolves. */
  dispatch(envelope: unknown): Promise<Reply>
  /** Hears what may have changed. Answers the act that ends the subscription. */
  subscribe(listener: (event: AppEvent) => void): () => void
  /** Puts everything on disk and lets the data folder go. Calls that come later are refused. */
  close(): void
}
