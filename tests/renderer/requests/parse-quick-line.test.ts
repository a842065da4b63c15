import { describe, expect, test } from 'vitest'
import { parseQuickLine } from '#renderer/src/features/requests/parse-quick-line.ts'
import { isoDay } from '#shared/kernel/time.ts'

/** A Monday. */
const today = isoDay('2026-11-23')

describe('a request is understood as somebody says it on the phone', () => {
  test.each([
    [
      'noor ruil do 26 > vr 27',
      { childText: 'noor', kind: 'swapDay', givenDay: '2026-11-26', wantedDay: '2026-11-27' },
    ],
    [
      'noor ruil do > vr',
      { childText: 'noor', kind: 'swapDay', givenDay: '2026-11-26', wantedDay: '2026-11-27' },
    ],
    ['noor do > vr', { childText: 'noor', kind: 'swapDay', givenDay: '2026-11-26', wantedDay: '2026-11-27' }],
    [
      'noor ruil van do naar vr',
      { childText: 'noor', kind: 'swapDay', givenDay: '2026-11-26', wantedDay: '2026-11-27' },
    ],
    [
      'noor swap thu to fri',
      { childText: 'noor', kind: 'swapDay', givenDay: '2026-11-26', wantedDay: '2026-11-27' },
    ],
    [
      'noor ruil do do',
      { childText: 'noor', kind: 'swapDay', givenDay: '2026-11-26', wantedDay: '2026-12-03' },
    ],
    [
      'noor ruil do 26>ma 23',
      { childText: 'noor', kind: 'swapDay', givenDay: '2026-11-26', wantedDay: '2026-11-23' },
    ],
    [
      'noor ruil do 26 nov > 4 jan',
      { childText: 'noor', kind: 'swapDay', givenDay: '2026-11-26', wantedDay: '2027-01-04' },
    ],
    [
      'noor van dijk ruil do > vr',
      { childText: 'noor van dijk', kind: 'swapDay', givenDay: '2026-11-26', wantedDay: '2026-11-27' },
    ],
    ['Sam de Wit extra do 26 nov', { childText: 'Sam de Wit', kind: 'extraDay', wantedDay: '2026-11-26' }],
    [
      'sam extra dag op 4 dec ochtend',
      { childText: 'sam', kind: 'extraDay', wantedDay: '2026-12-04', part: 'morning' },
    ],
    [
      'sam extra 26-11 8:30-13:00',
      {
        childText: 'sam',
        kind: 'extraDay',
        wantedDay: '2026-11-26',
        part: 'own',
        startMinute: 510,
        endMinute: 780,
      },
    ],
    [
      'sam extra 26-11 9-12u',
      {
        childText: 'sam',
        kind: 'extraDay',
        wantedDay: '2026-11-26',
        part: 'own',
        startMinute: 540,
        endMinute: 720,
      },
    ],
    [
      'sam extra vandaag middag',
      { childText: 'sam', kind: 'extraDay', wantedDay: '2026-11-23', part: 'afternoon' },
    ],
    ['sam extra +7', { childText: 'sam', kind: 'extraDay', wantedDay: '2026-11-30' }],
    [
      'levi ruil ziek ma > wo',
      {
        childText: 'levi',
        kind: 'swapDay',
        swapReason: 'illness',
        givenDay: '2026-11-23',
        wantedDay: '2026-11-25',
      },
    ],
    ['levi ruil ma >', { childText: 'levi', kind: 'swapDay', givenDay: '2026-11-23' }],
    ['levi ruil > wo', { childText: 'levi', kind: 'swapDay', wantedDay: '2026-11-25' }],
    ['levi', { childText: 'levi' }],
    ['levi 25', { childText: 'levi', wantedDay: '2026-11-25' }],
    ['levi extra 31', { childText: 'levi', kind: 'extraDay', wantedDay: '2026-12-31' }],
    ['', { childText: '' }],
  ] as const)('%s', (line, expected) => {
    expect(parseQuickLine(line, today)).toEqual(expected)
  })

  test.each([
    [
      'levi half uur di 24',
      { childText: 'levi', kind: 'extraHour', extraMinutes: 30, wantedDay: '2026-11-24' },
    ],
    ['levi +30 di', { childText: 'levi', kind: 'extraHour', extraMinutes: 30, wantedDay: '2026-11-24' }],
    [
      'levi half uur vroeg di',
      { childText: 'levi', kind: 'extraHour', extraMinutes: 30, side: 'early', wantedDay: '2026-11-24' },
    ],
    [
      'levi extra half uur di 24',
      { childText: 'levi', kind: 'extraHour', extraMinutes: 30, wantedDay: '2026-11-24' },
    ],
    [
      'levi anderhalf uur later di',
      { childText: 'levi', kind: 'extraHour', extraMinutes: 90, side: 'late', wantedDay: '2026-11-24' },
    ],
    ['levi 1,5u di', { childText: 'levi', kind: 'extraHour', extraMinutes: 90, wantedDay: '2026-11-24' }],
    ['levi 2 uur di', { childText: 'levi', kind: 'extraHour', extraMinutes: 120, wantedDay: '2026-11-24' }],
    [
      'levi half an hour early tue',
      { childText: 'levi', kind: 'extraHour', extraMinutes: 30, side: 'early', wantedDay: '2026-11-24' },
    ],
    [
      'levi an hour later tue',
      { childText: 'levi', kind: 'extraHour', extraMinutes: 60, side: 'late', wantedDay: '2026-11-24' },
    ],
  ] as const)('longer on a day of care: %s (EXTRA-2)', (line, expected) => {
    expect(parseQuickLine(line, today)).toEqual(expected)
  })

  test.each([
    ['emma flex ma 7 dec', { childText: 'emma', kind: 'flexibleDay', wantedDay: '2026-12-07' }],
    ['emma flexible day on mon 7 dec', { childText: 'emma', kind: 'flexibleDay', wantedDay: '2026-12-07' }],
    ['tess studiedag di 8 dec', { childText: 'tess', kind: 'studyDay', wantedDay: '2026-12-08' }],
    ['tess study day tue 8 dec', { childText: 'tess', kind: 'studyDay', wantedDay: '2026-12-08' }],
    ['mila vakantie ma 28 dec', { childText: 'mila', kind: 'holidayDay', wantedDay: '2026-12-28' }],
    ['mila holiday mon 28 dec', { childText: 'mila', kind: 'holidayDay', wantedDay: '2026-12-28' }],
    [
      'levi swap public holiday mon > wed',
      {
        childText: 'levi',
        kind: 'swapDay',
        swapReason: 'publicHoliday',
        givenDay: '2026-11-23',
        wantedDay: '2026-11-25',
      },
    ],
  ] as const)('flexible days, study days and holidays: %s (FLEX-1, STUDY-1, HOL-1)', (line, expected) => {
    expect(parseQuickLine(line, today)).toEqual(expected)
  })

  test.each([
    [
      'noor extra vr met tegoed',
      { childText: 'noor', kind: 'extraDay', payment: 'swapCredit', wantedDay: '2026-11-27' },
    ],
    [
      'noor extra fri with credit',
      { childText: 'noor', kind: 'extraDay', payment: 'swapCredit', wantedDay: '2026-11-27' },
    ],
    [
      'noor extra vr op rekening',
      { childText: 'noor', kind: 'extraDay', payment: 'invoice', wantedDay: '2026-11-27' },
    ],
    [
      'tess studiedag 8 dec met vakantiedag',
      { childText: 'tess', kind: 'studyDay', payment: 'holidayDays', wantedDay: '2026-12-08' },
    ],
    [
      'mila vakantie 28 dec achteraf',
      { childText: 'mila', kind: 'holidayDay', payment: 'invoice', wantedDay: '2026-12-28' },
    ],
    // A swap pays with the day it gives up.
    [
      'noor ruil do > vr met tegoed',
      { childText: 'noor', kind: 'swapDay', givenDay: '2026-11-26', wantedDay: '2026-11-27' },
    ],
  ] as const)('how it is paid: %s (STUDY-2, SWAP-5)', (line, expected) => {
    expect(parseQuickLine(line, today)).toEqual(expected)
  })

  test('hours after a stretch of times belong to the times, not to a longer stay', () => {
    expect(parseQuickLine('sam extra 26-11 9-12 uur', today)).toEqual({
      childText: 'sam',
      kind: 'extraDay',
      wantedDay: '2026-11-26',
      part: 'own',
      startMinute: 540,
      endMinute: 720,
    })
  })

  test('a length that is no number of half hours stays where somebody sees it was not read', () => {
    expect(parseQuickLine('levi 9 uur di', today)).toEqual({
      childText: 'levi 9 uur',
      wantedDay: '2026-11-24',
    })
  })

  test('what it cannot read stays part of the name, so that nothing is guessed', () => {
    expect(parseQuickLine('noor ruil 26-13', today)).toEqual({ childText: 'noor 26-13', kind: 'swapDay' })
  })
})
