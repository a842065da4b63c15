import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { createRecordMemory } from '#headquarters/store/sql/record-memory.ts'
import type { RecordMemory, RecordView, RowsAsked } from '#headquarters/store/sql/record-memory.ts'
import type { RowImages } from '#shared/commands/row-change.ts'
import { isMatchingRow } from '#shared/commands/match-row.ts'
import type { RowOf, TableName } from '#shared/schema/rows/table-rows.ts'

type Row = RowOf<TableName>
interface School {
  readonly id: string
  readonly name: string
  readonly region: string
}

const school = (id: string, region = 'north', name = 'De Linde'): School => ({ id, name, region })
const north: RowsAsked = { table: 'school', where: { region: 'north' } }
const image = (before: School | null, after: School | null): RowImages => ({
  ...{ table: 'school', id: (after ?? before)?.id ?? '', before, after },
})

describe('what headquarters remembers of records', () => {
  let memory: RecordMemory
  let stored: School[]
  let loads: number

  beforeEach(() => {
    memory = createRecordMemory()
    stored = [school('a')]
    loads = 0
  })

  const ids = async (view: RecordView, asked: RowsAsked = north): Promise<readonly string[]> =>
    (await view.answer(asked, load(asked))).map(({ id }) => id)
  const load = (asked: RowsAsked) => async (): Promise<readonly Row[]> => {
    loads += 1
    return stored.filter((row) => isMatchingRow({ ...row }, asked.where)) as unknown as readonly Row[]
  }
  const commit = (images: readonly RowImages[], view = memory.open()): void => {
    view.wrote(images)
    view.committing()
    for (const { id, after } of images) {
      stored = stored.filter((row) => row.id !== id)
      if (after !== null) stored.push(after as School)
    }
    view.ended('known')
  }

  test('is asked of the database once', async () => {
    expect(await ids(memory.open())).toEqual(['a'])
    expect(await ids(memory.open())).toEqual(['a'])
    expect(loads).toBe(1)
  })

  test('is dropped when a row comes to belong to the answer, changes in it, or leaves it', async () => {
    await ids(memory.open())
    commit([image(null, school('b'))])
    expect(await ids(memory.open())).toEqual(['a', 'b'])
    commit([image(school('a'), school('a', 'south'))])
    expect(await ids(memory.open())).toEqual(['b'])
    commit([image(school('b'), null)])
    expect(await ids(memory.open())).toEqual([])
  })

  test('stays when the change has nothing to do with it', async () => {
    await ids(memory.open())
    commit([image(null, school('c', 'south'))])
    await ids(memory.open())
    expect(loads).toBe(1)
  })

  test('gives a transaction what it wrote itself, and nobody else before it is committed', async () => {
    const mine = memory.open()
    await ids(mine)
    mine.wrote([image(null, school('b'))])
    stored.push(school('b'))
    expect(await ids(mine)).toEqual(['a', 'b'])
    stored.pop()
    expect(await ids(memory.open())).toEqual(['a'])
    mine.ended('known')
    expect(await ids(memory.open())).toEqual(['a'])
  })

  test('is not kept while a commit that could change it is under way', async () => {
    const writing = memory.open()
    writing.wrote([image(null, school('b'))])
    writing.committing()
    expect(await ids(memory.open())).toEqual(['a'])
    stored.push(school('b'))
    writing.ended('known')
    expect(await ids(memory.open())).toEqual(['a', 'b'])
  })

  test('is never kept again of rows of which nobody knows whether they were committed', async () => {
    const lost = memory.open()
    lost.wrote([image(null, school('b'))])
    lost.committing()
    lost.ended('unknown')
    expect(await ids(memory.open())).toEqual(['a'])
    stored.push(school('b'))
    expect(await ids(memory.open())).toEqual(['a', 'b'])
  })

  test('an answer that was on its way when a commit came between is not kept', async () => {
    let answer: (rows: readonly Row[]) => void = () => undefined
    const slow = memory.open().answer(
      north,
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    commit([image(null, school('b'))])
    answer([school('a')] as unknown as readonly Row[])
    await slow
    expect(await ids(memory.open())).toEqual(['a', 'b'])
  })

  test('after an act that changes very much everything is asked anew', async () => {
    await ids(memory.open())
    commit(Array.from({ length: 600 }, (_one, index) => image(null, school(`many-${index}`))))
    expect(await ids(memory.open())).toHaveLength(601)
  })

  test('whatever is committed, every answer is what the database would give', async () => {
    const anId = fc.constantFrom('a', 'b', 'c', 'd')
    const aRegion = fc.constantFrom('north', 'middle', 'south')
    const aWhere = fc.oneof(
      fc.record({ region: aRegion }),
      fc.record({ id: anId }),
      fc.record({ id: fc.record({ in: fc.array(anId, { maxLength: 3 }) }) }),
      fc.record({ region: aRegion, id: fc.record({ from: anId }) }),
      fc.constant({}),
    )
    const aStep = fc.oneof(
      fc.record({ ask: aWhere }),
      fc.record({ put: fc.record({ id: anId, region: aRegion }) }),
      fc.record({ take: anId }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { maxLength: 40 }), async (steps) => {
        memory = createRecordMemory()
        stored = []
        for (const step of steps) {
          if ('ask' in step) {
            const asked: RowsAsked = { table: 'school', where: step.ask }
            const told = await memory.open().answer(asked, load(asked))
            expect(told).toEqual(await load(asked)())
            continue
          }
          const id = 'put' in step ? step.put.id : step.take
          const before = stored.find((row) => row.id === id) ?? null
          const after = 'put' in step ? school(id, step.put.region) : null
          if (before !== null || after !== null) commit([image(before, after)])
        }
      }),
    )
  })
})
