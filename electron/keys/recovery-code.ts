import { createHash, randomInt } from 'node:crypto'

/** No I, L, O or U: what is written down by hand is read back as it was meant. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CHANCE_LETTERS = 28
const CHECK_LETTERS = 4
const GROUP = 4

/** A code to print: 140 bits by chance and four letters that find a slip of the pen. `7K2M-...`, eight groups of four. */
export function makeRecoveryCode(): string {
  const drawn = Array.from({ length: CHANCE_LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return inGroups(`${drawn}${checkOf(drawn)}`)
}

/** The code as it was printed, or `undefined` when a letter is wrong, missing or too many. */
export function readRecoveryCode(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replaceAll(/[\s\-–.]/g, '')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('O', '0')
    .replaceAll('U', 'V')
  if (letters.length !== CHANCE_LETTERS + CHECK_LETTERS) return undefined
  const drawn = letters.slice(0, CHANCE_LETTERS)
  return checkOf(drawn) === letters.slice(CHANCE_LETTERS) ? inGroups(letters) : undefined
}

function checkOf(drawn: string): string {
  const digest = createHash('sha256').update(`recovery ${drawn}`).digest()
  return Array.from(
    { length: CHECK_LETTERS },
    (_, place) => ALPHABET[(digest[place] ?? 0) % ALPHABET.length],
  ).join('')
}

function inGroups(letters: string): string {
  return (letters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-')
}
