import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { must } from '#shared/kernel/invariant.ts'
import { explainCompiled, explainRatio } from '#shared/domain/ratio/explain-ratio.ts'
import { compileRatio } from '#shared/domain/ratio/required-staff.ts'
import {
  NOT_ALLOWED,
  type RatioResult,
  type RatioSetting,
  type RatioStep,
} from '#shared/domain/ratio/model.ts'
import type { RatioCode } from '#shared/domain/ratio/codes.ts'
import { book, countsOf, everyMix, today } from './law-of-today.ts'

function explain(setting: RatioSetting, byAge: Record<number, number>, day = today): RatioResult {
  return explainRatio(book, { setting, day, counts: countsOf(byAge) })
}

function findStep(result: RatioResult, code: RatioCode): RatioStep | undefined {
  return result.steps.find((step) => step.code === code)
}

function numberOf(step: RatioStep, name: string): number {
  const value = Number(step.params[name])
  if (Number.isNaN(value)) throw new Error(`${step.code} shows no number ${name}`)
  return value
}

/** The counts as the explanation shows them. */
function shownCounts(steps: readonly RatioStep[]): readonly number[] {
  const lines = steps.filter(
    (step) => step.code === 'ratio.childrenOfAge' || step.code === 'ratio.oneChildOfAge',
  )
  return countsOf(
    Object.fromEntries(lines.map((step) => [numberOf(step, 'age'), numberOf(step, 'children')])),
  )
}

function sumBetween(counts: readonly number[], fromAge: number, toAge: number): number {
  return counts.slice(fromAge, toAge).reduce((sum, children) => sum + children, 0)
}

/** A shown decimal is cut off after three places: the sum lies at it or less than a thousandth above. */
function isShownAs(sum: number, shown: number): boolean {
  return sum - shown > -1e-9 && sum - shown < 0.001
}

/**
 * Works the number out again from what the steps show and nothing else, as a careful reader would; throws where the
 * shown lines do not agree with each other.
 */
function recompute(steps: readonly RatioStep[]): number {
  const counts = shownCounts(steps)
  let staff = 0
  let fromTable = 0
  let lastLimit = 0
  let isChosen = false
  for (const step of steps) {
    const check = (isTrue: boolean) => {
      if (!isTrue) throw new Error(`${step.code} does not agree: ${JSON.stringify(steps)}`)
    }
    switch (step.code) {
      case 'ratio.total':
      case 'ratio.totalOne':
        check(numberOf(step, 'total') === sumBetween(counts, 0, 13))
        break
      case 'ratio.cell':
      case 'ratio.cellOne':
        lastLimit = numberOf(step, 'maxChildren')
        check(!isChosen)
        break
      case 'ratio.cellChosen':
      case 'ratio.cellChosenOne':
        isChosen = true
        lastLimit = numberOf(step, 'maxChildren')
        fromTable = numberOf(step, 'staff')
        staff = fromTable
        check(sumBetween(counts, 0, 13) <= lastLimit)
        break
      case 'ratio.cellCap': {
        const held = sumBetween(counts, numberOf(step, 'fromAge'), numberOf(step, 'toAge'))
        if (isChosen) check(held <= numberOf(step, 'maxChildren'))
        break
      }
      case 'ratio.ruleOneUnused':
        check(counts[0] === 0)
        break
      case 'ratio.ruleOne': {
        check(
          numberOf(step, 'babies') === counts[0] && numberOf(step, 'threes') === sumBetween(counts, 3, 13),
        )
        check(numberOf(step, 'ones') === counts[1] && numberOf(step, 'twos') === counts[2])
        const parts = (['babies', 'ones', 'twos', 'threes'] as const).map(
          (name, place) =>
            numberOf(step, name) /
            numberOf(step, (['perBaby', 'perOne', 'perTwo', 'perThree'] as const)[place] ?? ''),
        )
        const [a = 0, b = 0, c = 0, d = 0] = parts
        check(
          ['a', 'b', 'c', 'd'].every((name, place) => isShownAs(parts[place] ?? -1, numberOf(step, name))),
        )
        const z = a + (b + c + d) / numberOf(step, 'divisor')
        check(isShownAs(z, numberOf(step, 'z')))
        check(numberOf(step, 'staff') === Math.ceil(numberOf(step, 'z')))
        check(numberOf(step, 'staff') === Math.ceil(z - 1e-6))
        break
      }
      case 'ratio.highest':
        check(numberOf(step, 'table') === staff)
        staff = Math.max(numberOf(step, 'table'), numberOf(step, 'formula'))
        break
      case 'ratio.ruleTwoRaised':
        check(numberOf(step, 'staffBefore') === staff && numberOf(step, 'staffWithout') > staff)
        staff += 1
        break
      case 'ratio.preschoolHighest': {
        const total = sumBetween(counts, 0, 13)
        check(numberOf(step, 'table') === staff && numberOf(step, 'preschool') === Math.ceil(total / 8))
        staff = Math.max(staff, numberOf(step, 'preschool'))
        break
      }
      case 'ratio.formula': {
        const oldFrom = numberOf(step, 'oldFromAge')
        check(numberOf(step, 'young') === sumBetween(counts, 4, oldFrom))
        check(numberOf(step, 'old') === sumBetween(counts, oldFrom, 13))
        const sum =
          numberOf(step, 'young') * numberOf(step, 'youngWeight') +
          numberOf(step, 'old') * numberOf(step, 'oldWeight')
        check(Math.abs(sum - numberOf(step, 'sum')) < 1e-9)
        staff = Math.ceil(numberOf(step, 'sum'))
        break
      }
      case 'ratio.result':
      case 'ratio.resultOne':
        check(numberOf(step, 'staff') === staff)
        break
      default:
        break
    }
  }
  return staff
}

