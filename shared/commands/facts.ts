import type { Message } from '#shared/domain/explanation/model.ts'
import type { Rulebook } from '#shared/domain/requests/rulebook.ts'
import type { Instant } from '#shared/kernel/time.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { RowImages } from './row-change.ts'

/**
 * How a command handler asks for what it needs without doing I/O: it is a generator that yields a `FactQuery` and is
 * resumed with the answer. The same handler runs on SQLite (synchronous) and on Postgres (asynchronous); only the
 * driver differs (`run-sync.ts`, `run-async.ts`).
 */
export type Facts<Value> = Generator<FactQuery, Value, unknown>

/** One column of a filter: this value, one of these, or within bounds (both included). `orNull` lets an open end in. */
export type ColumnFilter<Value> =
  | Value
  | { readonly in: readonly NonNullable<Value>[] }
  | { readonly from?: NonNullable<Value>; readonly until?: NonNullable<Value>; readonly orNull?: true }

/** All named columns must match. Columns that hold JSON cannot be filtered on. */
export type RowFilter<Row> = {
  readonly [Column in keyof Row]?: Row[Column] extends string | number | boolean | null
    ? ColumnFilter<Row[Column]>
    : never
}

/** A filter whose table is known only at run time; the typed helpers below make it. */
export type AnyRowFilter = Readonly<Record<string, unknown>>

export type FactQuery =
  | { readonly kind: 'row'; readonly table: TableName; readonly id: string }
  | { readonly kind: 'rows'; readonly table: TableName; readonly where: AnyRowFilter }
  | { readonly kind: 'rowExists'; readonly table: TableName; readonly where: AnyRowFilter }
  | { readonly kind: 'historyStep'; readonly commandId: string }
  | { readonly kind: 'lastCommandOn'; readonly table: TableName; readonly id: string }
  | { readonly kind: 'rulebook' }

/** Whose act last touched a row. */
export interface CommandMark {
  readonly commandId: string
  readonly type: string
  readonly actorId: string
  readonly at: Instant
}

/** One step of the undo history: a command, or a batch that was carried out as one. */
export interface HistoryStep {
  /** The commands of the step in the order they ran. */
  readonly commandIds: readonly string[]
  readonly label: Message
  readonly isUndone: boolean
  /** Net images per row: as it was before the step and as it was after. */
  readonly images: readonly RowImages[]
}

/** The row with this id, or `undefined`. */
export function* findRow<Table extends TableName>(table: Table, id: string): Facts<RowOf<Table> | undefined> {
  return (yield { kind: 'row', table, id }) as RowOf<Table> | undefined
}

/** Rows that match, ordered by id. */
export function* listRows<Table extends TableName>(
  table: Table,
  where: RowFilter<RowOf<Table>>,
): Facts<readonly RowOf<Table>[]> {
  return (yield { kind: 'rows', table, where }) as readonly RowOf<Table>[]
}

/** Whether any row matches. */
export function* hasRow<Table extends TableName>(
  table: Table,
  where: RowFilter<RowOf<Table>>,
): Facts<boolean> {
  return (yield { kind: 'rowExists', table, where }) as boolean
}

/** Whether there is a row with this id. */
export function* hasId(table: TableName, id: string): Facts<boolean> {
  return (yield { kind: 'rowExists', table, where: { id } }) as boolean
}

/** The undo step a command belongs to; an undo or a redo answers with the step it is about. */
export function* findHistoryStep(commandId: string): Facts<HistoryStep | undefined> {
  return (yield { kind: 'historyStep', commandId }) as HistoryStep | undefined
}

/** The latest command that changed a row, or `undefined` when none did. */
export function* findLastCommandOn(table: TableName, id: string): Facts<CommandMark | undefined> {
  return (yield { kind: 'lastCommandOn', table, id }) as CommandMark | undefined
}

/** The law and the official calendars, for a handler that must check by itself. */
export function* findRulebook(): Facts<Rulebook> {
  return (yield { kind: 'rulebook' }) as Rulebook
}
