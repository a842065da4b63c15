import { beforeEach, describe, expect, test } from 'vitest'
import { columnsOf } from '#headquarters/store/sql/row-codec.ts'
import { createSqlStore } from '#headquarters/store/sql/sql-store.ts'
import type { SqlEngine, SqlRow, SqlSession, SqlValue } from '#headquarters/store/sql/sql-session.ts'
import { StoreUnavailable } from '#headquarters/store/store.ts'
import type { HqReader, HqStore } from '#headquarters/store/store.ts'
import { deleteRow, putRow } from '#shared/commands/row-change.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'
import { aChild } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'

const act = 'act' as CommandId
const school = (id: string, name = 'De Linde'): RowOf<'school'> =>
  ({ id, name, region: 'north' }) as RowOf<'school'>
const absence = (id: string, ofChild: string): RowOf<'absence'> =>
  ({
    ...{ id, childId: childId(ofChild), startDay: '2026-11-24', endDay: '2026-11-24', startMinute: null },
    ...{ endMinute: null, reason: 'ill', requestId: null },
  }) as RowOf<'absence'>

/** As the database writes a record. */
function storedRow<Table extends TableName>(table: Table, row: RowOf<Table>): SqlRow {
  const fields = row as unknown as Readonly<Record<string, unknown>>
  return columnsOf(table).map(({ field }) => {
    const value = fields[field]
    return value === null || value === undefined
      ? null
      : typeof value === 'string'
        ? value
        : JSON.stringify(value)
  })
}

