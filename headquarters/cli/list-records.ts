import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { HqStore } from '../store/store.ts'

/** Every record of a table, by id. */
export async function listRecords<Table extends TableName>(
  store: HqStore,
  table: Table,
): Promise<readonly RowOf<Table>[]> {
  return store.read(
    async (reader) => (await reader.answer({ kind: 'rows', table, where: {} })) as readonly RowOf<Table>[],
  )
}
