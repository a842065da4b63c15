/**
 * One step of the schema. Its place in `migrations.ts` is its number: the database's `user_version` says how many
 * steps it has had. A landed step is never edited; a change is a new step.
 */
export interface Migration {
  readonly name: string
  readonly sql: string
}
