/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const ROUNDS = rootBits(64, (prime) => Math.cbrt(prime))
/** The same of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
const START = rootBits(8, (prime) => Math.sqrt(prime))
const BLOCK_BYTES = 64
const REPLACEMENT_SIGN = 0xfffd

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. For code that runs where there is no Node. */
export function sha256Hex(text: string): string {
  return sha256OfBytes(utf8(text))
}

/** SHA-256 of bytes, as 64 hexadecimal digits. */
export function sha256OfBytes(content: Iterable<number>): string {
  const bytes = padded([...content])
  const state = [...START]
  const words = new Uint32Array(64)
  for (let start = 0; start < bytes.length; start += BLOCK_BYTES) addBlock(state, words, bytes, start)
  return state.map((word) => word.toString(16).padStart(8, '0')).join('')
}

function addBlock(state: number[], words: Uint32Array, bytes: Uint8Array, start: number): void {
  const block = new DataView(bytes.buffer, start, BLOCK_BYTES)
  for (let index = 0; index < 16; index += 1) words[index] = block.getUint32(index * 4)
  for (let index = 16; index < 64; index += 1) {
    const early = at(words, index - 15)
    const late = at(words, index - 2)
    words[index] =
      at(words, index - 16) +
      (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) +
      at(words, index - 7) +
      (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10))
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let index = 0; index < 64; index += 1) {
    const choice = (e & f) ^ (~e & g)
    const first = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + at(ROUNDS, index) + at(words, index)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority
    h = g
    g = f
    f = e
    e = (d + first) >>> 0
    d = c
    c = b
    b = a
    a = (first + second) >>> 0
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) {
    state[index] = ((state[index] ?? 0) + value) >>> 0
  }
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}

function at(words: ArrayLike<number>, index: number): number {
  return words[index] ?? 0
}

/** A one, zeros, and the length in bits, up to whole blocks. */
function padded(content: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((content.length + 9) / BLOCK_BYTES) * BLOCK_BYTES)
  bytes.set(content)
  bytes[content.length] = 0x80
  const end = new DataView(bytes.buffer, bytes.length - 8)
  end.setUint32(0, Math.floor((content.length * 8) / 2 ** 32))
  end.setUint32(4, (content.length * 8) >>> 0)
  return bytes
}

/** Half a pair that stands alone becomes the replacement sign, as every encoder writes it. */
function utf8(text: string): number[] {
  const bytes: number[] = []
  for (const sign of text) {
    const point = sign.codePointAt(0) ?? 0
    const code = point >= 0xd800 && point <= 0xdfff ? REPLACEMENT_SIGN : point
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code, 0))
    else if (code < 0x1_0000) bytes.push(0xe0 | (code >> 12), tail(code, 6), tail(code, 0))
    else bytes.push(0xf0 | (code >> 18), tail(code, 12), tail(code, 6), tail(code, 0))
  }
  return bytes
}

function tail(code: number, shift: number): number {
  return 0x80 | ((code >> shift) & 0x3f)
}

function rootBits(count: number, root: (prime: number) => number): readonly number[] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  }
  return primes.map((prime) => Math.floor((root(prime) % 1) * 2 ** 32))
}
