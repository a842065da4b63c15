import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, isoDay, weekdayOf } from '#shared/kernel/time.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { checkWithoutAlternatives } from '#shared/domain/requests/check-wish.ts'
import { aConsent, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { at, childId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { aGroup, aHouseRule } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import {
  aHouse,
  aSecondGroup,
  aSwap,
  anExtraDay,
  check,
  checkInput,
  friday,
  monday,
  noorId,
  thursday,
  workingDays,
} from './wishes.ts'

/** Full on the wanted Friday only: an eighth and a ninth child come extra that day. */
function fullOnFriday(options: Parameters<typeof aHouse>[0] = {}) {
  const extraAttendances = [anExtraAttendance({ childId: childId('guest'), day: friday })]
  const facts = aHouse({ ages: { 2: 7 }, ...options })
  const guest = facts.children.find((child) => child.id === 'child2-1')
  return {
    ...facts,
    children: [...facts.children, ...(guest === undefined ? [] : [{ ...guest, id: childId('guest') }])],
    extraAttendances,
  }
}

describe('CHECK-3: what is possible instead', () => {
  test('a plain yes needs no other way', () => {
    expect(check(aHouse(), aSwap()).alternatives).toEqual([])
  })

  test('other dates come nearest first, and of two as near the later; never more than five', () => {
    const result = check(fullOnFriday(), anExtraDay())
    expect(result.verdict).toBe('no')
    const dates = result.alternatives
      .filter((row) => row.kind === 'otherDate')
      .map((row) => row.wish.wantedDay)
    // Noor comes on Monday, Tuesday and Thursday already, and the weekend is closed.
    expect(dates).toEqual(['2026-11-25', '2026-12-02', '2026-12-04', '2026-12-09', '2026-12-11'])
  })

  test('every alternative was checked: asking it gives the verdict that is shown', () => {
    const facts = fullOnFriday({ groups: [aGroup(), aSecondGroup()] })
    const result = check(facts, aSwap())
    const index = indexLocationFacts(facts, regionalHolidays)
    expect(result.alternatives.length).toBeGreaterThan(2)
    for (const { wish, verdict } of result.alternatives) {
      expect(checkWithoutAlternatives({ ...checkInput(facts, wish), index }).verdict).toBe(verdict)
    }
  })

  test('another group that takes the age comes first, as a caution while the consent is missing', () => {
    const other = aSecondGroup()
    const options = {
      groups: [
        aGroup(),
        other,
        aSecondGroup({ id: childId('babies') as unknown as typeof other.id, maxAgeMonths: 12, code: 'BA' }),
      ],
      staffMembers: [aStaffMember({ id: staffMemberId('hommel') })],
      shifts: workingDays(10).map((day) =>
        aShift({ day, staff: staffMemberId('hommel'), groupId: other.id }),
      ),
    }
    const without = check(fullOnFriday(options), anExtraDay())
    const inOther = without.alternatives.filter((row) => row.kind === 'otherGroup')
    expect(inOther.map((row) => row.wish.wantedGroupId)).toEqual([])
    const withConsent = check(
      { ...fullOnFriday(options), consents: [aConsent(noorId, other.id)] },
      anExtraDay(),
    )
    expect(withConsent.alternatives[0]).toMatchObject({
      kind: 'otherGroup',
      verdict: 'ok',
      wish: { wantedGroupId: other.id, wantedDay: friday },
    })
  })

  test('an alternative with a caution stands behind those without', () => {
    const other = aSecondGroup()
    const facts = {
      ...fullOnFriday({
        groups: [aGroup(), other],
        staffMembers: [aStaffMember({ id: staffMemberId('hommel') })],
        shifts: workingDays(10).map((day) =>
          aShift({ day, staff: staffMemberId('hommel'), groupId: other.id }),
        ),
      }),
      untilDay: isoDay('2026-12-06'),
    }
    const result = check(facts, anExtraDay())
    expect(result.alternatives.map((row) => [row.kind, row.verdict])).toEqual([
      ['otherDate', 'ok'],
      ['otherDate', 'ok'],
      ['otherDate', 'ok'],
      ['otherGroup', 'caution'],
    ])
  })

  test('when only the afternoon is too tight, the morning is offered', () => {
    const facts = fullOnFriday()
    const extraAttendances = facts.extraAttendances.map((extra) => ({ ...extra, startMinute: at('14:00') }))
    const [first] = check({ ...facts, extraAttendances }, anExtraDay()).alternatives
    expect(first).toMatchObject({
      kind: 'otherDaypart',
      verdict: 'ok',
      wish: { wantedDay: friday, wantedStartMinute: at('08:00'), wantedEndMinute: at('13:00') },
      message: { code: 'alternative.otherDaypartFree', params: { daypartCode: 'daypart.morning', count: 1 } },
    })
  })

  test('a morning that is too tight is offered as the afternoon, not longer than what was asked', () => {
    const facts = fullOnFriday()
    const extraAttendances = facts.extraAttendances.map((extra) => ({ ...extra, endMinute: at('12:00') }))
    const wish = anExtraDay({ wantedStartMinute: at('09:00'), wantedEndMinute: at('12:30') })
    const [first] = check({ ...facts, extraAttendances }, wish).alternatives
    expect(first).toMatchObject({
      kind: 'otherDaypart',
      wish: { wantedStartMinute: at('13:00'), wantedEndMinute: at('16:30') },
    })
  })

  test('the number of free places is for this age, the child itself included', () => {
    const [first] = check(fullOnFriday(), anExtraDay()).alternatives
    expect(first?.message).toEqual({
      code: 'alternative.otherDateFree',
      params: { day: '2026-11-25', groupName: 'Lieveheersbeestjes', count: 1 },
    })
  })

  test('while a roster is not settled no number is given', () => {
    const [first] = check(fullOnFriday({ settledWeeks: 0, ages: { 2: 7 } }), anExtraDay()).alternatives
    expect(first?.message.code).toBe('alternative.otherDate')
  })

  test('SWAP-1: no date outside the window of the house', () => {
    const houseRules = [aHouseRule('swap.window', { kind: 'sameWeek' })]
    const result = check(fullOnFriday({ houseRules }), aSwap())
    expect(result.alternatives.map((row) => row.wish.wantedDay)).toEqual(['2026-11-25'])
  })

  test('no date that is over, none on a closed day, none that is given up, none further than four weeks', () => {
    const result = check(fullOnFriday({ noorContract: { days: [4] } }), aSwap(), {
      today: addDays(monday, 2),
    })
    expect(result.alternatives).toHaveLength(5)
    for (const { wish } of result.alternatives) {
      expect(wish.wantedDay >= addDays(monday, 2)).toBe(true)
      expect(weekdayOf(wish.wantedDay)).toBeLessThan(6)
      expect(wish.wantedDay).not.toBe(thursday)
      expect(Math.abs(daysBetween(friday, wish.wantedDay))).toBeLessThanOrEqual(28)
    }
  })

  test('a closed day is answered with the days around it', () => {
    const result = check(aHouse(), anExtraDay({ wantedDay: isoDay('2026-11-28') }))
    expect(result.verdict).toBe('no')
    expect(result.alternatives.map((row) => row.wish.wantedDay).slice(0, 2)).toEqual([friday, '2026-11-25'])
  })

  test('nothing is offered for what no other day can mend: an unknown child, a day that cannot be given up', () => {
    expect(check(aHouse(), anExtraDay({ childId: childId('nobody') })).alternatives).toEqual([])
    expect(check(aHouse(), aSwap({ givenDay: isoDay('2026-12-04') })).alternatives).toEqual([])
  })

  test('a day on which the house maximum is just reached is still offered', () => {
    // Seven may come; on Wednesday six others do, and on Friday seven.
    const result = check(fullOnFriday({ ages: { 2: 6 }, groups: [aGroup({ maxChildren: 7 })] }), anExtraDay())
    expect(result.steps[0]).toMatchObject({ code: 'groupMax', verdict: 'no' })
    expect(result.alternatives[0]?.wish.wantedDay).toBe('2026-11-25')
  })

  test('for a caution only what is better is offered', () => {
    const facts = fullOnFriday({ hasFace: false, ages: { 2: 4 } })
    const result = check(facts, anExtraDay())
    expect(result.verdict).toBe('caution')
    expect(result.alternatives).toEqual([])
  })
})
