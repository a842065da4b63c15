import type { FactQuery, Facts } from '#shared/commands/facts.ts'
import { runAsync } from '#shared/commands/run-async.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import type { HqReader } from '../store/store.ts'

/** Lets something ask its questions of a reader; the rulebook ships with headquarters. */
export function ask<Value>(
  facts: Facts<Value>,
  reader: { answer: HqReader['answer'] },
  rulebook: Rulebook,
): Promise<Value> {
  return runAsync(facts, async (query: FactQuery) =>
    query.kind === 'rulebook' ? rulebook : reader.answer(query),
  )
}
