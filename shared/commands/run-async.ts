import type { FactQuery, Facts } from './facts.ts'

/** Drives the same handler with answers that may have to be waited for (Postgres); what is known already is not. */
export async function runAsync<Value>(
  facts: Facts<Value>,
  answer: (query: FactQuery) => unknown,
): Promise<Value> {
  let step = facts.next()
  while (step.done !== true) {
    let value: unknown
    try {
      value = answer(step.value)
      if (value instanceof Promise) value = await value
    } catch (error) {
      step = facts.throw(error)
      continue
    }
    step = facts.next(value)
  }
  return step.value
}
