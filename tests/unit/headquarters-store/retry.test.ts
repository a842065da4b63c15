import { describe, expect, test } from 'vitest'
import { withRetries } from '#headquarters/store/sql/retry.ts'

/** As the database says that two transactions were in each other's way. */
class Collision extends Error {
  readonly code = '40P01'
}

describe('work that gets in the way of other work', () => {
  test('is done again, each time after a longer wait', async () => {
    const waits: number[] = []
    const patience = { chance: () => 0.5, sleep: async (ms: number) => void waits.push(ms) }
    let tries = 0
    const done = await withRetries(patience, async () => {
      tries += 1
      if (tries < 4) throw new Collision()
      return 'done'
    })
    expect(done).toBe('done')
    expect(waits).toEqual([10, 20, 40])
  })

  test('is given up after five more tries', async () => {
    let tries = 0
    const patience = { chance: () => 0, sleep: async () => undefined }
    const work = async (): Promise<never> => {
      tries += 1
      throw new Collision()
    }
    await expect(withRetries(patience, work)).rejects.toBeInstanceOf(Collision)
    expect(tries).toBe(6)
  })

  test('is not done again when something else was wrong', async () => {
    let tries = 0
    const patience = { chance: () => 0, sleep: async () => undefined }
    const work = async (): Promise<never> => {
      tries += 1
      throw new Error('something else')
    }
    await expect(withRetries(patience, work)).rejects.toThrow('something else')
    expect(tries).toBe(1)
  })
})
