import { describe, expect, test } from 'vitest'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { findFreePlaces } from '#shared/domain/occupancy/free-places.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import type { WeeksForecast } from '#shared/domain/outlook/model.ts'
import { forecastWeeks } from '#shared/domain/outlook/weeks-forecast.ts'
import { requiredMinutesOn } from '#shared/domain/rules-replay/required-minutes.ts'
import type { WaitingEntry } from '#shared/domain/waiting-list/model.ts'
import type { MergeId, OfferId, WaitingEntryId } from '#shared/domain/ids.ts'
import { addDays, daysOfWeek, isoDay, type Instant, type IsoWeek, type Weekday } from '#shared/kernel/time.ts'
import { aChild, aContract, bornSoThat } from '#tests/harness/builders/children.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import {
  aClosure,
  aGroup,
  anOutOfSchoolGroup,
  defaultLocationId,
} from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'

const week = '2026-W48' as IsoWeek
const monday = addDays(ordinaryTuesday, -1)
const toddlers = aGroup({ minAgeMonths: 24, name: 'Peuters' })

function forecast(
  facts: LocationFacts,
  weeks = 1,
  more: Partial<Parameters<typeof forecastWeeks>[0]> = {},
): WeeksForecast {
  const index = indexLocationFacts(facts, regionalHolidays)
  const work = forecastWeeks({
    index,
    book: lawBook,
    fromWeek: week,
    weeks,
    waiting: [],
    childOf: () => undefined,
    offers: [],
    dismissed: [],
    ...more,
  })
  let step = work.next()
  while (step.done !== true) step = work.next()
  return step.value
}

/** So many toddlers on a weekday. */
function children(counts: Partial<Record<Weekday, number>>): LocationFacts {
  const rows = Object.entries(counts).flatMap(([weekday, count]) =>
    Array.from({ length: count }, (_, place) => ({
      id: childId(`c${weekday}-${place}`),
      day: Number(weekday),
    })),
  )
  return locationFacts({
    groups: [toddlers],
    children: rows.map(({ id }) => aChild({ id, birthDate: bornSoThat(2, ordinaryTuesday) })),
    contracts: rows.map(({ id, day }) => aContract({ child: id, days: [day as Weekday] })),
  })
}

function anEntry(overrides: Partial<WaitingEntry> = {}): WaitingEntry {
  return {
    id: 'entry' as WaitingEntryId,
    childId: childId('new'),
    locationId: defaultLocationId,
    setting: 'dayCare',
    days: [
      { weekday: 1, startMinute: null, endMinute: null },
      { weekday: 2, startMinute: null, endMinute: null },
    ],
    minimumDays: 2,
    wishedFrom: monday,
    receivedOn: isoDay('2026-06-01'),
    priority: 'none',
    note: '',
    status: 'waiting',
    closedAt: null,
    closedReason: '',
    ...overrides,
  }
}

describe('PLAN-1 how full the weeks are', () => {
  test('every day is kept apart, so that the tightest can be told; closed is not nought', () => {
    const [group] = forecast(children({ 1: 3, 2: 8, 4: 1 })).groups
    expect(group).toMatchObject({ name: 'Peuters', maxChildren: 16 })
    expect(group?.weeks[0]?.children).toEqual([3, 8, 0, 1, 0, null, null])
  })

  test('open offers count on their own days: only what makes the tightest day tighter is on top (WAIT-4)', () => {
    const offer = (weekday: Weekday) => ({
      id: `offer${weekday}` as OfferId,
      entryId: 'entry' as WaitingEntryId,
      locationId: defaultLocationId,
      groupId: toddlers.id,
      days: [{ weekday, startMinute: null, endMinute: null }],
      startDay: addDays(monday, 7),
      expiresOn: addDays(monday, 20),
      status: 'open' as const,
      reasons: [],
      offeredBy: 'someone',
      offeredAt: '2026-11-20T09:00:00.000Z' as Instant,
      answeredBy: null,
      answeredAt: null,
      note: '',
    })
    const offered = (weekday: Weekday) =>
      forecast(children({ 1: 3, 2: 8 }), 2, { offers: [offer(weekday)] }).groups[0]?.weeks.map(
        (each) => each.offered,
      )
    expect(offered(2)).toEqual([0, 1])
    expect(offered(1)).toEqual([0, 0])
  })

  test('who is settling in counts in the new group too (PLAN-3)', () => {
    const facts = children({ 2: 2 })
    const other = aGroup({ id: groupId('next'), name: 'Volgende', sortOrder: 2 })
    const visit = {
      id: 'visit',
      childId: childId('c2-0'),
      fromGroupId: toddlers.id,
      toGroupId: other.id,
      startDay: ordinaryTuesday,
      endDay: ordinaryTuesday,
    }
    const found = forecast({ ...facts, groups: [toddlers, other], settlingIns: [visit] })
    expect(found.groups.map(({ weeks }) => weeks[0]?.children[1])).toEqual([2, 1])
  })
})

