import type { FactQuery, Facts } from './facts.ts'

/** Drives the same handler with answers that must be waited for (Postgres). */
export async function runAsync<Value>(
  facts: Facts<Value>,
  answer: (query: FactQuery) => Promise<unknown>,
): Promise<Value> {
  let step = facts.next()
  while (step.done !== true) {
    let value: unknown
    try {
      value = await answer(step.value)
    } catch (error) {
      step = facts.throw(error)
      continue
    }
    step = facts.next(value)
  }
  return step.value
}
