import { describe, expect, test } from 'vitest'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import { isoDay } from '#shared/kernel/time.ts'
import {
  nearestMonday,
  proposedMove,
  settlingInBefore,
  withChange,
} from '#renderer/src/features/base-groups/planned-change.ts'
import { schoolCareStart } from '#renderer/src/features/base-groups/school-care.ts'
import { shiftedDay } from '#renderer/src/features/base-groups/use-lane-drops.ts'
import { rowsInSight } from '#renderer/src/features/base-groups/use-row-window.ts'
import { aPlanChild, groups, levi, sam, today, toddlers } from './planner-house.ts'

const WEEK_PIXELS = 30

describe('where a dragged bar would start', () => {
  const bar = { startDay: isoDay('2027-02-01') }

  test.each([
    [0, '2027-02-01'],
    [WEEK_PIXELS, '2027-02-08'],
    [-2 * WEEK_PIXELS, '2027-01-18'],
    [0.6 * WEEK_PIXELS, '2027-02-08'],
    [0.4 * WEEK_PIXELS, '2027-02-01'],
  ])('%s pixels further is %s: it snaps to Mondays', (pixels, day) => {
    expect(shiftedDay(bar, today, pixels, WEEK_PIXELS, false)).toBe(day)
  })

  test('with Shift it goes by days', () => {
    expect(shiftedDay(bar, today, (2 / 7) * WEEK_PIXELS, WEEK_PIXELS, true)).toBe('2027-02-03')
  })

  test('it is never before today, also for a bar that began long ago', () => {
    const old = { startDay: isoDay('2025-01-06') }
    expect(shiftedDay(old, today, 0, WEEK_PIXELS, false)).toBe(today)
    expect(shiftedDay(old, today, -300, WEEK_PIXELS, false)).toBe(today)
    expect(shiftedDay(old, today, 3 * WEEK_PIXELS, WEEK_PIXELS, false)).toBe('2026-12-14')
  })
})

test('the nearest Monday is that of the week until Thursday, then the next', () => {
  expect(nearestMonday(isoDay('2026-11-26'))).toBe('2026-11-23')
  expect(nearestMonday(isoDay('2026-11-27'))).toBe('2026-11-30')
})

test('settling in fits between today and the day; a visit never lies in the past (PLAN-3)', () => {
  const terms = { today, settlingInWeeks: 2 }
  expect(settlingInBefore(isoDay('2026-12-14'), terms)).toBe(2)
  expect(settlingInBefore(isoDay('2026-12-06'), terms)).toBe(1)
  expect(settlingInBefore(today, terms)).toBe(0)
})

describe('what the dialog opens with', () => {
  test('for a bar that begins with a transfer: that transfer', () => {
    const last = sam.bars[2]
    if (last === undefined) throw new Error('Sam has three bars')
    expect(proposedMove(sam, last, groups, today)).toEqual({
      setting: 'dayCare',
      toGroupId: toddlers,
      day: '2027-02-01',
    })
  })

  test('for a child that is old enough already: the next Monday', () => {
    const child = aPlanChild({ birthDate: isoDay('2025-06-01') })
    const [bar] = child.bars
    if (bar === undefined) throw new Error('the child has a bar')
    expect(proposedMove(child, bar, groups, today).day).toBe('2026-11-30')
  })
})

describe('the list of changes of a plan', () => {
  const change = (day: string, more: object = {}): PlannedChange => ({
    kind: 'transfer',
    childId: sam.childId,
    setting: 'dayCare',
    toGroupId: toddlers,
    day: isoDay(day),
    settlingInWeeks: 0,
    ...more,
  })

  test('a later wish about the same step takes its place; other steps stay', () => {
    const other = change('2026-12-07', { childId: levi.childId })
    const list = [change('2026-12-14'), other]
    expect(withChange(list, change('2027-01-04'))).toEqual([change('2027-01-04'), other])
    expect(withChange([other], change('2027-01-04'))).toEqual([other, change('2027-01-04')])
  })
})

test('school care is offered only to who leaves at four and has none, where there are groups for it (PLAN-5)', () => {
  expect(schoolCareStart(levi, groups)).toMatchObject({ day: '2027-02-22', setting: 'outOfSchoolCare' })
  expect(schoolCareStart(sam, groups)).toBeNull()
  expect(
    schoolCareStart(
      levi,
      groups.filter(({ setting }) => setting === 'dayCare'),
    ),
  ).toBeNull()
})

test('the rows in sight are those that touch the stretch of pixels', () => {
  const tops = [0, 44, 76, 108, 140]
  expect(rowsInSight(tops, 50, 100)).toEqual({ first: 1, last: 2 })
  expect(rowsInSight(tops, -500, 5_000)).toEqual({ first: 0, last: 3 })
})
