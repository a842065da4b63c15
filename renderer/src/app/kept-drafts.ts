import type { KeptPlace } from '#shared/ipc/calls/gate.ts'
import type { AppClient } from './app-client.ts'

type KeptDraft = KeptPlace['drafts'][number]

/** As much as the application takes along with a place. */
const mostDrafts = 20
const mostCharacters = 20_000

/**
 * What is half typed, by key. It goes along when the screen locks and comes back when the same person signs in again;
 * in between it lies in the closed database and nowhere else. PRIV-6
 */
interface KeptDrafts {
  /** From now on this is asked for when the screen locks; `null` = nothing half typed. Answers the act that ends it. */
  keep(key: string, read: () => unknown): () => void
  /** What came back under this key, once. */
  take(key: string): unknown
  /** Whether something came back that nobody took yet. */
  has(key: string): boolean
  /** Everything half typed now, and what came back and was not looked at yet. */
  collect(): KeptDraft[]
  restore(drafts: readonly KeptDraft[]): void
  /** Everything was taken along with the place. */
  markHandedOver(): void
  isHandedOver(): boolean
}

function createKeptDrafts(): KeptDrafts {
  const readers = new Map<string, () => unknown>()
  const cameBack = new Map<string, string>()
  let isGone = false
  return {
    keep(key, read) {
      readers.set(key, read)
      return () => {
        if (readers.get(key) === read) readers.delete(key)
      }
    },
    take(key) {
      const text = cameBack.get(key)
      cameBack.delete(key)
      return text === undefined ? undefined : parse(text)
    },
    has: (key) => cameBack.has(key),
    collect() {
      const found = new Map(cameBack)
      for (const [key, read] of readers) {
        const value = read()
        if (value !== null && value !== undefined) found.set(key, JSON.stringify(value))
      }
      return [...found]
        .map(([key, value]) => ({ key, value }))
        .filter(({ key, value }) => key.length <= 200 && value.length <= mostCharacters)
        .slice(0, mostDrafts)
    },
    restore(drafts) {
      for (const { key, value } of drafts) cameBack.set(key, value)
    },
    markHandedOver() {
      isGone = true
    },
    isHandedOver: () => isGone,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const ofClients = new WeakMap<AppClient, KeptDrafts>()

/** The drafts of this page. They end with the page: locking loads it anew. */
export function keptDraftsOf(client: AppClient): KeptDrafts {
  const known = ofClients.get(client) ?? createKeptDrafts()
  ofClients.set(client, known)
  return known
}
