import type { TableName } from '#shared/schema/rows/table-rows.ts'

/** What changed, without the data: listeners ask again for what they show. */
export interface ChangeAnnouncement {
  readonly tables: readonly TableName[]
  /** `org` and `loc:<id>`; what belongs to the organisation concerns every location. */
  readonly streams: readonly string[]
}