describe('a store on a database that says what it is told', () => {
  let store: HqStore
  /** What reached the database, in order. */
  let said: string[]
  let commits: number
  let tenure: number
  /** What the database gives to a question. */
  let answerTo: (statement: string, values: readonly SqlValue[]) => readonly SqlRow[]
  /** What goes wrong at the end of a transaction. */
  let refuse: () => void

  beforeEach(() => {
    ;[said, commits, tenure] = [[], 0, 0]
    answerTo = () => []
    refuse = () => undefined
    const session: SqlSession = {
      async ask(statement, values = []) {
        said.push(statement)
        return answerTo(statement, values)
      },
      tell: (statement) => void said.push(statement),
      settled: async () => undefined,
    }
    const engine: SqlEngine = {
      kind: 'postgres',
      async transaction(_mode, work) {
        const value = await work(session)
        refuse()
        commits += 1
        return value
      },
      execute: async () => undefined,
      tenure: () => tenure,
      close: async () => undefined,
    }
    store = createSqlStore(engine, { chance: () => 0, sleep: async () => undefined })
  })

  const sentTo = (words: string): number => said.filter((statement) => statement.startsWith(words)).length
  const findSchool = (reader: HqReader, id: string): Promise<unknown> =>
    reader.answer({ kind: 'row', table: 'school', id })
  const northern = (reader: HqReader): Promise<unknown> =>
    reader.answer({ kind: 'rows', table: 'school', where: { region: 'north' } })

  test('the rows of several acts go out together, one statement a table, when all is judged', async () => {
    await store.write(async (writer) => {
      await writer.applyChanges([putRow('school', school('act.1'))], act)
      await writer.applyChanges([putRow('school', school('act.2'))], act)
      await writer.applyChanges([putRow('absence', absence('act.3', 'noor'))], act)
      expect(said).toEqual([])
    })
    expect(said.length).toBe(2)
    expect([sentTo('insert into school'), sentTo('insert into absence')]).toEqual([1, 1])
  })

  test('whoever asks in the same transaction sees what was written, and nobody looks for it in the database', async () => {
    answerTo = () => [storedRow('school', school('b'))]
    await store.write(async (writer) => {
      await writer.applyChanges([putRow('school', school('act.1')), deleteRow('school', 'b')], act)
      said.length = 0
      expect(await findSchool(writer, 'act.1')).toEqual(school('act.1'))
      expect(await findSchool(writer, 'b')).toBeUndefined()
      expect(said).toEqual([])
      expect(await northern(writer)).toEqual([school('act.1')])
      expect(await writer.answer({ kind: 'rowExists', table: 'school', where: { name: 'De Linde' } })).toBe(
        true,
      )
    })
  })

  test('a row that came and went, or changed twice, is written as it is at the end', async () => {
    await store.write(async (writer) => {
      await writer.applyChanges([putRow('school', school('act.1')), putRow('school', school('act.2'))], act)
      await writer.applyChanges([deleteRow('school', 'act.1'), putRow('school', school('act.2', 'De Berk'))])
    })
    expect(said.length).toBe(1)
    expect(sentTo('insert into school')).toBe(1)
  })

  test('a part that says no sends nothing, and nothing is done again because of it', async () => {
    let tries = 0
    await store.write(async (writer) => {
      tries += 1
      await writer.applyChanges([putRow('school', school('act.1'))], act)
      await writer.savepoint(async () => {
        await writer.applyChanges([putRow('absence', absence('act.2', 'noor'))], act)
        return false
      })
      expect(await findSchool(writer, 'act.1')).toEqual(school('act.1'))
    })
    expect([tries, said.length, sentTo('insert into school')]).toEqual([1, 1, 1])
  })

  test('a row that was taken for new and is there is looked at first when all is done again', async () => {
    answerTo = () => [storedRow('school', school('act.1', 'De Berk'))]
    let tries = 0
    refuse = () => {
      if (tries === 1) throw Object.assign(new Error('there already'), { code: '23505' })
    }
    const images = await store.write((writer) => {
      tries += 1
      return writer.applyChanges([putRow('school', school('act.1'))], act)
    })
    expect(images).toEqual([
      { table: 'school', id: 'act.1', before: school('act.1', 'De Berk'), after: school('act.1') },
    ])
    expect([tries, commits]).toEqual([2, 1])
  })

  test('what is asked of one child of a push is read for all its children at once', async () => {
    const children = ['noor', 'levi', 'saar'].map((id) => aChild({ id: childId(id) }))
    answerTo = (statement) =>
      statement.includes('from child')
        ? children.map((child) => storedRow('child', child))
        : [storedRow('absence', absence('cold', 'levi'))]
    const absencesOf = (reader: HqReader, id: string): Promise<unknown> =>
      reader.answer({ kind: 'rows', table: 'absence', where: { childId: id, startDay: '2026-11-24' } })
    await store.write(async (writer) => {
      writer.expect(['noor', 'levi', 'saar', 'group'])
      for (const { id } of children) {
        expect(await writer.answer({ kind: 'row', table: 'child', id })).toEqual(
          children.find((child) => child.id === id),
        )
      }
      expect(await absencesOf(writer, 'noor')).toEqual([])
      expect(await absencesOf(writer, 'levi')).toEqual([absence('cold', 'levi')])
      expect(await absencesOf(writer, 'saar')).toEqual([])
    })
    expect([sentTo('select id, first_name'), said.length]).toEqual([1, 2])
  })

  test('children of whom there is too much to read together are read one by one', async () => {
    const children = ['noor', 'levi'].map((id) => aChild({ id: childId(id) }))
    const many = Array.from({ length: 90 }, (_one, place) => absence(`much-${place}`, 'levi'))
    const stored = [...many, absence('one', 'noor')]
    answerTo = (statement, [ids]) => {
      if (statement.includes('from child')) return children.map((child) => storedRow('child', child))
      const limit = Number(/limit (\d+)/.exec(statement)?.[1] ?? Infinity)
      return stored
        .filter((row) => (Array.isArray(ids) ? ids.includes(row.childId) : ids === row.childId))
        .slice(0, limit)
        .map((row) => storedRow('absence', row))
    }
    many.push(...Array.from({ length: 10 }, (_one, place) => absence(`more-${place}`, 'levi')))
    stored.unshift(...many.slice(90))
    const absencesOf = async (reader: HqReader, id: string): Promise<number> =>
      (
        (await reader.answer({
          kind: 'rows',
          table: 'absence',
          where: { childId: id },
        })) as readonly unknown[]
      ).length
    await store.write(async (writer) => {
      writer.expect(['noor', 'levi'])
      await writer.answer({ kind: 'row', table: 'child', id: 'noor' })
      expect(await absencesOf(writer, 'noor')).toBe(1)
      expect(await absencesOf(writer, 'levi')).toBe(100)
    })
  })

  test('after somebody else may have written, everything is asked anew', async () => {
    answerTo = () => [storedRow('school', school('a'))]
    await store.write((writer) => findSchool(writer, 'a'))
    await store.write((writer) => findSchool(writer, 'a'))
    expect(said.length).toBe(1)
    tenure += 1
    answerTo = () => [storedRow('school', school('a', 'De Berk'))]
    expect(await store.write((writer) => findSchool(writer, 'a'))).toEqual(school('a', 'De Berk'))
  })

  test('an act that was being judged while the database was lost is not kept', async () => {
    const judging = store.write(async (writer) => {
      await writer.applyChanges([putRow('school', school('act.1'))], act)
      tenure += 1
    })
    await expect(judging).rejects.toBeInstanceOf(StoreUnavailable)
    expect(commits).toBe(0)
  })
})
