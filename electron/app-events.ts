import type { AppEvent, Topic } from '#shared/ipc/wire.ts'

/** Tells the screens what may have changed. */
export interface AppEvents {
  announce(topics: readonly Topic[]): void
  subscribe(listener: (event: AppEvent) => void): () => void
  close(): void
}

export function createAppEvents(): AppEvents {
  const listeners = new Set<(event: AppEvent) => void>()
  return {
    announce: (topics) => {
      for (const listener of listeners) listener({ topics })
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => listeners.clear(),
  }
}
