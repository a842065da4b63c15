/**
 * One step of the schema of headquarters, the same text on PGlite and on PostgreSQL. Its place in `migrations.ts` is its
 * number. A landed step is never edited; a change is a new step.
 */
export interface Migration {
  readonly name: string
  readonly sql: string
}
