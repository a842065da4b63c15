import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { isoDay } from '#shared/kernel/time.ts'
import { must } from '#shared/kernel/invariant.ts'
import { findLaw } from '#shared/domain/ratio/law-book.ts'
import { compileRatio, type CompiledRatio } from '#shared/domain/ratio/required-staff.ts'
import { NOT_ALLOWED, type RatioSetting } from '#shared/domain/ratio/model.ts'
import { book, countsOf, everyMix, today } from './law-of-today.ts'
import { plainBase, plainLiteral, plainNeed, plainTable3 } from './plain-reading.ts'

function ratioOf(setting: RatioSetting, day = today): CompiledRatio {
  return must(compileRatio(book, setting, day), 'there is law on this day')
}

function need(setting: RatioSetting, byAge: Record<number, number>, day = today): number {
  return ratioOf(setting, day).required(countsOf(byAge))
}

/** A child more of each age; NOT_ALLOWED counts as more than any number. */
function findDrops(ratio: CompiledRatio, mixes: Iterable<readonly number[]>, ages: readonly number[]) {
  const drops: string[] = []
  const heightOf = (staff: number) => (staff === NOT_ALLOWED ? Infinity : staff)
  for (const mix of mixes) {
    const counts = [
      ...countsOf(Object.fromEntries(mix.map((children, place) => [ages[place] ?? 0, children]))),
    ]
    const before = heightOf(ratio.required(counts))
    for (const age of ages) {
      counts[age] = (counts[age] ?? 0) + 1
      if (heightOf(ratio.required(counts)) < before) drops.push(counts.join())
      counts[age] = (counts[age] ?? 0) - 1
    }
  }
  return drops
}

const compositions = [...everyMix(4, 17)]
const judged = compositions.map((counts) => ({ counts, expected: plainNeed(counts) ?? NOT_ALLOWED }))

describe('day care, table 1 and its rules', () => {
  test('the table agrees with a second, slow reading of the law for every composition up to 17 children (BKR-1..4)', () => {
    const ratio = ratioOf('kdv')
    const different = judged.filter(({ counts, expected }) => ratio.required(counts) !== expected)
    expect(compositions).toHaveLength(5985)
    expect(different).toEqual([])
  })

  test('rule 2 read once changes 28 compositions, read again and again four more, and those four are cautions (BKR-3)', () => {
    const allowed = compositions.filter((counts) => plainBase(counts) !== null)
    const once = allowed.filter((counts) => plainLiteral(counts) !== plainBase(counts))
    const twoReadings = allowed.filter((counts) => plainLiteral(counts) !== plainNeed(counts))
    const cautioned = allowed.filter((counts) =>
      ratioOf('kdv').cautionsFor(counts).includes('ratio.cautionRuleTwo'),
    )
    expect(once).toHaveLength(28)
    expect(twoReadings).toEqual([
      [0, 11, 0, 2],
      [1, 8, 0, 2],
      [1, 8, 0, 3],
      [1, 8, 1, 1],
    ])
    expect(cautioned).toEqual(twoReadings)
    expect(twoReadings.map((counts) => ratioOf('kdv').required(counts))).toEqual([3, 3, 3, 3])
    expect(findLaw(book, 'day-care', today)?.uncertainCompositions).toEqual(twoReadings)
  })

  test('of the compositions up to 16 children 4518 are allowed, and 16 more only by the letter on babies (BKR-4)', () => {
    const ratio = ratioOf('kdv')
    const allowed = compositions.filter((counts) => ratio.required(counts) > 0)
    const byLetter = compositions.filter((counts) =>
      ratio.cautionsFor(counts).includes('ratio.cautionBabyLimit'),
    )
    expect(allowed).toHaveLength(4518)
    expect(byLetter).toHaveLength(16)
    expect(byLetter.every((counts) => (counts[0] ?? 0) > 8 && ratio.required(counts) === NOT_ALLOWED)).toBe(
      true,
    )
  })

  test('an empty group needs nobody', () => {
    expect(need('kdv', {})).toBe(0)
  })

  test('eleven children of one and two years need two, eleven children of one year need three (BKR-1)', () => {
    expect(need('kdv', { 1: 10, 2: 1 })).toBe(2)
    expect(need('kdv', { 1: 11 })).toBe(3)
  })

  test('ages in between that nobody has do not change the row (BKR-1)', () => {
    expect(need('kdv', { 1: 7, 3: 1 })).toBe(2)
    expect(need('kdv', { 1: 6, 2: 1, 3: 1 })).toBe(2)
  })

  test('with a baby the formula may ask more than the table (BKR-2)', () => {
    expect(need('kdv', { 0: 2, 2: 3 })).toBe(2)
    expect(need('kdv', { 0: 3, 1: 12, 3: 1 })).toBe(4)
  })

  test('a child more never means a member of staff less: 12 need 3, so 13 need 3 (BKR-3)', () => {
    expect(need('kdv', { 1: 6, 2: 6 })).toBe(3)
    expect(need('kdv', { 1: 6, 2: 6, 3: 1 })).toBe(3)
  })

  test('nine babies are allowed by themselves, not with an older child (BKR-4)', () => {
    expect(need('kdv', { 0: 9 })).toBe(3)
    expect(need('kdv', { 0: 9, 2: 1 })).toBe(NOT_ALLOWED)
    expect(need('kdv', { 0: 8, 2: 1 })).toBeGreaterThan(0)
  })

  test('thirteen babies and seventeen toddlers are too many (BKR-1)', () => {
    expect(need('kdv', { 0: 13 })).toBe(NOT_ALLOWED)
    expect(need('kdv', { 2: 17 })).toBe(NOT_ALLOWED)
    expect(need('kdv', { 1: 1000 })).toBe(NOT_ALLOWED)
  })

  test('a four-year-old still in day care counts as three, with a caution (BKR-19)', () => {
    expect(need('kdv', { 3: 7, 4: 1 })).toBe(need('kdv', { 3: 8 }))
    expect(ratioOf('kdv').cautionsFor(countsOf({ 3: 7, 4: 1 }))).toEqual(['ratio.cautionSchoolAge'])
    expect(ratioOf('kdv').cautionsFor(countsOf({ 3: 8 }))).toEqual([])
  })

  test('counts may be kept in a typed array', () => {
    expect(ratioOf('kdv').required(Uint8Array.from(countsOf({ 0: 2, 2: 3 })))).toBe(2)
    expect(ratioOf('bso').required(Int16Array.from(countsOf({ 5: 45 })))).toBe(5)
  })
})

