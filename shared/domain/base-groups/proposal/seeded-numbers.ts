/** Whole numbers below a bound and fractions below one, the same row for the same seed. */
export interface SeededNumbers {
  below(bound: number): number
  fraction(): number
}

export function seededNumbers(seed: number): SeededNumbers {
  let state = (seed ^ 0x9e37_79b9) >>> 0
  if (state === 0) state = 1
  const next = (): number => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
  return { below: (bound) => Math.floor(next() * bound), fraction: next }
}
