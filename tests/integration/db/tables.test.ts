import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { columnsOf } from '#electron/db/repositories/row-codec.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { makeTempFolder, openTestFolder } from '#tests/harness/database.ts'

describe('the tables in the file', () => {
  const place = makeTempFolder()
  let shared: OpenedDataFolder

  beforeAll(async () => {
    shared = await openTestFolder(place.folder)
  })

  afterAll(() => {
    shared.close()
    place.remove()
  })

  test.each(tableNames)('the columns of %s are those of its record', (table) => {
    const inFile = shared.db
      .all(`select name from pragma_table_info('${table}') order by name`)
      .map((row) => row['name'])
    expect(inFile).toEqual(
      columnsOf(table)
        .map(({ name }) => name)
        .sort(),
    )
  })

  test.each(tableNames)('every reference of %s is also kept by the database', (table) => {
    const inFile = shared.db
      .all(`select "from" as field, "table" as target from pragma_foreign_key_list('${table}')`)
      .map((row) => `${String(row['field'])} -> ${String(row['target'])}`)
    const references: Readonly<Record<string, string>> = tables[table].references
    const declared = columnsOf(table).flatMap(({ field, name }) =>
      references[field] === undefined ? [] : [`${name} -> ${references[field]}`],
    )
    expect(inFile.sort()).toEqual(declared.sort())
  })

  test.each(tableNames)('every reference of %s is found through an index', (table) => {
    for (const field of Object.keys(tables[table].references)) {
      const column = columnsOf(table).find((candidate) => candidate.field === field)?.name ?? ''
      const plan = shared.db.all(`explain query plan select 1 from ${table} where ${column} = ?`, ['x'])
      expect(String(plan[0]?.['detail']), column).toMatch(/USING .*INDEX/)
    }
  })
})
