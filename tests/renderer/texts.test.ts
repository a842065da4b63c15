import { describe, expect, test } from 'vitest'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts } from '#shared/text/create-texts.ts'
import { screenTexts } from '#renderer/src/text/screen-texts.ts'

function paramsOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? '').toSorted()
}

describe('every text', () => {
  test('of the rules exists in Dutch and in English', () => {
    expect(Object.keys(ruleTexts.en).toSorted()).toEqual(Object.keys(ruleTexts.nl).toSorted())
  })

  test('of the screens exists in Dutch and in English', () => {
    expect(Object.keys(screenTexts.en).toSorted()).toEqual(Object.keys(screenTexts.nl).toSorted())
  })

  test.each([
    ['rules', ruleTexts],
    ['screens', screenTexts],
  ] as const)('of the %s says the same facts in both languages', (_what, texts) => {
    const nl: Readonly<Record<string, string>> = texts.nl
    const en: Readonly<Record<string, string>> = texts.en
    const different = Object.keys(nl).filter(
      (code) => paramsOf(nl[code] ?? '').join() !== paramsOf(en[code] ?? '').join(),
    )
    expect(different).toEqual([])
  })

  test('is in one place only: a screen never covers up a sentence of the rules', () => {
    expect(Object.keys(screenTexts.nl).filter((code) => code in ruleTexts.nl)).toEqual([])
  })

  test('has words in it, and no words that blame or frighten', () => {
    const all = [...Object.entries(ruleTexts.nl), ...Object.entries(screenTexts.nl)]
    expect(all.filter(([, text]) => text.trim() === '').map(([code]) => code)).toEqual([])
    expect(
      all.filter(([, text]) => /\bongeldig|\boeps\b|\bfout \d/i.test(text)).map(([code]) => code),
    ).toEqual([])
  })

  test('that counts has a form for one and for more', () => {
    const codes = new Set([...Object.keys(ruleTexts.nl), ...Object.keys(screenTexts.nl)])
    const lonely = [...codes].filter(
      (code) => code.endsWith('_one') && !codes.has(code.replace(/_one$/, '_other')),
    )
    expect(lonely).toEqual([])
  })
})

test('numbers and days are written the Dutch way in Dutch and the English way in English', () => {
  const write = (language: 'nl' | 'en') =>
    createTexts(screenTexts, language).t('cellName.hours', { row: 'X', required: 450, rostered: 465 })
  expect(write('nl')).toBe('X, hele week: 7,5 uur nodig, 7,75 uur in rooster')
  expect(write('en')).toBe('X, whole week: 7.5 hours needed, 7.75 hours on the roster')
})
