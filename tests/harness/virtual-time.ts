import type { SchedulePort } from '#electron/ports.ts'
import type { Instant } from '#shared/kernel/time.ts'

/** Time that only passes when a test says so. */
export interface VirtualTime {
  readonly schedule: SchedulePort
  now(): Instant
  /** Lets so much time pass: everything due happens in order, and what it sets going as well. */
  pass(ms: number): Promise<void>
  /** How many things are planned. */
  plannedCount(): number
}

interface Plan {
  readonly atMs: number
  readonly order: number
  readonly work: () => void
}

const start = '2026-11-23T08:00:00.000Z'

export function createVirtualTime(): VirtualTime {
  let nowMs = 0
  let order = 0
  const plans = new Set<Plan>()

  function plan(work: () => void, delayMs: number): () => void {
    const made: Plan = { atMs: nowMs + Math.max(0, delayMs), order: (order += 1), work }
    plans.add(made)
    return () => void plans.delete(made)
  }

  function nextBefore(untilMs: number): Plan | undefined {
    let first: Plan | undefined
    for (const one of plans) {
      if (one.atMs > untilMs) continue
      if (
        first === undefined ||
        one.atMs < first.atMs ||
        (one.atMs === first.atMs && one.order < first.order)
      )
        first = one
    }
    return first
  }

  return {
    schedule: { soon: (work) => plan(work, 0), later: plan, elapsedMs: () => nowMs },
    now: () => new Date(Date.parse(start) + nowMs).toISOString() as Instant,
    async pass(ms) {
      const untilMs = nowMs + ms
      await settle()
      for (let due = nextBefore(untilMs); due !== undefined; due = nextBefore(untilMs)) {
        plans.delete(due)
        nowMs = due.atMs
        due.work()
        await settle()
      }
      nowMs = untilMs
    },
    plannedCount: () => plans.size,
  }
}

/** Promises that are fulfilled already run to their end. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve()
}