describe('every explanation works out to the number that is looked up', () => {
  const history = isoDay('2015-05-11')
  const table2 = isoDay('2023-05-10')
  test.each([
    { setting: 'kdv', day: today, ages: [0, 1, 2, 3], most: 17 },
    { setting: 'psg', day: today, ages: [0, 1, 2, 3], most: 13 },
    { setting: 've', day: today, ages: [0, 1, 2, 3], most: 17 },
    { setting: 'combined', day: today, ages: [0, 1, 2, 3, 8], most: 13 },
    { setting: 'combined', day: history, ages: [0, 1, 2, 3, 8], most: 13 },
    { setting: 'bso', day: today, ages: [4, 6, 7, 12], most: 20 },
    { setting: 'bso', day: table2, ages: [6, 7], most: 31 },
    { setting: 'bso', day: history, ages: [7, 8], most: 31 },
  ] as const)(
    '$setting on $day, all mixes of up to $most children aged $ages',
    ({ setting, day, ages, most }) => {
      const ratio = must(compileRatio(book, setting, day), 'there is law on this day')
      let explained = 0
      for (const mix of everyMix(ages.length, most)) {
        const counts = countsOf(
          Object.fromEntries(mix.map((children, place) => [ages[place] ?? 0, children])),
        )
        const result = explainCompiled(ratio, counts)
        const looked = ratio.required(counts)
        if (looked === NOT_ALLOWED) {
          if (
            result.allowed ||
            result.staff !== null ||
            result.verdict !== 'no' ||
            result.reason === undefined
          ) {
            throw new Error(`not allowed, but explained as if: ${JSON.stringify(result)}`)
          }
        } else {
          const shown = recompute(result.steps)
          if (
            !result.allowed ||
            result.staff !== looked ||
            shown !== looked ||
            shownCounts(result.steps).join() !== counts.join()
          ) {
            throw new Error(`shown ${shown}, looked up ${looked}: ${JSON.stringify(result)}`)
          }
          if (result.verdict !== (result.cautions.length > 0 ? 'caution' : 'ok'))
            throw new Error('wrong verdict')
        }
        explained++
      }
      expect(explained).toBeGreaterThan(500)
    },
  )
})

