import { describe, expect, test } from 'vitest'
import {
  earliestChange,
  isOnlyMore,
  listAddedLines,
  listChangeDays,
  type ContractLine,
} from '#shared/domain/children/contract-change.ts'
import { defaultPolicies } from '#shared/domain/policies/policies.ts'
import { isoDay, type Weekday } from '#shared/kernel/time.ts'
import { at } from '#tests/harness/builders/ids.ts'

function line(weekday: Weekday, start: string | null, end: string | null): ContractLine {
  return {
    weekday,
    startMinute: start === null ? null : at(start),
    endMinute: end === null ? null : at(end),
    holidayStartMinute: null,
    holidayEndMinute: null,
  }
}

describe('CARE-5 the day a change of a contract takes effect', () => {
  test.each([
    // The examples of the rule itself.
    ['2026-11-20', '2027-01-01'],
    ['2026-12-01', '2027-01-01'],
    ['2026-12-02', '2027-01-16'],
    // A month is a month of the calendar: the last day of January has no twin in February.
    ['2027-01-31', '2027-03-01'],
    ['2028-01-31', '2028-03-01'],
    ['2028-02-29', '2028-04-01'],
    ['2026-11-16', '2026-12-16'],
    ['2026-11-17', '2027-01-01'],
  ])('received on %s: on %s at the earliest', (receivedOn, earliest) => {
    expect(earliestChange(isoDay(receivedOn), defaultPolicies)).toBe(earliest)
  })

  test('a house with two months of notice and one change day waits longer', () => {
    const policies = { 'contract.noticeMonths': 2, 'contract.changeDays': [1] }
    expect(earliestChange(isoDay('2026-11-20'), policies)).toBe('2027-02-01')
    expect(earliestChange(isoDay('2026-12-01'), policies)).toBe('2027-02-01')
  })

  test('the change days that follow are the 1st and the 16th of every month', () => {
    expect(listChangeDays(isoDay('2026-12-02'), 4, defaultPolicies)).toEqual([
      '2026-12-16',
      '2027-01-01',
      '2027-01-16',
      '2027-02-01',
    ])
  })
})

describe('CARE-5 more hours may start earlier, other changes may not', () => {
  const before = [line(1, '07:30', '13:00'), line(4, '07:30', '18:30')]

  test('a day more and a longer day are only more', () => {
    expect(isOnlyMore(before, [...before, line(2, '07:30', '13:00')])).toBe(true)
    expect(isOnlyMore(before, [line(1, '07:30', '18:30'), line(4, '07:30', '18:30')])).toBe(true)
  })

  test('a day for another day is no addition, however long it is', () => {
    expect(isOnlyMore(before, [line(2, '07:30', '18:30'), line(4, '07:30', '18:30')])).toBe(false)
  })

  test('the same again adds nothing', () => {
    expect(isOnlyMore(before, before)).toBe(false)
    expect(listAddedLines(before, before)).toEqual([])
  })

  test('care that follows the school is covered by care that follows the school', () => {
    const afterSchool = [line(1, null, '18:30')]
    expect(isOnlyMore(afterSchool, [line(1, null, '18:30'), line(2, null, '18:30')])).toBe(true)
    expect(isOnlyMore(afterSchool, [line(1, '14:00', '18:30')])).toBe(false)
  })
})
