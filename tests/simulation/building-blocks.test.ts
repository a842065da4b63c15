import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { createWritableDb } from '#electron/db/handles.ts'
import { createMemoryStore } from '#headquarters/store/memory/memory-store.ts'
import { StoreUnavailable } from '#headquarters/store/store.ts'
import { ok } from '#shared/kernel/result.ts'
import { createFaultyDb, SimulatedCrash } from './faulty-db.ts'
import { createRng } from './rng.ts'
import { observeStore } from './observed-store.ts'
import { createScheduler } from './scheduler.ts'
import { drawSwarm } from './swarm.ts'
import { contentOf, createTruth } from './truth.ts'

describe('chance', () => {
  test('the same seed draws the same numbers, another seed others', () => {
    const draw = (seed: string): readonly number[] => {
      const rng = createRng(seed)
      return Array.from({ length: 50 }, () => rng.below(1_000))
    }
    expect(draw('a')).toEqual(draw('a'))
    expect(draw('a')).not.toEqual(draw('b'))
  })

  test('what one part draws does not move what another part draws', () => {
    const first = createRng('a')
    const alone = createRng('a').fork('part').below(1_000_000)
    first.next()
    expect(first.fork('part').below(1_000_000)).toBe(alone)
  })

  test('numbers are spread over the whole stretch', () => {
    const rng = createRng('spread')
    const counts = Array.from({ length: 10 }, () => 0)
    for (let turn = 0; turn < 10_000; turn += 1) {
      const place = rng.below(10)
      counts[place] = (counts[place] ?? 0) + 1
    }
    expect(Math.min(...counts)).toBeGreaterThan(800)
    expect(Math.max(...counts)).toBeLessThan(1_200)
  })

  test('every seed draws its own set-up', () => {
    const pages = new Set(Array.from({ length: 40 }, (_, number) => drawSwarm(`s-${number}`).pageRows))
    expect(pages.size).toBeGreaterThan(4)
  })
})

describe('time', () => {
  test('what is planned happens in order of time, and at one moment in the order of planning', async () => {
    const scheduler = createScheduler(1_000)
    const seen: string[] = []
    scheduler.at(3_000, () => void seen.push('c'))
    scheduler.at(2_000, () => void seen.push('a'))
    scheduler.at(2_000, () => {
      seen.push('b')
      scheduler.after(500, () => void seen.push('b later'))
    })
    await scheduler.runUntil(2_999)
    expect(seen).toEqual(['a', 'b', 'b later'])
    expect(scheduler.now()).toBe(2_999)
    await scheduler.runUntil(5_000)
    expect(seen).toEqual(['a', 'b', 'b later', 'c'])
  })

  test('thousands of plans come out sorted', async () => {
    const scheduler = createScheduler(0)
    const rng = createRng('heap')
    const seen: number[] = []
    for (let number = 0; number < 3_000; number += 1) {
      const moment = rng.below(100_000)
      scheduler.at(moment, () => void seen.push(moment))
    }
    await scheduler.runUntil(100_000)
    expect(seen).toHaveLength(3_000)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })
})

describe('a computer that fails', () => {
  function open() {
    const connection = new Sqlite(':memory:')
    connection.exec('create table note (text text) strict')
    return createFaultyDb(createWritableDb(connection))
  }
  function writeThree(db: ReturnType<typeof open>): void {
    db.inTransaction(() => {
      for (const text of ['a', 'b', 'c']) db.write('insert into note values (?)', [text])
      return ok(null)
    })
  }

  test.each([
    ['crash', SimulatedCrash],
    ['full', Sqlite.SqliteError],
    ['busy', Sqlite.SqliteError],
  ] as const)('%s leaves nothing of the transaction, and the next one goes well', (kind, error) => {
    const db = open()
    db.plan({ kind, afterWrites: 2 })
    expect(() => writeThree(db)).toThrow(error)
    expect(db.all('select * from note')).toEqual([])
    writeThree(db)
    expect(db.all('select * from note')).toHaveLength(3)
  })

  test('a crash after the commit leaves everything, and nobody was told', () => {
    const db = open()
    db.plan({ kind: 'crashAfterCommit', afterWrites: 0 })
    expect(() => writeThree(db)).toThrow(SimulatedCrash)
    expect(db.all('select * from note')).toHaveLength(3)
  })
})

describe('headquarters that is watched', () => {
  test('a store that cannot be reached refuses what it is asked; nobody who asks is stopped', async () => {
    const observed = observeStore(
      createMemoryStore({ epoch: 'epoch', name: 'Hoofdkantoor' }),
      async () => {},
      async () => {},
      () => {
        throw new StoreUnavailable('away')
      },
    )
    const asked = observed.write(async () => 'done')
    await expect(asked).rejects.toThrow(StoreUnavailable)
  })
})

describe('the truth', () => {
  const row = { id: 'organisation', name: 'De Boog' }

  test('a record has one fingerprint, whatever the order of its fields', () => {
    expect(contentOf('organisation', { name: 'De Boog', id: 'organisation' })).toBe(
      contentOf('organisation', row),
    )
    expect(contentOf('organisation', { ...row, name: 'Anders' })).not.toBe(contentOf('organisation', row))
  })

  test('a stream nothing was ever written to is empty at version 0 and unknown at any other', () => {
    const truth = createTruth('epoch')
    expect(truth.digestAt('org', 0)).toBe('0000000000000000')
    expect(truth.digestAt('org', 1)).toBeUndefined()
  })
})
