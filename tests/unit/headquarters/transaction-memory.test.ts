import { describe, expect, test } from 'vitest'
import { ask } from '#headquarters/sync/answers.ts'
import { createTransactionMemory } from '#headquarters/sync/transaction-memory.ts'
import type { KnownAnswer, RowKey, RowPlace, StoredQuery } from '#headquarters/store/store.ts'
import { findRow } from '#shared/commands/facts.ts'
import type { Facts } from '#shared/commands/facts.ts'
import type { StreamId } from '#shared/sync/stream.ts'

const rainbow: StreamId = 'loc:rainbow'
const harbour: StreamId = 'loc:harbour'
const standing = (id: string, stream: StreamId, version: number): RowPlace => ({
  ...{ stream, table: 'child', id, version, isGone: false },
})

/** A store of which is counted what it is asked. */
function countedReader(places: readonly RowPlace[], atHand: (query: StoredQuery) => KnownAnswer | undefined) {
  const asked: string[] = []
  return {
    asked,
    answer: async (query: StoredQuery) => {
      asked.push(query.kind)
      return { id: 'asked' }
    },
    answerAtHand: atHand,
    listErasedAmong: async () => [],
    listPlacesOf: async (keys: readonly RowKey[]) => {
      asked.push('places')
      return places.filter(({ id }) => keys.some((key) => key.id === id))
    },
    listPlacesOfIds: async (ids: readonly string[]) => {
      asked.push('places')
      return places.filter(({ id }) => ids.includes(id))
    },
  }
}

describe('what a transaction remembers', () => {
  const noor: RowKey = { table: 'child', id: 'noor' }

  test('where a record stands is asked once, and known with what acts showed since', async () => {
    const reader = countedReader(
      [standing('noor', rainbow, 3), standing('levi', rainbow, 4)],
      () => undefined,
    )
    const memory = createTransactionMemory(reader)
    await memory.readPlacesOfIds(['noor', 'levi', 'group'])
    expect(await memory.listPlacesOf([noor])).toEqual([standing('noor', rainbow, 3)])
    memory.showed([
      { stream: rainbow, ...noor, version: 5, payload: null },
      { stream: harbour, ...noor, version: 1, payload: {} },
    ])
    expect(await memory.listPlacesOf([noor, { table: 'child', id: 'group' }])).toEqual([
      { ...standing('noor', rainbow, 5), isGone: true },
      standing('noor', harbour, 1),
    ])
    expect(reader.asked).toEqual(['places'])
  })

  test('a record that was shown before anybody asked where it stands is asked for after all', async () => {
    const reader = countedReader(
      [standing('noor', rainbow, 3), standing('noor', harbour, 2)],
      () => undefined,
    )
    const memory = createTransactionMemory(reader)
    memory.showed([{ stream: rainbow, ...noor, version: 3, payload: {} }])
    expect((await memory.listPlacesOf([noor])).map(({ stream }) => stream)).toEqual([rainbow, harbour])
  })

  test('an answer that is at hand is not waited for, and a missing row is an answer too', async () => {
    const reader = countedReader([], (query) =>
      query.kind === 'row' && query.id !== 'cold' ? { value: undefined } : undefined,
    )
    const memory = createTransactionMemory(reader)
    const steps: string[] = []
    function* looking(): Facts<unknown> {
      for (const id of ['noor', 'levi'])
        steps.push(`${id} ${(yield* findRow('child', id)) === undefined ? 'unknown' : 'known'}`)
      return yield* findRow('child', 'cold')
    }
    const found = ask(looking(), memory, undefined as never)
    expect(steps).toEqual(['noor unknown', 'levi unknown'])
    expect(await found).toEqual({ id: 'asked' })
    expect(reader.asked).toEqual(['row'])
  })
})
