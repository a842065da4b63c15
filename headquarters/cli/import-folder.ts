import { importArgs } from '#shared/import/import-args.ts'
import { importReport, refusedReport } from '#shared/import/import-report.ts'
import type { StoredRows } from '#shared/import/known-rows.ts'
import { readImport } from '#shared/import/read-import.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import type { ImportFile, ImportReport } from '#shared/schema/import/model.ts'
import type { HqStore } from '../store/store.ts'
import type { Operator } from '../sync/headquarters.ts'

/** Brings files in as the app does: everything or nothing, as one act. Only looks when asked to check. */
export async function importFiles(
  files: readonly ImportFile[],
  isCheckOnly: boolean,
  office: { readonly store: HqStore; readonly operator: Operator },
): Promise<ImportReport> {
  const stored = await readStored(office.store)
  const read = readImport(files, stored)
  if (isCheckOnly) return importReport('checked', read, null)
  if (read.problems.errorCount > 0) return importReport('refused', read, null)
  const args = importArgs(read, stored)
  if (args === undefined) return importReport('imported', read, null)
  const result = await office.operator.act('importOrganisation', args)
  if (result.ok) return importReport('imported', read, null)
  return refusedReport({ code: `refusal.${result.refusal.code}`, params: result.refusal.params }, read)
}

/** Everything that is stored, of one moment: the importer asks at once, the database answers in a while. */
async function readStored(store: HqStore): Promise<StoredRows> {
  const lists = new Map<TableName, unknown>()
  await store.read(async (reader) => {
    for (const table of tableNames) lists.set(table, await reader.answer({ kind: 'rows', table, where: {} }))
  })
  return {
    list: <Table extends TableName>(table: Table) => (lists.get(table) ?? []) as readonly RowOf<Table>[],
  }
}

/** Whether headquarters holds no organisation yet. */
export async function isEmpty(store: HqStore): Promise<boolean> {
  return store.read(
    async (reader) => !(await reader.answer({ kind: 'rowExists', table: 'organisation', where: {} })),
  )
}

/** Headquarters is called after its organisation. */
export async function takeName(store: HqStore): Promise<string> {
  return store.write(async (writer) => {
    const organisations = await writer.answer({ kind: 'rows', table: 'organisation', where: {} })
    const [organisation] = organisations as readonly RowOf<'organisation'>[]
    const meta = await writer.meta()
    const name = organisation?.name ?? meta.name
    await writer.setMeta({ ...meta, name })
    return name
  })
}
