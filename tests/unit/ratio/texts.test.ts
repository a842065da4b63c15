import { describe, expect, test } from 'vitest'
import { must } from '#shared/kernel/invariant.ts'
import { ratioCodes, type RatioCode } from '#shared/domain/ratio/codes.ts'
import { answerRatioCase } from '#shared/domain/ratio/answer-ratio-case.ts'
import { explainRatio } from '#shared/domain/ratio/explain-ratio.ts'
import { deviationBudget, findPatternCaution } from '#shared/domain/ratio/deviation.ts'
import { decideFixedFaces } from '#shared/domain/ratio/fixed-faces.ts'
import { findLaw } from '#shared/domain/ratio/law-book.ts'
import { decideSpace } from '#shared/domain/ratio/space.ts'
import { decideStaffAlone } from '#shared/domain/ratio/staff-alone.ts'
import { decideTraineeGroupDay, decideTrainees } from '#shared/domain/ratio/trainees.ts'
import {
  fixedFacesExemptions,
  ratioSettings,
  type LawPart,
  type RatioResult,
  type RatioStep,
} from '#shared/domain/ratio/model.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { languages } from '#shared/text/formats.ts'
import { ratioTexts as english } from '#shared/text/en/ratio.ts'
import { ratioTexts as dutch } from '#shared/text/nl/ratio.ts'
import { book, countsOf, everyMix, today } from './law-of-today.ts'

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? '').toSorted()

