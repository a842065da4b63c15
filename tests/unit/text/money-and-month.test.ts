import { describe, expect, test } from 'vitest'
import { readHours, readMoney } from '#shared/kernel/read-amounts.ts'
import { createTexts } from '#shared/text/create-texts.ts'
import { writeMoney, writeMonth } from '#shared/text/formats.ts'

describe('money is written in whole cents', () => {
  test.each([
    [0, '€ 0,00', '€0.00'],
    [5, '€ 0,05', '€0.05'],
    [528, '€ 5,28', '€5.28'],
    [123_450, '€ 1.234,50', '€1,234.50'],
    [100_000_000, '€ 1.000.000,00', '€1,000,000.00'],
    [-352, '€ −3,52', '−€3.52'],
  ])('%i cents', (cents, dutch, english) => {
    expect([writeMoney(cents, 'nl'), writeMoney(cents, 'en')]).toEqual([dutch, english])
  })

  test('half a cent is shown as it is, not rounded away', () => {
    expect(writeMoney(0.5, 'nl')).toBe('0.5')
  })
})

test('a month has its name in the language of the reader; what is no month is shown as it is', () => {
  expect([writeMonth('2026-11', 'nl'), writeMonth('2026-03', 'en')]).toEqual(['november 2026', 'March 2026'])
  expect(writeMonth('2026-13', 'nl')).toBe('2026-13')
})

test('sentences write money and months by the name of the format', () => {
  const texts = createTexts(
    {
      nl: { code: '{{cents, money}} in {{month, month}}' },
      en: { code: '{{cents, money}} in {{month, month}}' },
    },
    'nl',
  )
  expect(texts.t('code', { cents: 1055, month: '2026-11' })).toBe('€ 10,55 in november 2026')
})

describe('amounts as people write them', () => {
  test.each([
    ['€ 10,55', 1055],
    ['€10.55', 1055],
    ['10', 1000],
    ['0,05', 5],
  ])('%s is %i cents', (text, cents) => expect(readMoney(text)).toBe(cents))

  test.each(['', '-1', '10,5', '10,555', '1.000,00', 'tien', '12345678'])(
    '%s is no amount of money',
    (text) => expect(readMoney(text)).toBeUndefined(),
  )

  test.each([
    ['11', 660],
    ['5,5', 330],
    ['5:30', 330],
    ['−0,25', -15],
    ['-1:15', -75],
    ['0', 0],
  ])('%s hours are %i minutes', (text, minutes) => expect(readHours(text)).toBe(minutes))

  test.each(['', '5:60', '5:5', '0,33', 'uur', '123456'])('%s is no number of hours', (text) =>
    expect(readHours(text)).toBeUndefined(),
  )
})
