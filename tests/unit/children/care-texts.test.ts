import { describe, expect, test } from 'vitest'
import { studyDayCodes } from '#shared/domain/study-days/explain-cluster.ts'
import { careTexts as careEn } from '#shared/text/en/care.ts'
import { careTexts as careNl } from '#shared/text/nl/care.ts'

const paramsOf = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort()

describe('the sentences about care agreements', () => {
  test('are there in both languages, with the same facts', () => {
    expect(Object.keys(careEn)).toEqual(Object.keys(careNl))
    for (const [code, sentence] of Object.entries(careNl)) {
      expect(sentence, code).toMatch(/\S/)
      const english = Object.entries(careEn).find(([known]) => known === code)?.[1] ?? ''
      expect(paramsOf(english), code).toEqual(paramsOf(sentence))
    }
  })

  test.each(studyDayCodes)('%s has a sentence', (code) => {
    const known = Object.keys(careNl)
    expect(known.includes(code) || (known.includes(`${code}_one`) && known.includes(`${code}_other`))).toBe(
      true,
    )
  })
})
