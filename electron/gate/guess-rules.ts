/** Slips of the finger; after these somebody is guessing. */
export const FREE_TRIES = 5
/** From so many on the screen also names the other ways in. */
export const MANY_TRIES = 10
const FIRST_WAIT_SECONDS = 30
const LONGEST_WAIT_SECONDS = 3_600
/** At the kiosk there are ten thousand codes, so its first wait is longer. */
export const KIOSK_FIRST_WAIT_SECONDS = 60

/** Wrong ones in a row, and when the last one was. */
export interface Guesses {
  readonly wrong: number
  /** Milliseconds since 1970. */
  readonly lastMs: number
}

/** Seconds one must wait after so many wrong ones in a row: none, then doubling up to an hour. */
export function waitAfter(wrong: number, firstSeconds: number = FIRST_WAIT_SECONDS): number {
  if (wrong < FREE_TRIES) return 0
  return Math.min(firstSeconds * 2 ** Math.min(wrong - FREE_TRIES, 20), LONGEST_WAIT_SECONDS)
}

/**
 * Seconds that are left. A clock that was set back shortens nothing: the wait is then taken as just begun. `goneMs`:
 * what a clock that cannot be set says has passed since, when the program ran all the time; the longer wait counts.
 */
export function secondsLeft(
  { wrong, lastMs }: Guesses,
  nowMs: number,
  goneMs: number | undefined,
  firstSeconds?: number,
): number {
  const wait = waitAfter(wrong, firstSeconds)
  const byClock = Math.max(0, nowMs - lastMs)
  const passed = Math.min(byClock, goneMs ?? byClock) / 1000
  return Math.max(0, Math.ceil(wait - passed))
}

export function triesLeft(wrong: number): number {
  return Math.max(0, FREE_TRIES - wrong)
}