describe('no rule in force lets a child more mean a member of staff less', () => {
  test.each(['kdv', 'psg', 've', 'combined'] as const)(
    'a child more in a %s group, over all compositions up to 17 children (BKR-3)',
    (setting) => {
      expect(findDrops(ratioOf(setting), compositions, [0, 1, 2, 3])).toEqual([])
    },
  )

  test('a child of four or older more in a combined group (BKR-3, BKR-9)', () => {
    expect(findDrops(ratioOf('combined'), everyMix(5, 16), [0, 1, 2, 3, 9])).toEqual([])
  })

  test('a child more at a bso location of up to 60 children, and of a thousand (BKR-5)', () => {
    expect(findDrops(ratioOf('bso'), everyMix(2, 60), [6, 7])).toEqual([])
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 120 }), { minLength: 9, maxLength: 9 }),
        fc.nat({ max: 8 }),
        (mix, place) => {
          const counts = [0, 0, 0, 0, ...mix]
          const more = counts.with(4 + place, (counts[4 + place] ?? 0) + 1)
          return ratioOf('bso').required(more) >= ratioOf('bso').required(counts)
        },
      ),
      { seed: 20_261_126, numRuns: 2000 },
    )
  })

  test('a child more in a bso group under tables 2 of 2013 and 2019 (BKR-7, BKR-8)', () => {
    const day2019 = isoDay('2023-05-10')
    const day2013 = isoDay('2015-05-11')
    expect(findDrops(ratioOf('bso', day2019), everyMix(2, 31), [5, 9])).toEqual([])
    expect(findDrops(ratioOf('bso', day2013), everyMix(2, 31), [5, 9])).toEqual([])
  })
})

