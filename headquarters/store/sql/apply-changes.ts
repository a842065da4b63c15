import { isSameRow } from '#shared/commands/is-same-row.ts'
import { changedRowId } from '#shared/commands/row-change.ts'
import type { RowChange, RowImages } from '#shared/commands/row-change.ts'
import { invariant } from '#shared/kernel/invariant.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import type { RecordReader } from './records.ts'

type Row = RowOf<TableName>

/**
 * What changes make of their rows, in the order of the changes; what stays the same is left out. Nothing is written here.
 *
 * @param isNew for rows of which nobody needs to look whether they are there: whoever writes them finds out
 */
export async function imagesOfChanges(
  records: Pick<RecordReader, 'list'>,
  changes: readonly RowChange[],
  isNew: (id: string) => boolean,
): Promise<readonly RowImages[]> {
  const standing = await findStanding(records, changes, isNew)
  const images: RowImages[] = []
  for (const change of changes) {
    const { table } = change
    const id = changedRowId(change)
    const key = `${table} ${id}`
    const before = standing.get(key) ?? null
    invariant(
      change.op === 'put' || before !== null,
      `a command takes away a row of ${table} that is not there`,
    )
    // Parsed once more: a row must fit its table.
    const after = change.op === 'put' ? tables[table].schema.parse(change.row) : null
    if (isSameRow(before, after)) continue
    images.push({ table, id, before, after })
    standing.set(key, after)
  }
  return images
}

/** How the rows are now, by `table id`; one question a table. */
async function findStanding(
  records: Pick<RecordReader, 'list'>,
  changes: readonly RowChange[],
  isNew: (id: string) => boolean,
): Promise<Map<string, Row | null>> {
  const idsByTable = new Map<TableName, Set<string>>()
  for (const change of changes) {
    const id = changedRowId(change)
    if (isNew(id)) continue
    const ids = idsByTable.get(change.table)
    if (ids === undefined) idsByTable.set(change.table, new Set([id]))
    else ids.add(id)
  }
  const standing = new Map<string, Row | null>()
  if (idsByTable.size === 0) return standing
  await Promise.all(
    [...idsByTable].flatMap(([table, ids]) =>
      questionsOf(ids).map(async (id) => {
        for (const row of await records.list(table, { id })) standing.set(`${table} ${row.id}`, row)
      }),
    ),
  )
  return standing
}

/** Few rows are asked for one by one, for that is how they are remembered. */
const ROWS_ONE_BY_ONE = 8

function questionsOf(ids: ReadonlySet<string>): readonly (string | { readonly in: readonly string[] })[] {
  return ids.size <= ROWS_ONE_BY_ONE ? [...ids] : [{ in: [...ids] }]
}
