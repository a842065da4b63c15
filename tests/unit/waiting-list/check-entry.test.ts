import { describe, expect, test } from 'vitest'
import { policiesOn } from '#shared/domain/policies/policies-on.ts'
import { checkEntry, type EntryWish } from '#shared/domain/waiting-list/check-entry.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { defaultLocationId } from '#tests/harness/builders/organisation.ts'
import { today, wholeDays } from './a-list.ts'

const policies = policiesOn([], defaultLocationId, today)

const wish: EntryWish = {
  setting: 'dayCare',
  days: wholeDays(2, 4),
  minimumDays: 1,
  wishedFrom: isoDay('2027-02-01'),
  receivedOn: isoDay('2026-11-20'),
}

function problemOf(more: Partial<EntryWish>, birthDate = '2025-09-12') {
  return checkEntry(
    { ...wish, ...more },
    { birthDate: isoDay(birthDate), firstName: 'Lina' },
    policies,
    today,
  )
}

describe('what can stand on the waiting list', () => {
  test('an ordinary wish, of a child that is born or expected', () => {
    expect(problemOf({})).toBeNull()
    expect(problemOf({ wishedFrom: isoDay('2027-05-03') }, '2027-02-02')).toBeNull()
  })

  test('a first day in the past means as soon as possible', () => {
    expect(problemOf({ wishedFrom: isoDay('2026-09-01') })).toBeNull()
  })

  test.each([
    ['received on a day that is still to come', { receivedOn: isoDay('2026-11-24') }, 'waitingReceivedLater'],
    ['starts with more days than it wishes', { minimumDays: 3 }, 'waitingMinimumDays'],
    ['starts more than a year ahead (CARE-3)', { wishedFrom: isoDay('2027-11-24') }, 'waitingTooEarly'],
    [
      'comes after the fourth birthday (CARE-4)',
      { wishedFrom: isoDay('2027-03-01') },
      'waitingTooOld',
      '2023-02-10',
    ],
    [
      'comes before six weeks of age (CARE-2)',
      { wishedFrom: isoDay('2027-02-01') },
      'waitingTooYoung',
      '2027-01-15',
    ],
    ['is expected in two years', {}, 'waitingBirthTooLate', '2028-11-01'],
    ['is a grown-up', { setting: 'outOfSchoolCare' as const }, 'waitingTooOld', '1990-01-01'],
    ['wants school care at three', { setting: 'outOfSchoolCare' as const }, 'waitingTooYoung', '2024-01-01'],
    [
      'wants the play group at one (CARE-2)',
      { setting: 'toddlerCare' as const },
      'waitingTooYoung',
      '2025-09-12',
    ],
  ])('not when it %s', (_, more, code, birthDate = '2025-09-12') => {
    expect(problemOf(more, birthDate)?.code).toBe(code)
  })

  test('the answer names the day from which or until which it can', () => {
    expect(problemOf({ wishedFrom: isoDay('2027-02-01') }, '2027-01-15')?.params).toEqual({
      firstName: 'Lina',
      day: '2027-02-26',
    })
    expect(problemOf({ wishedFrom: isoDay('2027-11-24') })?.params).toEqual({ day: '2027-11-23' })
  })
})