describe('out-of-school care', () => {
  test('since 2024 the whole location counts: 30 young and 30 older children need 6 (BKR-5)', () => {
    expect(need('bso', { 5: 30, 8: 30 })).toBe(6)
    expect(ratioOf('bso').level).toBe('location')
  })

  test('the sum is rounded up, once for the location (BKR-5)', () => {
    for (let young = 0; young <= 70; young++) {
      for (let old = 0; old <= 70; old++) {
        // The constants in thousandths and long division, so that no rounding of the machine is in it.
        const thousandths = BigInt(young) * 100n + BigInt(old) * 83n
        const expected = Number((thousandths + 999n) / 1000n)
        expect(need('bso', { 4: young, 7: old })).toBe(expected)
      }
    }
  })

  test('the constant is 0.083 and not a twelfth: 6 young and 53 older children need 5 (BKR-5)', () => {
    expect(need('bso', { 5: 6, 8: 53 })).toBe(5)
  })

  test('a child is young until the seventh birthday (BKR-5)', () => {
    expect(need('bso', { 6: 12 })).toBe(2)
    expect(need('bso', { 7: 12 })).toBe(1)
  })

  test('a base group holds at most thirty, and larger than before is a caution (BKR-6)', () => {
    const ratio = ratioOf('bso')
    expect(ratio.groupAllowed(countsOf({ 8: 30 }))).toBe(true)
    expect(ratio.groupAllowed(countsOf({ 8: 31 }))).toBe(false)
    const caution = ['ratio.cautionGroupSize']
    expect([20, 21].map((young) => ratio.cautionsFor(countsOf({ 5: young })))).toEqual([[], caution])
    expect([24, 25].map((old) => ratio.cautionsFor(countsOf({ 8: old })))).toEqual([[], caution])
    expect([4, 5].map((old) => ratio.cautionsFor(countsOf({ 5: 18, 8: old })))).toEqual([[], caution])
    expect(ratio.cautionsFor(countsOf({ 5: 19, 8: 1 }))).toEqual(caution)
    // The ages at the edges: four and six are young, seven and twelve are older.
    expect(ratio.cautionsFor(countsOf({ 4: 10, 6: 10 }))).toEqual([])
    expect(ratio.cautionsFor(countsOf({ 7: 12, 12: 12 }))).toEqual([])
    expect(ratio.cautionsFor(countsOf({ 4: 9, 6: 10, 7: 1 }))).toEqual(caution)
    expect(ratio.cautionsFor(countsOf({ 4: 9, 6: 9, 7: 1, 12: 3 }))).toEqual([])
    expect(ratio.cautionsFor(countsOf({ 4: 17, 7: 5, 12: 1 }))).toEqual(caution)
  })

  test('a child of three cannot be in out-of-school care (BKR-19)', () => {
    expect(need('bso', { 3: 1, 5: 4 })).toBe(NOT_ALLOWED)
    expect(ratioOf('bso').groupAllowed(countsOf({ 3: 1, 5: 4 }))).toBe(false)
    expect(need('bso', { 3: 1, 5: 4 }, isoDay('2023-05-10'))).toBe(NOT_ALLOWED)
  })

  test('children of thirteen and older count with those of twelve (BKR-5)', () => {
    expect(need('bso', { 12: 13 })).toBe(2)
  })

  test.each([
    { young: 10, old: 0, staff: 1 },
    { young: 11, old: 0, staff: 2 },
    { young: 20, old: 0, staff: 2 },
    { young: 21, old: 0, staff: NOT_ALLOWED },
    { young: 0, old: 12, staff: 1 },
    { young: 0, old: 13, staff: 2 },
    { young: 0, old: 24, staff: 2 },
    { young: 0, old: 25, staff: 3 },
    { young: 0, old: 30, staff: 3 },
    { young: 0, old: 31, staff: NOT_ALLOWED },
    { young: 9, old: 2, staff: 1 },
    { young: 10, old: 1, staff: 2 },
    { young: 8, old: 3, staff: 1 },
    { young: 8, old: 4, staff: 2 },
    { young: 18, old: 4, staff: 2 },
    { young: 19, old: 3, staff: NOT_ALLOWED },
    { young: 1, old: 22, staff: NOT_ALLOWED },
  ])('from 2019 to June 2024 table 2 counts per group: $young young, $old older -> $staff (BKR-7)', (row) => {
    expect(need('bso', { 5: row.young, 8: row.old }, isoDay('2023-05-10'))).toBe(row.staff)
  })

  test.each([
    { counts: { 7: 10 }, staff: 1 },
    { counts: { 7: 11 }, staff: 2 },
    { counts: { 8: 10 }, staff: 1 },
    { counts: { 8: 11 }, staff: 2 },
    { counts: { 8: 31 }, staff: NOT_ALLOWED },
    { counts: { 7: 5, 8: 5 }, staff: 1 },
    { counts: { 7: 5, 8: 6 }, staff: 2 },
    { counts: { 7: 21 }, staff: NOT_ALLOWED },
    { counts: { 8: 21 }, staff: 3 },
    { counts: { 8: 30 }, staff: 3 },
    { counts: { 7: 1, 8: 20 }, staff: NOT_ALLOWED },
    { counts: { 5: 10, 8: 10 }, staff: 2 },
  ])('from 2013 to 2018 older means eight: $counts -> $staff (BKR-8)', ({ counts, staff }) => {
    expect(need('bso', counts, isoDay('2015-05-11'))).toBe(staff)
  })
})

