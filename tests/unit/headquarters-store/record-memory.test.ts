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
    const found = withWritten(stored, []).filter((row) => isMatchingRow({ ...row }, asked.where))
    return found as unknown as readonly Row[]
  }
  const commit = (images: readonly RowImages[], view = memory.open()): void => {
    view.wrote(images)
    view.committing()
    for (const { id, after } of images) {
      stored = stored.filter((row) => row.id !== id)
      if (after !== null) stored.push(after as School)
    }
    view.ended('committed')
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

  test('keeps up with what is committed without asking again', async () => {
    await ids(memory.open())
    commit([image(null, school('c')), image(null, school('b'))])
    expect(await ids(memory.open())).toEqual(['a', 'b', 'c'])
    expect(loads).toBe(1)
  })

  test('forgets what was taken back, with the rest of the transaction going on', async () => {
    await ids(memory.open())
    const mine = memory.open()
    mine.wrote([image(null, school('b'))])
    const mark = mine.mark()
    mine.wrote([image(school('a'), null)])
    expect(await ids(mine)).toEqual(['b'])
    mine.backTo(mark)
    expect(await ids(mine)).toEqual(['a', 'b'])
  })

  test('is as before after a commit that the database refused', async () => {
    await ids(memory.open())
    const refused = memory.open()
    refused.wrote([image(null, school('b'))])
    refused.committing()
    refused.ended('rolledBack')
    expect(await ids(memory.open())).toEqual(['a'])
  })

  test('two that commit at the same time: neither leaves an answer without the other', async () => {
    await ids(memory.open())
    const [one, two] = [memory.open(), memory.open()]
    one.wrote([image(null, school('b'))])
    two.wrote([image(null, school('c'))])
    one.committing()
    two.committing()
    stored.push(school('b'), school('c'))
    one.ended('committed')
    two.ended('committed')
    expect(await ids(memory.open())).toEqual(['a', 'b', 'c'])
  })

  test('an answer to a list of values is dropped by a change under each of them, and by no other', async () => {
    const listed: RowsAsked = { table: 'school', where: { region: { in: ['north', 'south'] } } }
    expect(await ids(memory.open(), listed)).toEqual(['a'])
    const before = memory.open()
    commit([image(null, school('b', 'south')), image(null, school('c', 'middle'))])
    expect(before.known(listed)?.map(({ id }) => id)).toEqual(['a', 'b'])
    commit([image(school('a'), school('a', 'middle'))])
    expect(await ids(memory.open(), listed)).toEqual(['b'])
    expect(loads).toBe(1)
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
    mine.ended('rolledBack')
    expect(await ids(memory.open())).toEqual(['a'])
  })

  test('is not kept while a commit that could change it is under way', async () => {
    const writing = memory.open()
    writing.wrote([image(null, school('b'))])
    writing.committing()
    expect(await ids(memory.open())).toEqual(['a'])
    stored.push(school('b'))
    writing.ended('committed')
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

  test('whatever transactions run through each other, each is told what was committed, with what it wrote itself', async () => {
    const aTurn = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom('ask', 'ask', 'write', 'send', 'land', 'hear', 'refuse'),
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      region: fc.constantFrom('north', 'south', null),
    })
    let kept = 0
    await fc.assert(
      fc.asyncProperty(fc.array(aTurn, { minLength: 10, maxLength: 120 }), async (turns) => {
        memory = createRecordMemory()
        let committed: readonly School[] = []
        const open = (): Running => ({ view: memory.open(), own: [], phase: 'working' })
        const running: Running[] = [open(), open(), open()]
        for (const { who, what, id, region } of turns) {
          const mine = running[who] ?? open()
          const seen = (): readonly School[] => withWritten(committed, mine.own)
          if (what === 'ask' && mine.phase === 'working') {
            for (const asked of [
              north,
              { table: 'school', where: { id } } as RowsAsked,
              { table: 'school', where: {} } as RowsAsked,
            ]) {
              const wanted = seen().filter((row) => isMatchingRow({ ...row }, asked.where))
              const before = loads
              const told = await mine.view.answer(asked, async () => {
                loads += 1
                return wanted as unknown as readonly Row[]
              })
              if (loads === before) kept += 1
              expect(told).toEqual(wanted)
            }
          } else if (what === 'write' && mine.phase === 'working') {
            // Whoever writes a row has it to itself until the end.
            const isTaken = running.some((other) => other !== mine && other.own.some((one) => one.id === id))
            const before = seen().find((row) => row.id === id) ?? null
            const after = region === null ? null : school(id, region)
            if (isTaken || (before === null && after === null)) continue
            mine.own.push(image(before, after))
            mine.view.wrote([image(before, after)])
          } else if (what === 'send' && mine.phase === 'working') {
            mine.view.committing()
            mine.phase = 'sent'
          } else if (what === 'land' && mine.phase === 'sent') {
            committed = withWritten(committed, mine.own)
            mine.own = []
            mine.phase = 'landed'
          } else if (what === 'hear' && mine.phase === 'landed') {
            mine.view.ended('committed')
            running[who] = open()
          } else if (what === 'refuse' && mine.phase !== 'landed') {
            mine.view.ended('rolledBack')
            running[who] = open()
          }
        }
      }),
      { numRuns: 400 },
    )
    expect(kept).toBeGreaterThan(1_000)
  })
})

interface Running {
  readonly view: RecordView
  own: RowImages[]
  phase: 'working' | 'sent' | 'landed'
}

function withWritten(rows: readonly School[], images: readonly RowImages[]): readonly School[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { id, after } of images) {
    if (after === null) byId.delete(id)
    else byId.set(id, after as School)
  }
  return [...byId.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1))
}
