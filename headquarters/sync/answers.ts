import type { FactQuery, Facts } from '#shared/commands/facts.ts'
import { runAsync } from '#shared/commands/run-async.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import type { StoredQuery } from '../store/store.ts'

/** Lets something ask its questions of who answers now or later; the rulebook ships with headquarters. */
export function ask<Value>(
  facts: Facts<Value>,
  reader: { answer(query: StoredQuery): unknown },
  rulebook: Rulebook,
): Promise<Value> {
  return runAsync(facts, (query: FactQuery) => (query.kind === 'rulebook' ? rulebook : reader.answer(query)))
}
