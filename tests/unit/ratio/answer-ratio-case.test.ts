import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { answerRatioCase, createRatioAnswerer } from '#shared/domain/ratio/answer-ratio-case.ts'
import { ratioSettings } from '#shared/domain/ratio/model.ts'
import { book } from './law-of-today.ts'

const good = { setting: 'kdv', date: '2026-11-26', counts: { 0: 2, 1: 3 } }
const answer = (value: unknown) => answerRatioCase(book, value)

describe('a case from outside', () => {
  test('is answered with the number, the verdict, the law and the sum', () => {
    expect(answer(good)).toMatchObject({
      ok: true,
      value: { staff: 2, allowed: true, verdict: 'ok', law: 'day-care-2019', cautions: [] },
    })
  })

  test('with a mix of all ages in a combined group (BKR-9)', () => {
    expect(answer({ setting: 'combined', date: '2026-11-26', counts: { 0: 2, 1: 3, 6: 4 } })).toMatchObject({
      value: { staff: 2, law: 'combined-2019' },
    })
  })

  test('counts the children of the whole location in out-of-school care: sixty are fine (BKR-5)', () => {
    expect(answer({ setting: 'bso', date: '2026-11-26', counts: { 5: 30, 8: 30 } })).toMatchObject({
      value: { staff: 6, allowed: true, verdict: 'ok', law: 'bso-2024' },
    })
  })

  test('that the law does not allow has no number, but a reason as its last step', () => {
    const result = answer({ ...good, counts: { 0: 13 } })
    expect(result).toMatchObject({
      ok: true,
      value: {
        staff: null,
        allowed: false,
        verdict: 'no',
        reason: 'ratio.groupTooLarge',
        law: 'day-care-2019',
      },
    })
    expect(result.ok && result.value.steps.at(-1)?.code).toBe('ratio.groupTooLarge')
    expect(answer({ setting: 'bso', date: '2026-11-26', counts: { 3: 1 } })).toMatchObject({
      value: { allowed: false, reason: 'ratio.ageOutsideSetting' },
    })
  })

  test('with an unsure number is a caution with its reason (BKR-3)', () => {
    expect(answer({ ...good, counts: { 1: 11, 3: 2 } })).toMatchObject({
      value: { staff: 3, verdict: 'caution', cautions: [{ code: 'ratio.cautionRuleTwo' }] },
    })
  })

  test('without children needs nobody', () => {
    expect(answer({ ...good, counts: {} })).toMatchObject({ value: { staff: 0, allowed: true } })
  })

  test('children of thirteen and older are counted with those of twelve', () => {
    const counts = { 12: 5, 13: 4, 17: 4 }
    expect(answer({ setting: 'bso', date: '2026-11-26', counts })).toMatchObject({ value: { staff: 2 } })
  })

  test.each([
    [null, 'ratio.caseNotObject'],
    [[good], 'ratio.caseNotObject'],
    ['kdv', 'ratio.caseNotObject'],
    [{ ...good, id: 1 }, 'ratio.caseUnknownKey'],
    [{ ...good, counts: undefined }, 'ratio.caseCountsNotObject'],
    [{ setting: 'kdv', counts: {} }, 'ratio.caseMissingKey'],
    [{ ...good, setting: 'KDV' }, 'ratio.caseUnknownSetting'],
    [{ ...good, setting: 7 }, 'ratio.caseUnknownSetting'],
    [{ ...good, date: '2026-02-29' }, 'ratio.caseBadDay'],
    [{ ...good, date: '26-11-2026' }, 'ratio.caseBadDay'],
    [{ ...good, date: 20_261_126 }, 'ratio.caseBadDay'],
    [{ ...good, counts: [2, 3] }, 'ratio.caseCountsNotObject'],
    [{ ...good, counts: { '-1': 2 } }, 'ratio.caseBadAge'],
    [{ ...good, counts: { '1.5': 2 } }, 'ratio.caseBadAge'],
    [{ ...good, counts: { '01': 2 } }, 'ratio.caseBadAge'],
    [{ ...good, counts: { 18: 2 } }, 'ratio.caseBadAge'],
    [{ ...good, counts: { baby: 2 } }, 'ratio.caseBadAge'],
    [{ ...good, counts: { 1: -1 } }, 'ratio.caseBadCount'],
    [{ ...good, counts: { 1: 2.5 } }, 'ratio.caseBadCount'],
    [{ ...good, counts: { 1: '2' } }, 'ratio.caseBadCount'],
    [{ ...good, counts: { 1: null } }, 'ratio.caseBadCount'],
    [{ ...good, counts: { 1: 1e300 } }, 'ratio.caseBadCount'],
    [{ ...good, date: '2018-12-31' }, 'ratio.noLaw'],
    [JSON.parse('{"setting":"kdv","date":"2026-11-26","counts":{"__proto__":1}}'), 'ratio.caseBadAge'],
  ])('that cannot be read is refused with a code: %j', (value, code) => {
    expect(answer(value)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('a refusal repeats a long value only in part', () => {
    const result = answer({ ...good, setting: 'x'.repeat(10_000) })
    expect(JSON.stringify(result).length).toBeLessThan(200)
  })

  test('whatever comes in, an answer or a refusal comes out', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, counts) => {
        for (const input of [value, { ...good, counts }]) expect(typeof answer(input).ok).toBe('boolean')
      }),
      { seed: 20_261_126, numRuns: 500 },
    )
  })

  test('kept answers are the same text as fresh ones, for every setting and law, also when the shelf is cleared', () => {
    const answerText = createRatioAnswerer(book)
    const compare = (value: unknown) => {
      const fresh = answer(value)
      const kept = answerText(value)
      if (fresh.ok !== kept.ok) throw new Error(`one is refused: ${JSON.stringify(value)}`)
      if (fresh.ok && kept.ok && JSON.stringify(fresh.value) !== kept.value) {
        throw new Error(`${kept.value} is not ${JSON.stringify(fresh.value)}`)
      }
    }
    const count = fc.oneof(fc.constant(0), fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 18 }))
    const ages = Array.from({ length: 15 }, (_, age) => String(age))
    const cases = fc.record({
      setting: fc.constantFrom(...ratioSettings),
      date: fc.constantFrom('2026-11-26', '2023-05-10', '2015-05-11'),
      counts: fc.dictionary(fc.constantFrom(...ages), count),
    })
    fc.assert(fc.property(cases, compare), { seed: 20_261_126, numRuns: 5000 })
    for (let young = 0; young < 200; young++) {
      for (let old = 0; old < 200; old++)
        compare({ setting: 'bso', date: '2026-11-26', counts: { 5: young, 8: old } })
    }
    compare({ setting: 'bso', date: '2026-11-26', counts: { 5: 0, 8: 1 } })
    expect(answerText({ ...good, counts: { 1: -1 } })).toEqual(answer({ ...good, counts: { 1: -1 } }))
    expect(answerText({ ...good, date: '2018-12-31' })).toEqual(answer({ ...good, date: '2018-12-31' }))
  })
})
