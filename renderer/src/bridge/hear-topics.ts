import type { Topic } from '#shared/ipc/wire.ts'
import { appEvent } from '#shared/ipc/wire.ts'
import type { Bridge } from './bridge.ts'

/** Hears what may have changed. Answers the act that ends the subscription; an event that cannot be read is dropped. */
export function hearTopics(bridge: Bridge, listener: (topics: readonly Topic[]) => void): () => void {
  return bridge.subscribe((event) => {
    const parsed = appEvent.safeParse(event)
    if (parsed.success) listener(parsed.data.topics)
  })
}
