import type { RowCollector } from './row-collector.ts'
import type { RowReader } from './row-reader.ts'

export interface ColumnSpec {
  /** The header in our own files, shown to people. */
  readonly title: string
  /** Other headers that mean the same, in Dutch or English. */
  readonly names: readonly string[]
  /** The file cannot be used without this column. */
  readonly isRequired: boolean
  /** Nine digits that are no citizen number: the national register of childcare. */
  readonly isRegisterNumber: boolean
}

/** One kind of file: how it is recognised, its columns, and which records a row becomes. */
export interface FileKind {
  readonly kind: string
  /** Our own name for the file, without `.csv`. */
  readonly title: string
  readonly names: readonly string[]
  /** An import without any records of this kind makes no sense. */
  readonly isRequired: boolean
  /** Keys are the names of the fields of the record, so that a problem with a field finds its column. */
  readonly columns: Readonly<Record<string, ColumnSpec>>
  read(row: RowReader<string>, rows: RowCollector): void
}

interface FileKindSpec<Key extends string> {
  readonly kind: string
  readonly title: string
  readonly names: readonly string[]
  readonly isRequired?: boolean
  readonly columns: Readonly<Record<Key, ColumnSpec>>
  read(row: RowReader<Key>, rows: RowCollector): void
}

/** Ties the columns a reader may ask for to the columns the file has. */
export function defineFileKind<Key extends string>(spec: FileKindSpec<Key>): FileKind {
  return { isRequired: false, ...spec }
}

export function required(title: string, ...names: readonly string[]): ColumnSpec {
  return { title, names, isRequired: true, isRegisterNumber: false }
}

export function optional(title: string, ...names: readonly string[]): ColumnSpec {
  return { title, names, isRequired: false, isRegisterNumber: false }
}

export function registerNumber(title: string, ...names: readonly string[]): ColumnSpec {
  return { title, names, isRequired: false, isRegisterNumber: true }
}
