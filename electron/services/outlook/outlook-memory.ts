import type { LocationFacts } from '#shared/domain/occupancy/model.ts'

/** Answers that were worked out, as long as the facts they rest on are held. */
export interface OutlookMemory {
  /** The place of one answer on these facts. */
  of<Output>(facts: LocationFacts, key: string): OutlookPlace<Output>
}

export interface OutlookPlace<Output> {
  /** `undefined` when it was not worked out yet. */
  readonly value: Output | undefined
  keep(value: Output): void
}

/** Answers to so many different questions about the same facts. */
const ANSWERS_MAX = 8

/** A change makes new facts, so an answer can never outlive what it was worked out from. */
export function createOutlookMemory(): OutlookMemory {
  const byFacts = new WeakMap<LocationFacts, Map<string, unknown>>()
  return {
    of<Output>(facts: LocationFacts, key: string): OutlookPlace<Output> {
      const answers = byFacts.get(facts) ?? new Map<string, unknown>()
      byFacts.set(facts, answers)
      return {
        value: answers.get(key) as Output | undefined,
        keep: (value) => {
          answers.set(key, value)
          for (const oldest of [...answers.keys()].slice(0, -ANSWERS_MAX)) answers.delete(oldest)
        },
      }
    },
  }
}
