import type { FactQuery, Facts } from './facts.ts'

/** Drives a handler with answers that are there at once (SQLite). An answer that throws is thrown into the handler. */
export function runSync<Value>(facts: Facts<Value>, answer: (query: FactQuery) => unknown): Value {
  let step = facts.next()
  while (step.done !== true) {
    let value: unknown
    try {
      value = answer(step.value)
    } catch (error) {
      step = facts.throw(error)
      continue
    }
    step = facts.next(value)
  }
  return step.value
}
