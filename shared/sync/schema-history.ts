import type { TableName } from '#shared/schema/rows/table-rows.ts'

/** What a revision of the records added, for apps that do not know it yet. */
export interface SchemaStep {
  /** Fields that tables got. An older app is sent its rows without them. */
  readonly fields?: Readonly<Partial<Record<TableName, readonly string[]>>>
  /**
   * Whether it changed what fields mean, or added tables. Then rows cannot be told in the words of an older app: tables
   * count in the digest of a stream. Such an app is told that it must be brought up to date.
   */
  readonly isBreaking?: boolean
}

/** Revision 1 and what each later one added, in order; `schemaRevision` counts them. Only ever added to. */
export const schemaHistory: readonly SchemaStep[] = [
  {},
  // The child's file, accounts, and the registers of privacy: tables an older app does not have.
  { isBreaking: true },
]

/** How an app of some revision can be told of the records. */
type SchemaView =
  | { readonly kind: 'told'; readonly without: ReadonlyMap<TableName, ReadonlySet<string>> }
  /** The app must be brought up to date first. */
  | { readonly kind: 'appOlder' }
  /** Headquarters must be. */
  | { readonly kind: 'headquartersOlder' }

export function viewForRevision(revision: number, history: readonly SchemaStep[]): SchemaView {
  if (revision > history.length) return { kind: 'headquartersOlder' }
  const without = new Map<TableName, Set<string>>()
  for (const { fields = {}, isBreaking = false } of history.slice(revision)) {
    if (isBreaking) return { kind: 'appOlder' }
    for (const [table, added] of Object.entries(fields) as [TableName, readonly string[]][]) {
      const known = without.get(table) ?? new Set()
      without.set(table, known)
      for (const field of added) known.add(field)
    }
  }
  return { kind: 'told', without }
}
