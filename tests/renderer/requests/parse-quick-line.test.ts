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

  test('what it cannot read stays part of the name, so that nothing is guessed', () => {
    expect(parseQuickLine('noor ruil 26-13', today)).toEqual({ childText: 'noor 26-13', kind: 'swapDay' })
  })
})
