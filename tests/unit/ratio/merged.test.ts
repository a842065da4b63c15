import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainCompiled } from '#shared/domain/ratio/explain-ratio.ts'
import { AGE_SLOTS, NOT_ALLOWED, type AgeCounts } from '#shared/domain/ratio/model.ts'
import { compileRatio } from '#shared/domain/ratio/required-staff.ts'
import { must } from '#shared/kernel/invariant.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { lawBook } from '#tests/harness/law.ts'

const day = isoDay('2026-11-24')
const merged = must(compileRatio(lawBook, 'merged', day), 'the law of today')
const combined = must(compileRatio(lawBook, 'combined', day), 'the law of today')
const school = must(compileRatio(lawBook, 'bso', day), 'the law of today')

function countsOf(ages: Readonly<Record<number, number>>): AgeCounts {
  return Array.from({ length: AGE_SLOTS }, (_, age) => ages[age] ?? 0)
}

describe('a school group that younger children join for a while (BKR-5, BKR-9)', () => {
  test('is a combined group while one of them is there and a school group while none is', () => {
    expect(merged.required(countsOf({ 6: 10 }))).toBe(1)
    expect(merged.required(countsOf({ 3: 1, 6: 10 }))).toBe(2)
    expect(merged.required(countsOf({ 6: 20 }))).toBe(2)
    expect(merged.required(countsOf({ 3: 1, 6: 20 }))).toBe(NOT_ALLOWED)
  })

  test('keeps the maximum of a base group of out-of-school care (BKR-6)', () => {
    expect(merged.required(countsOf({ 8: 30 }))).toBe(3)
    expect(merged.required(countsOf({ 8: 31 }))).toBe(NOT_ALLOWED)
    expect(merged.cautionsFor(countsOf({ 8: 30 }))).toEqual(['ratio.cautionGroupSize'])
  })

  test('is explained by the law that decides at that moment, and never as the whole location', () => {
    const pupils = explainCompiled(merged, countsOf({ 6: 11 }))
    expect(pupils).toMatchObject({ law: school.law.id, level: 'group', staff: 2 })
    expect(pupils.steps.map((line) => line.code)).toContain('ratio.formula')
    expect(pupils.steps.map((line) => line.code)).not.toContain('ratio.locationLevel')
    expect(explainCompiled(merged, countsOf({ 2: 1, 6: 10 }))).toMatchObject({
      law: combined.law.id,
      staff: 2,
    })
  })

  test('is explained to the number that is counted, for any children', () => {
    // Groups with and without a younger child, both of sizes around what is allowed.
    const anyCounts = fc
      .record({
        young: fc.constantFrom(0, 0, 1, 2),
        age: fc.nat(3),
        old: fc.array(fc.nat(6), { maxLength: 6 }),
      })
      .map(({ young, age, old }) =>
        Array.from({ length: AGE_SLOTS }, (_, slot) => (slot === age ? young : (old[slot - 4] ?? 0))),
      )
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const required = merged.required(counts)
        const { staff, allowed } = explainCompiled(merged, counts)
        expect([staff, allowed]).toEqual([
          required === NOT_ALLOWED ? null : required,
          required !== NOT_ALLOWED,
        ])
      }),
      { numRuns: 300 },
    )
  })

  test('has no number on a day without a law for one of the two (BKR-20)', () => {
    expect(compileRatio(lawBook, 'merged', isoDay('2012-06-01'))).toBeUndefined()
  })
})
