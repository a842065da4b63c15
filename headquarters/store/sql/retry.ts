import { isCollision } from './sql-trouble.ts'

/** Chance and time, for waiting a moment. */
export interface Patience {
  /** 0 up to 1. */
  chance(): number
  sleep(ms: number): Promise<void>
}

const TRIES_MOST = 5
const FIRST_WAIT_MS = 20

/** Does the same work again when two transactions got in each other's way, at most five times, each after a longer wait. */
export async function withRetries<Value>(patience: Patience, work: () => Promise<Value>): Promise<Value> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries >= TRIES_MOST || !isCollision(error)) throw error
      await patience.sleep(patience.chance() * FIRST_WAIT_MS * 2 ** tries)
    }
  }
}
