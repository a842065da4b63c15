import type { Database, Statement } from 'better-sqlite3'
import { invariant } from '#shared/kernel/invariant.ts'
import type { Result } from '#shared/kernel/result.ts'

/** What SQLite stores in a STRICT table of ours. */
export type SqlValue = string | number | null
export type SqlRow = Readonly<Record<string, SqlValue>>

/** A database one may look into. Statements are prepared once and kept. */
export interface ReadableDb {
  /** The first row, or `undefined`. Throws when the statement would write. */
  first(sql: string, values?: readonly SqlValue[]): SqlRow | undefined
  /** All rows. Throws when the statement would write. */
  all(sql: string, values?: readonly SqlValue[]): readonly SqlRow[]
}

/** A database one may change; only the command runner, the migrations and the key set-up hold one. */
export interface WritableDb extends ReadableDb {
  /** Carries out a statement that writes; gives the number of rows it touched. Only inside `inTransaction`. */
  write(sql: string, values?: readonly SqlValue[]): number
  /**
   * One IMMEDIATE transaction. An `ok` result commits; a refusal and a throw leave the database as it was. It does not
   * nest: a unit of work is decided in one place. `fleeting`: nobody waits for the disk. Should the power fail, the last
   * of such transactions may be lost, whole and never anything from before; for what can simply be asked again.
   */
  inTransaction<Value, Refusal>(
    work: () => Result<Value, Refusal>,
    keeping?: 'flushed' | 'fleeting',
  ): Result<Value, Refusal>
  /** A part of the transaction under way that may fail by itself: a refusal takes back what this part did. */
  inSavepoint<Value, Refusal>(work: () => Result<Value, Refusal>): Result<Value, Refusal>
  /**
   * Whether SQLite itself guards what rows refer to. A device of headquarters holds some locations only, and a row may
   * name a row of another. Outside a transaction.
   */
  guardReferences(isOn: boolean): void
  /** Writes what waits in SQLite's log into the database file and empties the log: nothing removed lingers there. */
  emptyJournalFile(): void
  /** Moves what it can of SQLite's log into the database file, without waiting for anybody. */
  settleJournalFile(): void
  /**
   * A part of the transaction under way in which SQLite does not check the form of rows once more: for very many rows
   * that their schemas have just let through.
   */
  withoutChecks(work: () => void): void
  /** A whole copy in a new file, under the same key. Outside a transaction. */
  copyInto(path: string): void
  close(): void
}

type AnyStatement = Statement<SqlValue[], SqlRow>

/** Wraps an opened connection. */
export function createWritableDb(connection: Database): WritableDb {
  const statements = new Map<string, AnyStatement>()

  function prepared(sql: string): AnyStatement {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = connection.prepare<SqlValue[], SqlRow>(sql)
    statements.set(sql, statement)
    return statement
  }

  function reading(sql: string): AnyStatement {
    const statement = prepared(sql)
    invariant(statement.readonly, `a reading statement must not write: ${sql}`)
    return statement
  }

  function inTransaction<Value, Refusal>(work: () => Result<Value, Refusal>): Result<Value, Refusal> {
    invariant(!connection.inTransaction, 'transactions do not nest')
    connection.exec('begin immediate')
    try {
      const result = work()
      connection.exec(result.ok ? 'commit' : 'rollback')
      return result
    } catch (error) {
      // SQLite itself rolls back on some errors (disk full), then there is nothing left to undo.
      if (connection.inTransaction) connection.exec('rollback')
      throw error
    }
  }

  return {
    first: (sql, values = []) => reading(sql).get(...values),
    all: (sql, values = []) => reading(sql).all(...values),
    write(sql, values = []) {
      invariant(connection.inTransaction, 'every write happens inside a transaction')
      return prepared(sql).run(...values).changes
    },
    inTransaction(work, keeping = 'flushed') {
      if (keeping === 'flushed') return inTransaction(work)
      invariant(!connection.inTransaction, 'transactions do not nest')
      connection.pragma('synchronous=NORMAL')
      try {
        return inTransaction(work)
      } finally {
        connection.pragma('synchronous=FULL')
      }
    },
    inSavepoint(work) {
      invariant(connection.inTransaction, 'a savepoint is part of a transaction')
      prepared('savepoint part').run()
      // After a throw the whole transaction is rolled back by whoever began it.
      const result = work()
      if (!result.ok) prepared('rollback to part').run()
      prepared('release part').run()
      return result
    },
    guardReferences(isOn) {
      invariant(!connection.inTransaction, 'what is guarded does not change inside a transaction')
      connection.pragma(`foreign_keys=${isOn ? 'ON' : 'OFF'}`)
    },
    emptyJournalFile() {
      connection.pragma('wal_checkpoint(TRUNCATE)')
    },
    settleJournalFile() {
      connection.pragma('wal_checkpoint(PASSIVE)')
    },
    withoutChecks(work) {
      connection.pragma('ignore_check_constraints=ON')
      try {
        work()
      } finally {
        connection.pragma('ignore_check_constraints=OFF')
      }
    },
    copyInto(path) {
      connection.prepare<[string]>('vacuum into ?').run(path)
    },
    close() {
      statements.clear()
      connection.close()
    },
  }
}
