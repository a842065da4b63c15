/** What a database said of a statement that failed. */
export interface DatabaseSaid {
  readonly code: string
  readonly message: string
  readonly constraint?: string | undefined
  readonly table?: string | undefined
}

/** Mistakes in our own statements: what is said of those holds no records. */
const OUR_MISTAKE = /^42/

/** A statement failed. Holds which rule of which table, never what was in a row: faults end up in a log. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault'
  readonly code: string

  constructor({ code, message, constraint, table }: DatabaseSaid) {
    const where = [table, constraint].filter((name) => name !== undefined).join(' ')
    super(`the database said ${code} ${OUR_MISTAKE.test(code) ? message : where}`.trimEnd())
    this.code = code
  }
}
