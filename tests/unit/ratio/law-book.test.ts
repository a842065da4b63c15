import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lawFiles } from '#resources/law/law-files.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { createLawBook, findLaw, lawFor } from '#shared/domain/ratio/law-book.ts'
import { sumRuleOne } from '#shared/domain/ratio/day-care-need.ts'
import { book, everyMix, today } from './law-of-today.ts'

const [firstFile] = lawFiles
const changed = (change: Record<string, unknown>) => ({ ...(firstFile as object), ...change })

describe('the law book', () => {
  test('holds every file of the folder, each under its own id', () => {
    const folder = new URL('../../../resources/law/', import.meta.url)
    const ids = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.replace('.json', ''))
    expect(book.versions.map((law) => law.id).toSorted()).toEqual(ids.toSorted())
  })

  test('every version names its article, its sources and how well it was seen', () => {
    for (const law of book.versions) {
      expect(law.article, law.id).not.toBe('')
      expect(law.sources.length, law.id).toBeGreaterThan(0)
      if (law.status !== 'verbatim') expect(law.doubts.length, law.id).toBeGreaterThan(0)
    }
  })

  test('the version is chosen by the date of care (BKR-20)', () => {
    const idOn = (setting: 'bso' | 'kdv' | 'combined' | 've', day: string) =>
      lawFor(book, setting, isoDay(day))?.id
    expect(idOn('bso', '2012-12-31')).toBeUndefined()
    expect(idOn('bso', '2013-01-01')).toBe('bso-2013')
    expect(idOn('bso', '2018-12-31')).toBe('bso-2013')
    expect(idOn('bso', '2019-01-01')).toBe('bso-2019')
    expect(idOn('bso', '2024-06-30')).toBe('bso-2019')
    expect(idOn('bso', '2024-07-01')).toBe('bso-2024')
    expect(idOn('combined', '2018-12-31')).toBe('combined-2013')
    expect(idOn('combined', '2019-01-01')).toBe('combined-2019')
    expect(idOn('kdv', '2018-12-31')).toBeUndefined()
    expect(idOn('kdv', '2019-01-01')).toBe('day-care-2019')
    // Preschool education rests on table 1, which starts later.
    expect(idOn('ve', '2018-12-31')).toBeUndefined()
    expect(idOn('ve', '2019-01-01')).toBe('preschool-education-2018')
  })

  test('other parts are chosen by date as well (BKR-13, BKR-16)', () => {
    expect(findLaw(book, 'deviation-day-care', isoDay('2023-06-30'))?.planNames).toBe('times')
    expect(findLaw(book, 'deviation-day-care', isoDay('2023-07-01'))?.planNames).toBe('framework')
    expect(findLaw(book, 'trainees', isoDay('2026-06-30'))?.temporaryShareOneIn).toBe(2)
    expect(findLaw(book, 'trainees', isoDay('2026-07-01'))?.temporaryShareOneIn).toBeNull()
    expect(findLaw(book, 'ages', today)).toMatchObject({ primarySchoolFromAge: 4, leapBirthday: '03-01' })
  })

  test('rule 1 in whole numbers is the rule of the law: 48, 24, 20 and 15 parts of 144 (BKR-2)', () => {
    const rule = findLaw(book, 'day-care', today)?.ruleOne ?? { childrenPerStaff: [], divisorTenths: 0 }
    for (const counts of everyMix(4, 16)) {
      const [babies = 0, ones = 0, twos = 0, threes = 0] = counts
      const parts = 48 * babies + 24 * ones + 20 * twos + 15 * threes
      const sum = sumRuleOne(rule, counts)
      expect(sum.numerator * 144).toBe(parts * sum.denominator)
    }
  })

  test('two versions of one part may not overlap', () => {
    expect(() => createLawBook([...lawFiles, changed({ id: 'ages-2020', validFrom: '2020-01-01' })])).toThrow(
      'overlap',
    )
    expect(() => createLawBook([...lawFiles, firstFile])).toThrow('twice')
  })

  test.each([
    ['a text', 'day-care'],
    ['an unknown part', changed({ part: 'toString' })],
    ['a day that does not exist', changed({ validFrom: '2013-02-30' })],
    ['an end before the start', changed({ validTo: '2012-12-31' })],
    ['a field that nobody reads', changed({ maxBabys: 8 })],
    ['a missing field', changed({ article: undefined })],
    ['a broken number', changed({ primarySchoolFromAge: 4.5 })],
    ['an unknown status', changed({ status: 'guessed' })],
  ])('a file with %s is a fault', (_what, file) => {
    expect(() => createLawBook([file])).toThrow()
  })
})