describe('CHECK-1 places by age', () => {
  test('without extra staff they are those of the board, with extra staff those of the room, on the fewest day', () => {
    const facts = children({ 1: 9, 2: 14, 3: 8, 4: 10, 5: 10 })
    const [twos, threes, ...none] = forecast(facts).places
    expect(none).toEqual([])
    expect([twos?.ageYears, threes?.ageYears]).toEqual([2, 3])
    const index = indexLocationFacts(facts, regionalHolidays)
    const board = daysOfWeek(week)
      .slice(0, 5)
      .map((day) => {
        const computed = computeDay(index, lawBook, day)
        const wholeDay = { startMinute: 0, endMinute: 1440 }
        return (
          findFreePlaces(index, lawBook, computed, toddlers.id, wholeDay, 'required').byAge[0]?.places ?? -1
        )
      })
    expect(twos?.weeks[0]).toEqual({ withoutExtraStaff: Math.min(...board), withExtraStaff: 2 })
  })

  test('a closed week has none, and a location with only school care has no ages at all', () => {
    const closure = aClosure({ startDay: addDays(monday, 7), endDay: addDays(monday, 13) })
    const found = forecast({ ...children({ 2: 3 }), closures: [closure] }, 2)
    expect(found.places[0]?.weeks[1]).toEqual({ withoutExtraStaff: null, withExtraStaff: null })
    expect(found.weeks.map(({ openDays }) => openDays)).toEqual([5, 0])
    expect(forecast(locationFacts({ groups: [anOutOfSchoolGroup()] })).places).toEqual([])
    expect(forecast(locationFacts({ groups: [] }))).toMatchObject({ groups: [], places: [], fits: [] })
  })

  test('a family that waits fits in the first week with enough of its days in one group (WAIT-1)', () => {
    const leaving = children({ 1: 16, 2: 3 })
    // One of the sixteen of Monday leaves after two weeks.
    const contracts = leaving.contracts.map((contract) =>
      contract.childId === childId('c1-0') ? { ...contract, endDate: addDays(monday, 13) } : contract,
    )
    const fit = (entry: Partial<WaitingEntry>, birthDate = bornSoThat(2, ordinaryTuesday)) =>
      forecast({ ...leaving, contracts }, 4, {
        waiting: [anEntry(entry)],
        childOf: () => ({ name: 'Nieuw Kind', birthDate }),
      }).fits
    expect(fit({})).toMatchObject([
      { name: 'Nieuw Kind', week: '2026-W50', groupName: 'Peuters', ageYears: 2 },
    ])
    expect(fit({ minimumDays: 1 })[0]?.week).toBe('2026-W48')
    expect(fit({ wishedFrom: addDays(monday, 21) })[0]?.week).toBe('2026-W51')
    // A baby fits in no group for toddlers, a family that was placed waits no more.
    expect(fit({}, bornSoThat(0, ordinaryTuesday))).toMatchObject([{ week: null, groupName: '' }])
    expect(fit({ status: 'placed' })).toEqual([])
    expect(fit({ setting: 'outOfSchoolCare' })).toEqual([])
  })
})

describe('MERGE-4 hours by week', () => {
  test('needed and rostered add up over the days, and the day that differs most is named', () => {
    const facts = children({ 1: 3, 2: 9 })
    const days = daysOfWeek(week).slice(0, 5)
    const found = forecast({ ...facts, ...aTeam(2, days) })
    expect(found.hours[0]).toEqual({
      // One on Monday, two on Tuesday, eleven hours each.
      requiredMinutes: 3 * 660,
      rosteredMinutes: 2 * 5 * 660,
      savedMinutes: 0,
      possibleMinutes: 0,
      largestGapDay: addDays(monday, 2),
    })
    expect(forecast(facts).hours[0]).toMatchObject({ rosteredMinutes: null, largestGapDay: null })
  })

  test('an agreed merge counts as the difference with the same day apart; one that is not there saves nothing', () => {
    const other = aGroup({ id: groupId('next'), name: 'Volgende', sortOrder: 2, minAgeMonths: 24 })
    const first = aCrowd({ ages: { 2: 2 }, day: ordinaryTuesday, prefix: 'a' })
    const second = aCrowd({
      ages: { 2: 2 },
      day: ordinaryTuesday,
      prefix: 'b',
      contract: { groupId: other.id },
    })
    const facts = locationFacts({
      groups: [toddlers, other],
      children: [...first.children, ...second.children],
      contracts: [...first.contracts, ...second.contracts],
    })
    const merge = {
      id: 'merge' as MergeId,
      locationId: defaultLocationId,
      hostGroupId: toddlers.id,
      groupIds: [toddlers.id, other.id].toSorted(),
      kind: 'oneOff' as const,
      validFrom: ordinaryTuesday,
      validUntil: ordinaryTuesday,
      weekdays: [2 as Weekday],
      exceptDays: [],
      startMinute: 450,
      endMinute: 1110,
      reason: 'lowOccupancy' as const,
      note: '',
      proof: [],
      decidedBy: 'someone',
      decidedAt: '2026-11-20T09:00:00.000Z' as Instant,
    }
    const apart = forecast(facts).hours[0]
    const together = forecast({ ...facts, merges: [merge] }).hours[0]
    expect(together?.savedMinutes).toBe(660)
    expect(together?.requiredMinutes).toBe((apart?.requiredMinutes ?? 0) - 660)
    const day = computeDay(
      indexLocationFacts({ ...facts, merges: [merge] }, regionalHolidays),
      lawBook,
      ordinaryTuesday,
    )
    expect(requiredMinutesOn(day)).toBe(660)
    // On the four other days the planner could do the same.
    expect(apart?.possibleMinutes).toBe(5 * 660)
    expect(together?.possibleMinutes).toBe(4 * 660)
  })
})
