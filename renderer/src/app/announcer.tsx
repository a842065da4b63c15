import { createContext, use, useSyncExternalStore } from 'react'

/** One sentence about what just happened: read aloud, and shown in the status bar until the next key press. */
export interface Announcer {
  say(text: string): void
  clear(): void
  current(): string
  subscribe(listener: () => void): () => void
}

export function createAnnouncer(): Announcer {
  let text = ''
  const listeners = new Set<() => void>()
  const change = (next: string) => {
    if (next === text) return
    text = next
    for (const listener of listeners) listener()
  }
  return {
    say: change,
    clear: () => change(''),
    current: () => text,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const AnnouncerContext = createContext<Announcer>(createAnnouncer())

export function useAnnouncer(): Announcer {
  return use(AnnouncerContext)
}

export function useAnnouncement(): string {
  const announcer = useAnnouncer()
  return useSyncExternalStore(announcer.subscribe, announcer.current)
}
