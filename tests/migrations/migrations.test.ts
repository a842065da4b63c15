import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from '#electron/db/migrate.ts'
import { migrations } from '#electron/db/migrations/migrations.ts'
import type { Migration } from '#electron/db/migrations/migration.ts'
import { openConnection } from '#electron/db/open-connection.ts'
import { openDatabase } from '#electron/db/open-database.ts'
import { columnsOf, encodeRow } from '#electron/db/repositories/row-codec.ts'
import { ok } from '#shared/kernel/result.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { makeTempFolder } from '#tests/harness/database.ts'

const key = Buffer.alloc(32, 9)
let temp: ReturnType<typeof makeTempFolder>
let path: string
let copyFolder: string

beforeEach(() => {
  temp = makeTempFolder()
  path = join(temp.folder, 'dagdeel.db')
  copyFolder = join(temp.folder, 'copies')
})

afterEach(() => temp.remove())

/** A file as an older app left it, with records in it: the tables and columns that version had. */
function makeFileOfVersion(version: number): void {
  const opened = openDatabase({ path, key, copyFolder, migrations: migrations.slice(0, version) })
  if (!opened.ok) throw new Error(`cannot make a file of version ${version}`)
  const db = opened.value
  const rows = aRowSet()
  db.inTransaction(() => {
    for (const table of tableNames) {
      const known = new Set(db.all('select name from pragma_table_info(?)', [table]).map(({ name }) => name))
      if (known.size === 0) continue
      const kept = columnsOf(table).flatMap((column, place) =>
        known.has(column.name) ? [{ column, place }] : [],
      )
      const names = kept.map(({ column }) => column.name).join(', ')
      const marks = kept.map(() => '?').join(', ')
      for (const row of rows[table] ?? []) {
        const values = encodeRow(table, row)
        db.write(
          `insert into ${table} (${names}) values (${marks})`,
          kept.map(({ place }) => values[place] ?? null),
        )
      }
    }
    return ok(undefined)
  })
  db.close()
}

function open(steps: readonly Migration[] = migrations): ReturnType<typeof openDatabase> {
  return openDatabase({ path, key, copyFolder, migrations: steps })
}

/** The whole schema, as SQLite keeps it. */
function schemaOf(connection: Database): unknown {
  return connection.prepare('select type, name, tbl_name, sql from sqlite_master order by type, name').all()
}

function withFile<Value>(file: string, look: (connection: Database) => Value): Value {
  const connection = openConnection(file, key, 'read')
  try {
    return look(connection)
  } finally {
    connection.close()
  }
}

const countChildren = (connection: Database): unknown =>
  connection.prepare('select count(*) from child').pluck().get()

test('the steps are numbered as they stand in the list', () => {
  expect(migrations.map(({ name }) => Number(name.slice(0, 4)))).toEqual(
    migrations.map((_step, index) => index + 1),
  )
  expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length)
})

describe.each(migrations.slice(0, -1).map((_step, index) => index + 1))('a file of version %i', (version) => {
  test('is brought up to date with its records, to the schema of a fresh file', () => {
    makeFileOfVersion(version)
    const opened = open()
    if (!opened.ok) throw new Error('not opened')
    opened.value.close()
    const upgraded = withFile(path, (connection) => ({
      schema: schemaOf(connection),
      children: countChildren(connection),
      version: connection.pragma('user_version', { simple: true }),
    }))
    const fresh = openConnection(join(temp.folder, 'fresh.db'), key, 'write')
    migrate(fresh, migrations, { key, copyFolder })
    expect(upgraded).toEqual({ schema: schemaOf(fresh), children: 2, version: migrations.length })
    fresh.close()
  })

  test('is copied first, and the copy is whole, encrypted and of the old version', () => {
    makeFileOfVersion(version)
    const opened = open()
    if (!opened.ok) throw new Error('not opened')
    opened.value.close()
    expect(readdirSync(copyFolder)).toEqual([`before-upgrade-from-${version}.db`])
    const copy = join(copyFolder, `before-upgrade-from-${version}.db`)
    expect(
      withFile(copy, (connection) => [
        connection.pragma('user_version', { simple: true }),
        countChildren(connection),
      ]),
    ).toEqual([version, 2])
    expect(() => openConnection(copy, Buffer.alloc(32, 1), 'read')).toThrow('file is not a database')
  })
})

test('a step that breaks off half-way leaves the file at the step before, with all records', () => {
  makeFileOfVersion(migrations.length)
  const before = withFile(path, schemaOf)
  const broken: Migration = {
    name: '9999_broken',
    sql: 'create table half (id text) strict; create table half (id text) strict;',
  }
  expect(() => open([...migrations, broken])).toThrow('already exists')
  expect(withFile(path, schemaOf)).toEqual(before)
  const again = open()
  if (!again.ok) throw new Error('not opened')
  expect(again.value.first('select count(*) as total from child')?.['total']).toBe(2)
  again.value.close()
})

test('an up-to-date file is opened without a copy', () => {
  makeFileOfVersion(migrations.length)
  const opened = open()
  if (!opened.ok) throw new Error('not opened')
  opened.value.close()
  expect(readdirSync(temp.folder)).not.toContain('copies')
})

test('a file that cannot be copied is not upgraded', () => {
  makeFileOfVersion(1)
  // A file stands where the folder of copies must come.
  copyFolder = path
  expect(() => open()).toThrow()
  expect(withFile(path, (connection) => connection.pragma('user_version', { simple: true }))).toBe(1)
})
