import { describe, expect, test } from 'vitest'
import { decideCreditDays, type AbsenceForCredit } from '#shared/domain/attendance/credit-of-absence.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { isoDay, type Instant } from '#shared/kernel/time.ts'
import { aChild, anAbsence, aContract } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { locationFacts, type FactsOptions } from '#tests/harness/builders/location-facts.ts'
import { aClosure, aHouseRule } from '#tests/harness/builders/organisation.ts'

const noor = childId('noor')
const monday = isoDay('2026-11-30')

function decide(
  at: string,
  facts: FactsOptions = {},
  absence: Partial<AbsenceForCredit> = {},
): readonly [string, string, number][] {
  const index = indexLocationFacts(
    locationFacts({
      children: [aChild({ id: noor })],
      contracts: [aContract({ child: noor, days: [1, 4] })],
      ...facts,
    }),
  )
  const wanted: AbsenceForCredit = {
    childId: noor,
    startDay: monday,
    endDay: monday,
    startMinute: null,
    endMinute: null,
    reason: 'holiday',
    ...absence,
  }
  const askedAt = dutchTimeOf(at as Instant)
  return decideCreditDays({ index, absence: wanted, askedAt, entries: [] }).map(
    ({ day, message, minutes }) => [day, message.code.replace('absence.credit.', ''), minutes],
  )
}

describe('SWAP-5 the last moment for calling off', () => {
  const house = {
    houseRules: [aHouseRule('credit.noticeDays', 1), aHouseRule('credit.noticeMinute', 18 * 60)],
  }

  test.each([
    // Winter time: six o'clock in the Netherlands is five o'clock UTC.
    ['2026-11-29T16:59:00.000Z', 'earned'],
    ['2026-11-29T17:00:00.000Z', 'tooLateAtTime'],
    ['2026-11-28T23:30:00.000Z', 'earned'],
    ['2026-11-30T06:00:00.000Z', 'tooLateAtTime'],
  ])('called off at %s: %s', (at, outcome) => {
    expect(decide(at, house)[0]?.[1]).toBe(outcome)
  })

  test.each([
    // The clock goes back in the night before 25 October, forward in the night before 28 March.
    ['2026-10-25T16:59:00.000Z', '2026-10-26', 'earned'],
    ['2026-10-25T17:00:00.000Z', '2026-10-26', 'tooLateAtTime'],
    ['2027-03-28T16:00:00.000Z', '2027-03-29', 'closed'],
    ['2027-03-31T15:59:00.000Z', '2027-04-01', 'earned'],
    ['2027-03-31T16:00:00.000Z', '2027-04-01', 'tooLateAtTime'],
  ])('around a night in which the clock moves, %s for %s: %s', (at, day, outcome) => {
    const on = { startDay: isoDay(day), endDay: isoDay(day) }
    expect(decide(at, house, on)[0]?.[1]).toBe(outcome)
  })

  test('without a time of day the whole last day counts', () => {
    expect(decide('2026-11-30T22:59:00.000Z')[0]?.[1]).toBe('earned')
    expect(decide('2026-11-30T23:00:00.000Z')[0]?.[1]).toBe('tooLate')
  })
})

describe('SWAP-5 which days earn', () => {
  const early = '2026-11-01T09:00:00.000Z'

  test('only contracted days are looked at, each for its own hours', () => {
    expect(decide(early, {}, { endDay: isoDay('2026-12-06') })).toEqual([
      ['2026-11-30', 'earned', 660],
      ['2026-12-03', 'earned', 660],
    ])
  })

  test('a closed day and a day that was reported already earn nothing and say so', () => {
    const facts = {
      closures: [aClosure({ startDay: monday })],
      absences: [anAbsence({ childId: noor, startDay: isoDay('2026-12-03') })],
    }
    expect(decide(early, facts, { endDay: isoDay('2026-12-03') })).toEqual([
      ['2026-11-30', 'closed', 0],
      ['2026-12-03', 'absentAlready', 0],
    ])
  })

  test('a house that counts in dayparts gives the same for every daypart that is touched', () => {
    const unit = { kind: 'dayparts', minutesPerDaypart: 300 }
    expect(decide(early, { houseRules: [aHouseRule('credit.unit', unit)] })[0]?.[2]).toBe(600)
    const afternoon = { startMinute: 780, endMinute: 1110 }
    expect(decide(early, { houseRules: [aHouseRule('credit.unit', unit)] }, afternoon)[0]?.[2]).toBe(300)
  })

  test('a reason the house gives nothing for earns nothing', () => {
    const rules = { houseRules: [aHouseRule('credit.reasons', ['holiday'])] }
    expect(decide(early, rules, { reason: 'ill' })[0]?.slice(1)).toEqual(['otherReason', 0])
    expect(decide(early, {}, { reason: 'suspended' })[0]?.slice(1)).toEqual(['otherReason', 0])
  })

  test('a leap day counts like any other, and its credit ends with the year', () => {
    const index = { startDay: isoDay('2028-02-29'), endDay: isoDay('2028-02-29') }
    const tuesdays = { contracts: [aContract({ child: noor, days: [2] })], children: [aChild({ id: noor })] }
    expect(decide(early, tuesdays, index)).toEqual([['2028-02-29', 'earned', 660]])
  })
})