describe('what an explanation says', () => {
  test('the count, the row, every cell up to the one that holds, both rules, the result and the law', () => {
    const result = explain('kdv', { 2: 9, 3: 6 })
    expect(result.steps.map((step) => step.code)).toEqual([
      'ratio.childrenOfAge',
      'ratio.childrenOfAge',
      'ratio.total',
      'ratio.tableRow',
      'ratio.cellOne',
      'ratio.cellChosen',
      'ratio.ruleOneUnused',
      'ratio.ruleTwoUnused',
      'ratio.result',
      'ratio.maxGroupSize',
      'ratio.lawOldNumbering',
    ])
    expect(result).toMatchObject({
      allowed: true,
      staff: 2,
      verdict: 'ok',
      law: 'day-care-2019',
      maxGroupSize: 16,
    })
    expect(findStep(result, 'ratio.tableRow')?.params).toMatchObject({ table: 1, fromAge: 2, toAge: 4 })
    expect(findStep(result, 'ratio.lawOldNumbering')?.params['article']).toContain('art. 7(2)')
  })

  test('rule 1 with its fractions, and the higher of table and formula (BKR-2)', () => {
    const result = explain('kdv', { 0: 3, 1: 12, 3: 1 })
    expect(findStep(result, 'ratio.ruleOne')?.params).toMatchObject({
      babies: 3,
      perBaby: 3,
      ones: 12,
      perOne: 5,
      a: '1',
      b: '2.4',
      c: '0',
      d: '0.125',
      divisor: '1.2',
      z: '3.104',
      staff: 4,
    })
    expect(findStep(result, 'ratio.highest')?.params).toMatchObject({ table: 3, formula: 4, staff: 4 })
  })

  test('rule 2 names the child without whom more would be needed (BKR-3)', () => {
    const result = explain('kdv', { 1: 6, 2: 6, 3: 1 })
    expect(findStep(result, 'ratio.ruleTwoRaised')?.params).toMatchObject({
      age: 3,
      staffWithout: 3,
      staffBefore: 2,
      staff: 3,
    })
  })

  test('a composition that can be read in two ways is a caution with both numbers (BKR-3)', () => {
    const result = explain('kdv', { 1: 11, 3: 2 })
    expect(result).toMatchObject({ staff: 3, verdict: 'caution' })
    expect(result.cautions).toEqual([
      { code: 'ratio.cautionRuleTwo', params: { rule: 'BKR-3', literal: 2, staff: 3 } },
    ])
  })

  test('too many babies is said as such, with the doubt about it (BKR-4)', () => {
    const result = explain('kdv', { 0: 9, 2: 1 })
    expect(result).toMatchObject({ allowed: false, staff: null, verdict: 'no' })
    expect(result.reason?.code).toBe('ratio.tooManyBabies')
    expect(result.cautions.map((caution) => caution.code)).toEqual(['ratio.cautionBabyLimit'])
    expect(explain('kdv', { 0: 9, 2: 8 }).reason?.code).toBe('ratio.groupTooLarge')
  })

  test('a school-age child in day care and a young child in a toddler group are cautions (BKR-11, BKR-19)', () => {
    expect(explain('kdv', { 3: 2, 4: 3 }).cautions).toEqual([
      { code: 'ratio.cautionSchoolAge', params: { rule: 'BKR-19', children: 3 } },
    ])
    expect(explain('psg', { 0: 1, 1: 1, 3: 2 }).cautions).toEqual([
      { code: 'ratio.cautionYoungInToddlerGroup', params: { rule: 'BKR-11', children: 2 } },
    ])
  })

  test('preschool education names both numbers and the educators (BKR-12)', () => {
    const result = explain('ve', { 1: 5, 2: 4 })
    expect(result).toMatchObject({ staff: 2, law: 'preschool-education-2018' })
    expect(findStep(result, 'ratio.preschoolHighest')?.params).toMatchObject({
      table: 2,
      preschool: 2,
      staff: 2,
    })
    expect(
      result.steps.filter((step) => step.code.startsWith('ratio.law')).map((step) => step.params['law']),
    ).toEqual(['preschool-education-2018', 'day-care-2019'])
  })

  test('a location shows its formula, and each base group that is given is judged (BKR-5, BKR-6)', () => {
    const question = { setting: 'bso', day: today, counts: countsOf({ 5: 21, 8: 12 }) } as const
    const result = explainRatio(book, {
      ...question,
      groupCounts: [countsOf({ 5: 21 }), countsOf({ 8: 12 })],
    })
    expect(result).toMatchObject({ staff: 4, level: 'location', verdict: 'caution', maxGroupSize: 30 })
    expect(findStep(result, 'ratio.formula')?.params).toMatchObject({
      young: 21,
      old: 12,
      sum: '3.096',
      staff: 4,
    })
    expect(result.cautions[0]?.params).toMatchObject({ group: 1, total: 21, usualMaximum: 20 })
    expect(explainRatio(book, question).verdict).toBe('ok')

    const crowded = explainRatio(book, {
      ...question,
      groupCounts: [countsOf({ 5: 19, 8: 12 }), countsOf({ 5: 2 })],
    })
    expect(crowded).toMatchObject({ allowed: false, staff: null })
    expect(crowded.reason?.params).toMatchObject({ group: 1, total: 31, maxGroupSize: 30 })
  })

  test('too many of one age is told apart from too many children (BKR-7, BKR-10)', () => {
    const day = isoDay('2023-05-10')
    expect(explain('bso', { 5: 19, 8: 3 }, day).reason).toEqual({
      code: 'ratio.tooManyOfAge',
      params: { rule: 'BKR-7', children: 19, fromAge: 4, toAge: 7, maxChildren: 18 },
    })
    expect(explain('bso', { 5: 19, 8: 4 }, day).reason?.code).toBe('ratio.groupTooLarge')
    expect(explain('bso', { 3: 1 }, day).reason?.code).toBe('ratio.ageOutsideSetting')
    expect(explain('bso', { 3: 1 }).reason?.code).toBe('ratio.ageOutsideSetting')
    expect(explain('combined', { 0: 7, 5: 1 }, isoDay('2015-05-11')).reason?.code).toBe('ratio.tooManyOfAge')
  })

  test('the third adult of 2013 may be somebody else (BKR-8)', () => {
    const result = explain('bso', { 9: 25 }, isoDay('2015-05-11'))
    expect(findStep(result, 'ratio.lastMayBeOtherAdult')?.params['staff']).toBe(3)
    expect(findStep(result, 'ratio.law')?.params['law']).toBe('bso-2013')
  })

  test('nobody present needs nobody and says so', () => {
    for (const setting of ['kdv', 've', 'bso', 'combined'] as const) {
      const result = explain(setting, {})
      expect(result).toMatchObject({ allowed: true, staff: 0, verdict: 'ok' })
      expect(result.steps[0]?.code).toBe('ratio.nobody')
    }
  })

  test('a day before the oldest version is refused, not guessed (BKR-20)', () => {
    const result = explain('kdv', { 2: 3 }, isoDay('2018-12-31'))
    expect(result).toMatchObject({ allowed: false, staff: null, verdict: 'no', law: '' })
    expect(result.reason).toEqual({ code: 'ratio.noLaw', params: { rule: 'BKR-20', day: '2018-12-31' } })
  })
})
