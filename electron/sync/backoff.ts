/** How long to wait after failures: longer each time, up to five minutes, and spread by chance. */
export interface Backoff {
  /** One more failure: milliseconds until the next try. What headquarters asks for comes first. */
  failed(retryAfterMs?: number): number
  succeeded(): void
  failures(): number
}

export const longestPauseMs = 300_000
const firstPauseMs = 1_000
/** Chance may say nought; a try per turn of the machine helps nobody. */
const shortestPauseMs = 250

/** `fraction`: 0 or more, less than 1. Full jitter, so that computers that failed together do not return together. */
export function createBackoff(fraction: () => number): Backoff {
  let count = 0
  return {
    failed(retryAfterMs) {
      const ceiling = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(count + 1, 20))
      count += 1
      if (retryAfterMs !== undefined) return Math.round(retryAfterMs + fraction() * firstPauseMs)
      return Math.max(shortestPauseMs, Math.round(fraction() * ceiling))
    },
    succeeded() {
      count = 0
    },
    failures: () => count,
  }
}
