import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { findLastCommandOn, type Facts } from '../facts.ts'
import type { CommandRefusal } from '../refusal.ts'

/** Somebody built on it in the meantime: says who did what, and when. */
export function* refusalOfLaterAct(table: TableName, id: string): Facts<CommandRefusal> {
  const later = yield* findLastCommandOn(table, id)
  return {
    code: 'changedSince',
    params: {
      table,
      id,
      commandId: later?.commandId ?? '',
      commandType: later?.type ?? '',
      actorId: later?.actorId ?? '',
      at: later?.at ?? '',
    },
  }
}
