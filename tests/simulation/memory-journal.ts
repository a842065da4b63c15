import type { Journal } from '#electron/db/journal.ts'

/** The second copy of unsent work, on a disk that outlives the database of a simulated computer. */
export function createMemoryJournal(): Journal {
  let entries: readonly string[] = []
  return {
    read: () => entries.map((entry) => JSON.parse(entry) as unknown),
    append(added) {
      entries = [...entries, ...added.map((entry) => JSON.stringify(entry))]
    },
    replace(kept) {
      entries = kept.map((entry) => JSON.stringify(entry))
    },
    count: () => entries.length,
    close: () => {},
  }
}
