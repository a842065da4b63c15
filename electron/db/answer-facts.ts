import type { FactQuery } from '#shared/commands/facts.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import { unreachable } from '#shared/kernel/invariant.ts'
import type { ReadableDb } from './handles.ts'
import { createCommandLogReader } from './repositories/command-log.ts'
import { createRowReader } from './repositories/row-store.ts'

/** The same answers in steps: lists some rows a step, everything else at once. */
export function createSteppedAnswers(
  db: ReadableDb,
  rulebook: Rulebook,
): (query: FactQuery) => Generator<void, unknown> {
  const rows = createRowReader(db)
  const answer = createFactAnswers(db, rulebook)
  return function* (query) {
    return query.kind === 'rows' ? yield* rows.listInSteps(query.table, query.where) : answer(query)
  }
}

/** Answers a handler's questions from this database; the rulebook ships with the app. */
export function createFactAnswers(db: ReadableDb, rulebook: Rulebook): (query: FactQuery) => unknown {
  const rows = createRowReader(db)
  const log = createCommandLogReader(db)
  return (query) => {
    switch (query.kind) {
      case 'row':
        return rows.findRow(query.table, query.id)
      case 'rows':
        return rows.listMatching(query.table, query.where)
      case 'rowExists':
        return rows.hasMatching(query.table, query.where)
      case 'historyStep':
        return log.findHistoryStep(query.commandId)
      case 'lastCommandOn':
        return log.findLastCommandOn(query.table, query.id)
      case 'rulebook':
        return rulebook
      default:
        return unreachable(query, 'every question has an answer')
    }
  }
}
