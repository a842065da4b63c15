import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { openPgliteStore } from '#headquarters/store/pglite/open-pglite-store.ts'
import { openPostgresStore } from '#headquarters/store/postgres/open-postgres-store.ts'
import type { OpenedStore } from '#headquarters/store/sql/open-store.ts'
import { columnsOf } from '#headquarters/store/sql/row-codec.ts'
import type { ColumnKind } from '#shared/schema/rows/table-definition.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { copyOfPglite, noPatience } from '#tests/harness/headquarters-stores.ts'
import { makeDatabase } from '#tests/harness/postgres-server.ts'

const firstMeta = (): { epoch: string; name: string } => ({ epoch: 'history-1', name: 'De Boog' })
const PATIENT_MS = 300_000

const engines = [
  [
    'PGlite',
    async () =>
      openPgliteStore({ folder: await copyOfPglite(), isFlushing: false, firstMeta, patience: noPatience }),
  ],
  [
    'PostgreSQL',
    async () => openPostgresStore({ url: await makeDatabase(), firstMeta, patience: noPatience }),
  ],
] as const

const kinds: Readonly<Record<string, ColumnKind>> = {
  text: 'text',
  integer: 'integer',
  bigint: 'integer',
  boolean: 'boolean',
  jsonb: 'json',
}

describe.each(engines)('the tables of headquarters on %s', (_name, open) => {
  let opened: OpenedStore
  const ask = async (text: string, table: string): Promise<readonly string[]> =>
    (await opened.engine.transaction('read', (session) => session.ask(text, [table]))).map((row) =>
      row.join(' -> '),
    )

  beforeAll(async () => {
    opened = await open()
  }, PATIENT_MS)

  afterAll(() => opened.store.close())

  test.each(tableNames)('the columns of %s are those of its record, each of its kind', async (table) => {
    const there = await ask(
      `select column_name::text, data_type::text from information_schema.columns
       where table_schema = current_schema() and table_name = $1 order by column_name`,
      table,
    )
    const found = there.map((line) =>
      line.replace(/ -> (.+)$/, (_all, type: string) => ` -> ${kinds[type] ?? type}`),
    )
    const wanted = columnsOf(table).map(({ name, kind }) => `${name} -> ${kind}`)
    expect(found.toSorted()).toEqual(wanted.toSorted())
  })

  test.each(tableNames)(
    'every reference of %s is kept by the database, and looked at when all is written',
    async (table) => {
      const there = await ask(
        `select attname::text, target.relname::text from pg_constraint
       join pg_attribute on attrelid = conrelid and attnum = conkey[1] join pg_class target on target.oid = confrelid
       where contype = 'f' and condeferred and conrelid = $1::regclass`,
        table,
      )
      const references: Readonly<Record<string, string>> = tables[table].references
      const wanted = columnsOf(table).flatMap(({ field, name }) =>
        references[field] === undefined ? [] : [`${name} -> ${references[field]}`],
      )
      expect(there.toSorted()).toEqual(wanted.toSorted())
    },
  )

  test.each(tableNames)('rows of %s are found by every reference through an index', async (table) => {
    const there = await ask(
      `select attname::text from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
       where indrelid = $1::regclass`,
      table,
    )
    const references: Readonly<Record<string, unknown>> = tables[table].references
    const wanted = columnsOf(table).flatMap(({ field, name }) =>
      references[field] === undefined ? [] : [name],
    )
    expect(wanted.filter((name) => !there.includes(name))).toEqual([])
  })

  test('a line of the ledger is not rewritten and not taken away; only whose it was can go (MONEY-4)', async () => {
    const act = (text: string): Promise<unknown> => opened.engine.execute(text)
    await act(`begin; set constraints all deferred; alter table ledger_entry disable trigger all;
      insert into ledger_entry values ('line', 'noor', 'rainbow', 'extraHours', 'charged', '2026-11-02', '2026-11', 60, 900,
        900, null, 'manual', 'source', null, '{"code": "x", "params": {}}', 'for Noor', 'manager', '2026-11-02T09:00:00.000Z');
      alter table ledger_entry enable trigger user; commit;`)
    await expect(act(`update ledger_entry set cents = 1`)).rejects.toMatchObject({ code: '23001' })
    await expect(act(`delete from ledger_entry`)).rejects.toMatchObject({ code: '23001' })
    await act(`update ledger_entry set note = ''`)
    expect(await ask('select note from ledger_entry where id = $1', 'line')).toEqual([''])
  })
})
