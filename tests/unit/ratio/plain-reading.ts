/**
 * Annex 1, part a, written out a second time: straight from the words of the law, slowly, without sharing a line with
 * the program. It is the judge of the tables the program computes.
 */

const table1 = `
0-1: 3, 6, 9, 12
1-2: 5, 10, 15, 16
2-3: 8, 16
3-4: 8, 16
0-2: 4, 8, 14 of whom 8 babies, 16 of whom 8 babies
0-3: 5, 10, 13 of whom 8 babies or 14 of whom 4 babies or 15 of whom 3 babies, 16 of whom 8 babies
0-4: 5, 12, 14 of whom 8 babies or 15 of whom 5 babies or 16 of whom 3 babies, 16 of whom 8 babies
1-3: 6, 11, 16
1-4: 7, 13, 16
2-4: 8, 16
`

type Limit = { readonly most: number; readonly babies: number }

const rows = new Map(
  table1
    .trim()
    .split('\n')
    .map((line) => {
      const [row = '', cells = ''] = line.split(': ')
      const limits = cells.split(', ').map((cell) =>
        cell.split(' or ').map((text): Limit => {
          const [most = '', babies] = text.replace(' babies', '').split(' of whom ')
          return { most: Number(most), babies: babies === undefined ? Infinity : Number(babies) }
        }),
      )
      return [row, limits] as const
    }),
)

/** null = no such group. */
export function plainBase(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, children) => sum + children, 0)
  if (total === 0) return 0
  const present = [0, 1, 2, 3].filter((age) => (counts[age] ?? 0) > 0)
  const babies = counts[0] ?? 0
  if (babies > 8 && babies < total) return null
  const cells = rows.get(`${present[0]}-${(present.at(-1) ?? 0) + 1}`) ?? []
  const place = cells.findIndex((limits) =>
    limits.some((limit) => total <= limit.most && babies <= limit.babies),
  )
  if (place < 0) return null
  if (babies === 0) return place + 1
  const [, ones = 0, twos = 0, threes = 0] = counts
  const z = babies / 3 + (ones / 5 + twos / 6 + threes / 8) / 1.2
  // Fractions of this sum are hundred-and-forty-fourths; a millionth is only the machine's rounding.
  return Math.max(place + 1, Math.ceil(z - 1e-6))
}

function without(counts: readonly number[]): (readonly number[])[] {
  return counts.flatMap((children, age) => (children > 0 ? [counts.with(age, children - 1)] : []))
}

/** Rule 2 read once, to the letter. */
export function plainLiteral(counts: readonly number[]): number | null {
  const base = plainBase(counts)
  if (base === null) return null
  return without(counts).some((fewer) => (plainBase(fewer) ?? 0) > base) ? base + 1 : base
}

const remembered = new Map<string, number | null>()

/** Rule 2 read again and again: no child more may ever mean a member of staff less. */
export function plainNeed(counts: readonly number[]): number | null {
  const key = counts.join()
  const known = remembered.get(key)
  if (known !== undefined) return known
  const base = plainBase(counts)
  const need =
    base === null ? null : without(counts).some((fewer) => (plainNeed(fewer) ?? 0) > base) ? base + 1 : base
  remembered.set(key, need)
  return need
}

/** Table 3, 2013 to 2018, by the age of the youngest: all, of whom under 4, of whom under 2, of whom under 1. */
const table3: readonly string[] = [
  '7 4 3 2, 14 8 6 4, 16 12 8 6',
  '8 4 3 -, 15 8 6 -, 16 12 8 -',
  '8 5 - -, 16 10 - -, 16 12 - -',
  '9 6 - -, 16 - - -',
]

/** Counts at 0, 1, 2, 3 and all older ages together; null = no such group. */
export function plainTable3(counts: readonly number[]): number | null {
  const [under1 = 0, ones = 0, twos = 0, threes = 0, older = 0] = counts
  const under4 = under1 + ones + twos + threes
  if (under4 + older === 0) return 0
  const youngest = Math.min(
    3,
    counts.findIndex((children) => children > 0),
  )
  const held = [under4 + older, under4, under1 + ones, under1]
  const cells = (table3[youngest] ?? '').split(', ')
  const place = cells.findIndex((cell) =>
    cell.split(' ').every((limit, index) => limit === '-' || (held[index] ?? 0) <= Number(limit)),
  )
  return place < 0 ? null : place + 1
}