describe('combined groups', () => {
  test('every child of four and older counts as one of three (BKR-9)', () => {
    for (const mix of everyMix(4, 16)) {
      const [babies = 0, ones = 0, twos = 0, threes = 0] = mix
      const half = Math.floor(threes / 2)
      const combined = need('combined', { 0: babies, 1: ones, 2: twos, 3: half, 9: threes - half })
      expect(combined).toBe(ratioOf('kdv').required(mix))
    }
  })

  test('ten school children count as ten three-year-olds: two staff, without a caution (BKR-9)', () => {
    expect(need('combined', { 5: 10 })).toBe(2)
    expect(ratioOf('combined').cautionsFor(countsOf({ 5: 10 }))).toEqual([])
  })

  const until2018 = isoDay('2018-12-31')
  test.each([
    { counts: { 0: 2, 1: 1, 3: 1, 5: 3 }, staff: 1 },
    { counts: { 0: 3, 5: 4 }, staff: 2 },
    { counts: { 0: 7, 5: 1 }, staff: NOT_ALLOWED },
    { counts: { 1: 3, 3: 1, 5: 4 }, staff: 1 },
    { counts: { 1: 4, 5: 4 }, staff: 2 },
    { counts: { 2: 10, 6: 6 }, staff: 2 },
    { counts: { 2: 11, 6: 5 }, staff: 3 },
    { counts: { 2: 13, 6: 3 }, staff: NOT_ALLOWED },
    { counts: { 3: 6, 6: 3 }, staff: 1 },
    { counts: { 3: 7, 6: 2 }, staff: 2 },
    { counts: { 3: 10, 6: 7 }, staff: NOT_ALLOWED },
  ])('until 2018-12-31 table 3 counts: $counts -> $staff (BKR-10)', ({ counts, staff }) => {
    expect(need('combined', counts, until2018)).toBe(staff)
  })

  test('table 3 agrees with a second reading for every mix of up to 17 children, and never drops (BKR-10)', () => {
    const ratio = ratioOf('combined', until2018)
    const ages = [0, 1, 2, 3, 8]
    for (const mix of everyMix(5, 17)) {
      const counts = countsOf(Object.fromEntries(mix.map((children, place) => [ages[place] ?? 0, children])))
      if (ratio.required(counts) !== (plainTable3(mix) ?? NOT_ALLOWED))
        throw new Error(`different: ${mix.join()}`)
    }
    expect(findDrops(ratio, everyMix(5, 16), ages)).toEqual([])
  })

  test('from 2019-01-01 the same children need what table 1 says (BKR-9, BKR-20)', () => {
    expect(need('combined', { 3: 6, 6: 3 }, until2018)).toBe(1)
    expect(need('combined', { 3: 6, 6: 3 }, isoDay('2019-01-01'))).toBe(2)
  })
})

describe('toddler groups and preschool education', () => {
  test('a toddler group is day care: eight with one, sixteen with two (BKR-11)', () => {
    expect([8, 9, 16, 17].map((children) => need('psg', { 2: 4, 3: children - 4 }))).toEqual([
      1,
      2,
      2,
      NOT_ALLOWED,
    ])
    expect(ratioOf('psg').cautionsFor(countsOf({ 2: 4, 3: 4 }))).toEqual([])
  })

  test('a child under two in a toddler group moves it to the row for younger children, with a caution (BKR-11)', () => {
    expect(need('psg', { 1: 1, 3: 7 })).toBe(2)
    expect(ratioOf('psg').cautionsFor(countsOf({ 1: 1, 3: 7 }))).toEqual(['ratio.cautionYoungInToddlerGroup'])
  })

  test('preschool education needs one educator for eight, and never less than table 1 (BKR-12)', () => {
    for (const counts of compositions) {
      const total = counts.reduce((sum, children) => sum + children, 0)
      const onTable = plainNeed(counts)
      const expected = onTable === null ? NOT_ALLOWED : Math.max(onTable, Math.ceil(total / 8))
      expect(ratioOf('ve').required(counts)).toBe(expected)
    }
  })
})
