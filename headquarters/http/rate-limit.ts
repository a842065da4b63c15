/** Buckets kept at most: an attacker with many addresses must not fill the memory. */
const MAX_BUCKETS = 20_000

export interface RateLimit {
  /** Milliseconds to wait, 0 = go ahead. */
  waitMs(key: string): number
}

/** So many at once, refilled evenly over a minute, per key. */
export function createRateLimit(perMinute: number, readMs: () => number): RateLimit {
  const buckets = new Map<string, { left: number; atMs: number }>()
  const msEach = 60_000 / perMinute

  return {
    waitMs(key) {
      const nowMs = readMs()
      const known = buckets.get(key)
      const left =
        known === undefined ? perMinute : Math.min(perMinute, known.left + (nowMs - known.atMs) / msEach)
      // Put back at the end, so that the first of the map is the one unseen the longest.
      buckets.delete(key)
      const [oldest] = buckets.keys()
      if (buckets.size >= MAX_BUCKETS && oldest !== undefined) buckets.delete(oldest)
      if (left < 1) {
        buckets.set(key, { left, atMs: nowMs })
        return Math.ceil((1 - left) * msEach)
      }
      buckets.set(key, { left: left - 1, atMs: nowMs })
      return 0
    },
  }
}
