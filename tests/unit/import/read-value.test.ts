import { describe, expect, test } from 'vitest'
import {
  readContractStretches,
  readDateTime,
  readDay,
  readId,
  readIntervals,
  readSquareMetres,
  readTime,
  readWeek,
  readWeekdays,
  readWord,
} from '#shared/import/read-value.ts'
import { settingWords } from '#shared/import/words.ts'

describe('a day is read day first, and never guessed', () => {
  test.each([
    ['26-11-2026', '2026-11-26'],
    ['6-1-2027', '2027-01-06'],
    ['26/11/2026', '2026-11-26'],
    ['26.11.2026', '2026-11-26'],
    ['2026-11-26', '2026-11-26'],
    ['29-02-2024', '2024-02-29'],
  ])('%s', (text, day) => expect(readDay(text)).toBe(day))

  test.each(['29-02-2026', '26-11-26', '11/26/2026', '26-11/2026', '2026-13-01', '46352', 'morgen', ''])(
    '%s is none',
    (text) => {
      expect(readDay(text)).toBeUndefined()
    },
  )
})

describe('times, weeks and stretches', () => {
  test.each([
    ['7:30', 450],
    ['07.30', 450],
    ['07:30:00', 450],
    ['24:00', 1440],
    ['00:00', 0],
  ])('%s', (text, minute) => expect(readTime(text)).toBe(minute))

  test.each(['7', '25:00', '07:60', '07:30:15', '7u30', '0,3125'])('%s is no time', (text) => {
    expect(readTime(text)).toBeUndefined()
  })

  test('several breaks come in order of time', () => {
    expect(readIntervals('15:00-15:15 + 12:00–12:30')).toEqual([
      { startMinute: 720, endMinute: 750 },
      { startMinute: 900, endMinute: 915 },
    ])
  })

  test('a contract may leave an end to the school', () => {
    expect(readContractStretches('07:30-school + na school-18:00')).toEqual([
      { startMinute: 450, endMinute: null },
      { startMinute: null, endMinute: 1080 },
    ])
    expect(readContractStretches('school-school')).toBeUndefined()
    expect(readContractStretches('hele dag')).toBeUndefined()
  })

  test.each([
    ['2026-W53', '2026-W53'],
    ['53-2026', '2026-W53'],
    ['wk 1 2027', '2027-W01'],
  ])('week %s', (text, week) => expect(readWeek(text)).toBe(week))

  test.each(['2025-W53', '54-2026', '48'])('week %s does not exist', (text) =>
    expect(readWeek(text)).toBeUndefined(),
  )

  test.each([
    ['ma', [1]],
    ['Maandag', [1]],
    ['ma, wo en vr', [1, 3, 5]],
    ['ma/di/do', [1, 2, 4]],
    ['ma t/m vr', [1, 2, 3, 4, 5]],
    ['ma-vr', [1, 2, 3, 4, 5]],
    ['mon', [1]],
  ])('weekdays %s', (text, weekdays) => expect(readWeekdays(text)).toEqual(weekdays))

  test.each(['vr-ma', 'ma,xx', ','])('weekdays %s cannot be read', (text) =>
    expect(readWeekdays(text)).toBeUndefined(),
  )
})

describe('a moment on a Dutch clock becomes a moment in UTC', () => {
  test.each([
    ['20-11-2026 08:41', '2026-11-20T07:41:00.000Z'],
    ['20-07-2026 08:41', '2026-07-20T06:41:00.000Z'],
    ['29-03-2026 01:59', '2026-03-29T00:59:00.000Z'],
    ['29-03-2026 03:00', '2026-03-29T01:00:00.000Z'],
    ['25-10-2026 03:00', '2026-10-25T02:00:00.000Z'],
    ['01-01-2027 00:30', '2026-12-31T23:30:00.000Z'],
    ['20-11-2026', '2026-11-19T23:00:00.000Z'],
  ])('%s', (text, moment) => expect(readDateTime(text)).toBe(moment))

  test.each(['20-11-2026 8', '20-11-2026 08:41 uur', 'gisteren'])('%s is none', (text) => {
    expect(readDateTime(text)).toBeUndefined()
  })
})

test('numbers keep their leading zeros', () => {
  expect(readId('00042')).toBe('00042')
  expect(readId('a b')).toBeUndefined()
  expect(readId('x'.repeat(65))).toBeUndefined()
})

test('square metres take a comma or a point', () => {
  expect(readSquareMetres('52,5')).toBe(5250)
  expect(readSquareMetres('52.05')).toBe(5205)
  expect(readSquareMetres('60 m2')).toBe(6000)
  expect(readSquareMetres('-3')).toBeUndefined()
})

test('a choice does not mind capitals, accents and signs', () => {
  expect(readWord(settingWords, 'K.D.V.')).toBe('dayCare')
  expect(readWord(settingWords, 'Buitenschoolse Opvang')).toBe('outOfSchoolCare')
  expect(readWord(settingWords, 'gastouder')).toBeUndefined()
})
