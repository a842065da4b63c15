/** All chance of a run comes from one seed through here, so that a run can be done again to the letter. */
export interface Rng {
  /** A number from 0 up to, but not, 1. */
  next(): number
  /** A whole number from 0 up to, but not, the bound. */
  below(bound: number): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  chance(share: number): boolean
  /** One of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item
  /** Another row of numbers: what one part draws does not move what another part draws. */
  fork(name: string): Rng
}

/** sfc32, started from the text of a seed. */
export function createRng(seed: string): Rng {
  let [a, b, c, d] = wordsOf(seed)
  function draw(): number {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
  for (let turn = 0; turn < 12; turn += 1) draw()
  const rng: Rng = {
    next: draw,
    below: (bound) => Math.floor(draw() * bound),
    between: (least, most) => least + Math.floor(draw() * (most - least + 1)),
    chance: (share) => draw() < share,
    pick(items) {
      const item = items[Math.floor(draw() * items.length)]
      if (item === undefined) throw new Error('there is nothing to pick from')
      return item
    },
    fork: (name) => createRng(`${seed}/${name}`),
  }
  return rng
}

function wordsOf(text: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x2545f491]
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    words[0] = Math.imul(words[0] ^ code, 597_399_067)
    words[1] = Math.imul(words[1] ^ (code + index), 2_869_860_233)
    words[2] = Math.imul(words[2] ^ code, 951_274_213)
    words[3] = Math.imul(words[3] ^ (code + 7 * index), 2_716_044_179)
  }
  return words
}
