import type { RowChange } from '#shared/commands/row-change.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { textsIn } from '#shared/sync/texts-in.ts'

const ID = /^[A-Za-z0-9._:-]{1,64}$/

/** Every text in some arguments that can be the id of something. */
export function idsIn(value: unknown): readonly string[] {
  return textsIn(value).filter((text) => ID.test(text))
}

/** The ids that the rows to be written have or refer to. */
export function idsOfChanges(changes: readonly RowChange[]): readonly string[] {
  return changes.flatMap((change) => {
    if (change.op === 'delete') return [change.id]
    const fields = change.row as unknown as Readonly<Record<string, unknown>>
    const referred = Object.keys(tables[change.table].references).map((field) => fields[field])
    return [change.row.id, ...referred.filter((id) => typeof id === 'string')]
  })
}
