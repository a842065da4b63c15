/** Chance that gives the same numbers every time: the sample must come out the same on every machine. */
export interface SeededRandom {
  /** 0 up to, not including, 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  pick<Item>(items: readonly Item[]): Item
  isLucky(chance: number): boolean
  shuffle<Item>(items: readonly Item[]): Item[]
}

/** Mulberry32: small, and good enough to scatter birthdays. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  function between(least: number, most: number): number {
    return least + Math.floor(next() * (most - least + 1))
  }
  return {
    next,
    between,
    pick(items) {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    isLucky: (chance) => next() < chance,
    shuffle(items) {
      const shuffled = [...items]
      for (let index = shuffled.length - 1; index > 0; index -= 1) {
        const other = between(0, index)
        const held = shuffled[index]
        const swapped = shuffled[other]
        if (held === undefined || swapped === undefined) throw new RangeError('index within the list')
        shuffled[index] = swapped
        shuffled[other] = held
      }
      return shuffled
    },
  }
}
