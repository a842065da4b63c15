import { describe, expect, test } from 'vitest'
import { parseDay, parseWeek } from '#renderer/src/app/parse-day.ts'
import { isoDay } from '#shared/kernel/time.ts'

/** A Monday. */
const today = isoDay('2026-11-23')

describe('a day is understood as people type it', () => {
  test.each([
    ['26-11', '2026-11-26'],
    ['26/11', '2026-11-26'],
    ['26 nov', '2026-11-26'],
    ['26 november', '2026-11-26'],
    ['26nov', '2026-11-26'],
    ['do 26 nov', '2026-11-26'],
    ['do 26 nov 2026', '2026-11-26'],
    ['26-11-2026', '2026-11-26'],
    ['26-11-26', '2026-11-26'],
    ['2026-11-26', '2026-11-26'],
    ['4 jan', '2027-01-04'],
    ['4-1', '2027-01-04'],
    ['31-8', '2026-08-31'],
    ['29-2-2028', '2028-02-29'],
    ['ma', '2026-11-23'],
    ['do', '2026-11-26'],
    ['Zondag', '2026-11-29'],
    ['thu', '2026-11-26'],
    ['vandaag', '2026-11-23'],
    ['morgen', '2026-11-24'],
    ['yesterday', '2026-11-22'],
    ['+7', '2026-11-30'],
    ['-1', '2026-11-22'],
    ['wk 53', '2026-12-28'],
  ])('%s', (text, day) => {
    expect(parseDay(text, today)).toBe(day)
  })

  test.each(['', 'xyz', '30-2', '29-2-2027', '32-1', '0-1', '26-13', 'wk 54', '26 foo', '99999'])(
    '"%s" is no day',
    (text) => {
      expect(parseDay(text, today)).toBeUndefined()
    },
  )

  test('29-2 without a year is only a day when the year nearby has one', () => {
    expect(parseDay('29-2', isoDay('2028-01-10'))).toBe('2028-02-29')
  })
})

describe('a week is understood as people type it', () => {
  test.each([
    ['wk 2', '2027-W02'],
    ['week 53', '2026-W53'],
    ['53', '2026-W53'],
    ['48', '2026-W48'],
    ['wk 48 2025', '2025-W48'],
    ['2027-w02', '2027-W02'],
    ['4 jan', '2027-W01'],
    ['1-1', '2026-W53'],
  ])('%s', (text, week) => {
    expect(parseWeek(text, today)).toBe(week)
  })

  test.each(['wk 54', 'wk 0', '', 'wk', '99'])('"%s" is no week', (text) => {
    expect(parseWeek(text, today)).toBeUndefined()
  })
})
