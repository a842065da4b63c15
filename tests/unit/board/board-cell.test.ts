import { describe, expect, test } from 'vitest'
import { isoDay, isoWeekOf } from '#shared/kernel/time.ts'
import { boardOf, cellOf, toddlers, week48, workdays } from '#tests/harness/board.ts'
import { groupId } from '#tests/harness/builders/ids.ts'
import { locationFacts, ordinaryTuesday, aTeam, aCrowd } from '#tests/harness/builders/location-facts.ts'
import { aClosure, aGroup, aSettledRoster } from '#tests/harness/builders/organisation.ts'

describe('a cell of the week board', () => {
  test('fourteen toddlers, two needed, two rostered, two places free', () => {
    const facts = locationFacts({
      groups: [toddlers],
      ...aCrowd({ ages: { 2: 8, 3: 6 }, day: ordinaryTuesday }),
      ...aTeam(2, workdays),
    })
    const cell = cellOf(boardOf(facts), 'ladybirds')
    expect(cell).toMatchObject({
      status: 'tight',
      children: 14,
      required: 2,
      rostered: 2,
      free: 2,
      shortage: 0,
      surplus: 0,
      occupancyStep: 3,
      isProvisional: true,
      cautions: [],
    })
  })

  test('full always means no place free, and a full group is step four', () => {
    const facts = locationFacts({
      groups: [toddlers],
      ...aCrowd({ ages: { 2: 8 }, day: ordinaryTuesday }),
      ...aTeam(1, workdays),
    })
    expect(cellOf(boardOf(facts), 'ladybirds')).toMatchObject({ status: 'full', free: 0, occupancyStep: 4 })
  })

  test('a shortage shows how many are short at the tightest moment', () => {
    const facts = locationFacts({
      groups: [toddlers],
      ...aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday }),
      ...aTeam(2, workdays, { breaks: [['10:00', '10:30']] }),
    })
    expect(cellOf(boardOf(facts), 'ladybirds')).toMatchObject({
      status: 'shortage',
      required: 2,
      rostered: 0,
      shortage: 2,
      free: 0,
      tightest: { startMinute: 600, endMinute: 630 },
    })
    expect(cellOf(boardOf(facts), 'ladybirds', ordinaryTuesday, 'afternoon').status).toBe('roomy')
  })

  test('staff to spare at the tightest moment are shown as spare', () => {
    const facts = locationFacts({
      groups: [toddlers],
      ...aCrowd({ ages: { 2: 6 }, day: ordinaryTuesday }),
      ...aTeam(2, workdays),
    })
    expect(cellOf(boardOf(facts), 'ladybirds')).toMatchObject({
      status: 'roomy',
      surplus: 1,
      free: 10,
      occupancyStep: 0,
    })
  })

  test('without a roster the places are unknown, never none', () => {
    const facts = locationFacts({ groups: [toddlers], ...aCrowd({ ages: { 2: 6 }, day: ordinaryTuesday }) })
    expect(cellOf(boardOf(facts), 'ladybirds')).toMatchObject({
      status: 'noRoster',
      rostered: null,
      free: null,
      freeByAge: [],
      shortage: 0,
      required: 1,
    })
  })

  test('a group that is not allowed says so and has no number', () => {
    const facts = locationFacts({
      ...aCrowd({ ages: { 0: 13 }, day: ordinaryTuesday }),
      ...aTeam(5, workdays),
    })
    const board = boardOf(facts)
    expect(cellOf(board, 'ladybirds')).toMatchObject({ status: 'notAllowed', required: null, shortage: 0 })
    expect(board.attention[0]).toMatchObject({
      verdict: 'no',
      message: { code: 'board.attention.notAllowed' },
    })
  })

  test('an empty group with staff still has its places', () => {
    const facts = locationFacts({ groups: [toddlers], ...aTeam(1, workdays) })
    expect(cellOf(boardOf(facts), 'ladybirds')).toMatchObject({
      status: 'empty',
      children: 0,
      required: 0,
      surplus: 1,
      free: 8,
    })
  })

  test('an empty group without staff is empty, not full', () => {
    const facts = locationFacts({
      groups: [toddlers, aGroup({ id: groupId('butterflies'), sortOrder: 2 })],
      ...aTeam(1, workdays, { groupId: groupId('butterflies') }),
    })
    expect(cellOf(boardOf(facts), 'ladybirds')).toMatchObject({ status: 'empty', free: 0, occupancyStep: 0 })
  })

  test('a closed day is closed with its reason', () => {
    const christmas = isoDay('2026-12-25')
    const facts = locationFacts({
      ...aCrowd({ ages: { 2: 4 }, day: ordinaryTuesday }),
      closures: [aClosure({ startDay: isoDay('2026-12-24'), note: 'Studiedag team' })],
    })
    const board = boardOf(facts, isoWeekOf(christmas))
    expect(cellOf(board, 'ladybirds', christmas)).toMatchObject({
      status: 'closed',
      closed: {
        code: 'board.closed.publicHoliday',
        params: { holidayCode: 'board.publicHoliday.christmasDay' },
      },
      occupancyStep: null,
      free: null,
    })
    expect(cellOf(board, 'ladybirds', isoDay('2026-12-24')).closed).toEqual({
      code: 'board.closed.note',
      params: { note: 'Studiedag team' },
    })
  })

  test('a settled week is no longer provisional (CHECK-2)', () => {
    const facts = locationFacts({
      ...aCrowd({ ages: { 2: 4 }, day: ordinaryTuesday }),
      settledRosters: [aSettledRoster(week48)],
    })
    expect(boardOf(facts).isRosterSettled).toBe(true)
    expect(cellOf(boardOf(facts), 'ladybirds').isProvisional).toBe(false)
  })
})