describe('the sentences of the ratio', () => {
  test('both languages have exactly the codes that can be said', () => {
    expect(Object.keys(dutch).toSorted()).toEqual(ratioCodes.toSorted())
    expect(Object.keys(english).toSorted()).toEqual(ratioCodes.toSorted())
  })

  test('a sentence shows the same facts in both languages', () => {
    const factsOf = (texts: typeof dutch | typeof english) =>
      Object.fromEntries(ratioCodes.map((code) => [code, [...new Set(placeholders(texts[code]))]]))
    expect(factsOf(dutch)).toEqual(factsOf(english))
  })

  const texts = {
    nl: createTexts({ nl: dutch, en: english }, 'nl'),
    en: createTexts({ nl: dutch, en: english }, 'en'),
  }

  /** Says a step in both languages; throws when a fact is missing from the sentence. Answers the code. */
  function say(step: RatioStep): RatioCode {
    for (const name of placeholders(dutch[step.code])) {
      if (!Object.hasOwn(step.params, name)) throw new Error(`${step.code} lacks ${name}`)
    }
    for (const language of languages) {
      const sentence = writeMessage(texts[language], step)
      const isBroken = sentence === step.code || /\{\{|undefined|NaN/.test(sentence)
      if (isBroken) throw new Error(`${language} ${step.code}: ${sentence}`)
    }
    return step.code
  }

  /** Codes that come from the sum itself, not from a bad question or from the rules around it. */
  const codesOfSum = ratioCodes.slice(0, ratioCodes.indexOf('ratio.caseNotObject'))
  const codesOfCase = ratioCodes.slice(codesOfSum.length, ratioCodes.indexOf('ratio.deviationUnused'))
  const codesAround = ratioCodes.slice(codesOfSum.length + codesOfCase.length)

  test('every step, caution and reason of thousands of explanations becomes a whole sentence', () => {
    const said = new Set<string>()
    const sayAll = (result: RatioResult) => {
      for (const step of [...result.steps, ...result.cautions]) said.add(say(step))
      if (result.reason !== undefined) said.add(say(result.reason))
    }
    const days = [today, isoDay('2023-05-10'), isoDay('2015-05-11')]
    for (const setting of ratioSettings) {
      for (const day of days) {
        for (const [babies = 0, ones = 0, threes = 0, sixes = 0, eights = 0] of everyMix(5, 5)) {
          const counts = countsOf({ 0: babies * 3, 1: ones * 4, 3: threes * 2, 6: sixes * 6, 8: eights * 7 })
          const result = explainRatio(book, { setting, day, counts, groupCounts: [counts] })
          sayAll(result)
        }
      }
    }
    // One child, a rule 2 that is read in two ways and one that is not, and a day without law.
    for (const byAge of [{ 2: 1 }, { 1: 11, 3: 2 }, { 1: 6, 2: 6, 3: 1 }]) {
      sayAll(explainRatio(book, { setting: 'kdv', day: today, counts: countsOf(byAge) }))
    }
    sayAll(explainRatio(book, { setting: 'kdv', day: isoDay('2018-12-31'), counts: countsOf({}) }))
    expect(codesOfSum.filter((code) => !said.has(code))).toEqual([])
  })

  test('every refusal of a case becomes a whole sentence', () => {
    const good = { setting: 'kdv', date: '2026-11-26', counts: {} }
    const refusals = [
      [],
      { ...good, id: 1 },
      { setting: 'kdv' },
      { ...good, setting: 'crèche' },
      { ...good, date: 'gisteren' },
      { ...good, counts: 3 },
      { ...good, counts: { 99: 1 } },
      { ...good, counts: { 1: -1 } },
    ].map((value) => {
      const answer = answerRatioCase(book, value)
      return answer.ok ? undefined : say(answer.refusal)
    })
    expect(refusals).toEqual(codesOfCase)
  })

  test('every outcome of the rules around the ratio becomes a whole sentence', () => {
    const steps = stepsAroundTheRatio()
    expect(new Set(steps.map(say))).toEqual(new Set(codesAround))
  })

  test('a refused case says in words what to write instead', () => {
    const refused = answerRatioCase(book, { setting: 'kdv', date: '26-11-2026', counts: {} })
    if (refused.ok) throw new Error('this date cannot be read')
    expect(writeMessage(texts.nl, refused.refusal)).toBe(
      "De datum '26-11-2026' bestaat niet. Schrijf die als 2026-11-26.",
    )
  })

  test('the sum of rule 1 reads as a manager would write it (BKR-2)', () => {
    const result = explainRatio(book, { setting: 'kdv', day: today, counts: countsOf({ 0: 3, 1: 12, 3: 1 }) })
    const sentence = (language: 'nl' | 'en', code: string) =>
      result.steps.filter((step) => step.code === code).map((step) => writeMessage(texts[language], step))
    expect(sentence('nl', 'ratio.ruleOne')).toEqual([
      'Er is een baby, dus regel 1 telt mee: 3÷3 + (12÷5 + 0÷6 + 1÷8)÷1,2 = 3,104. Naar boven afgerond: 4.',
    ])
    expect(sentence('en', 'ratio.highest')).toEqual([
      'The table says 3, rule 1 says 4. The higher number counts: 4.',
    ])
    expect(sentence('nl', 'ratio.lawOldNumbering')).toEqual([
      'Regelset day-care-2019, geldig vanaf 01-01-2019. Besluit kwaliteit kinderopvang art. 7(2) en 9(2), bijlage 1 onderdeel a (nummering tot 1 juli 2026).',
    ])
  })
})

/** At least one of everything that deviation, staff alone, trainees, fixed faces and space can say. */
function stepsAroundTheRatio(): readonly RatioStep[] {
  const law = <Part extends LawPart>(part: Part, day = today) => must(findLaw(book, part, day), part)
  const earlier = isoDay('2023-06-30')
  const short = { startMinute: 480, endMinute: 690, required: 3, staff: 1 }
  const preschoolIntervals = [{ startMinute: 480, endMinute: 690 }]
  const budgets = [
    deviationBudget(law('deviation-day-care'), { openMinutes: 660, segments: [short], preschoolIntervals }),
    deviationBudget(law('deviation-day-care'), { openMinutes: 500, segments: [short] }),
    deviationBudget(law('deviation-day-care', earlier), { openMinutes: 660, segments: [] }),
  ].flatMap((budget) => [...budget.violations, ...budget.cautions, ...budget.steps])
  const pattern = findPatternCaution(law('deviation-day-care'), [], [short])
  const alone = [
    { staff: 2, required: 2, hasBackupAdult: false, hasOtherAdult: false },
    { staff: 1, required: 1, hasBackupAdult: true, hasOtherAdult: false },
    { staff: 1, required: 1, hasBackupAdult: false, hasOtherAdult: false },
    { staff: 1, required: 2, hasBackupAdult: false, hasOtherAdult: true },
    { staff: 1, required: 2, hasBackupAdult: false, hasOtherAdult: false },
  ].map((question) => decideStaffAlone(law('staff-alone'), question).step)
  const trainees = [2, 3, 5].map((count) => decideTrainees(law('trainees', earlier), [2, 2, 2], count).step)
  const groupDay = decideTraineeGroupDay(law('trainees'), { qualified: 0, trainees: 1 })
  const child = { ageYears: 0, faces: ['anna', 'bilal', 'carla'], atWork: ['anna'], staffAtOnce: 1 }
  const faces = [
    child,
    { ...child, atWork: [] },
    { ...child, faces: [] },
    ...fixedFacesExemptions.map((exemption) => ({ ...child, atWork: [], exemption })),
  ].flatMap((question) => decideFixedFaces(law('fixed-faces'), question).steps)
  const space = [5000, 500].flatMap((area) => {
    return decideSpace(law('space'), { children: 10, indoorDm2: area, outdoorDm2: area }).steps
  })
  return [
    ...budgets,
    ...alone,
    ...trainees,
    ...faces,
    ...space,
    must(pattern, 'warned'),
    must(groupDay, 'warned'),
  ]
}
