/** A value of a statement. A list of texts becomes an array of the database. */
export type SqlValue = string | number | boolean | null | readonly string[]

/** A row as the database writes it: the texts of its columns, in the order they were asked for. */
export type SqlRow = readonly (string | null)[]

/** One conversation with the database, inside a transaction. Statements are carried out in the order they are given. */
export interface SqlSession {
  ask(text: string, values?: readonly SqlValue[]): Promise<readonly SqlRow[]>
  /**
   * Hands over a statement whose rows nobody needs, without waiting for it. What goes wrong with it comes out of the
   * next `settled`, at the latest before the commit.
   */
  tell(text: string, values?: readonly SqlValue[]): void
  settled(): Promise<void>
}

/** A database that headquarters has to itself. */
export interface SqlEngine {
  readonly kind: 'pglite' | 'postgres'
  /** `read`: everything of one moment, nothing written. `write`: a throw leaves nothing behind. */
  transaction<Value>(mode: 'read' | 'write', work: (session: SqlSession) => Promise<Value>): Promise<Value>
  /** Statements of our own without values, in a transaction of their own. */
  execute(text: string): Promise<void>
  /** Another number each time the database was perhaps not this headquarters' alone for a while. */
  tenure(): number
  close(): Promise<void>
}
