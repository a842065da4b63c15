import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GroupMerge } from '#shared/domain/merging/model.ts'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { agesOf, findFreePlaces } from '#shared/domain/occupancy/free-places.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import { countPlaces } from '#shared/domain/waiting-list/judge-place.ts'
import { createPlaceBook } from '#shared/domain/waiting-list/place-book.ts'
import { plannedFacts } from '#shared/domain/waiting-list/planned-facts.ts'
import { addDays, isoDay } from '#shared/kernel/time.ts'
import { aChild, aContract, anAbsence } from '#tests/harness/builders/children.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { aCrowd, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aMerge } from '#tests/harness/builders/merges.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'
import { randomFacts, randomFactsDays, randomFactsFrom } from '#tests/harness/random-facts.ts'
import { anEntry, anOffer } from './a-list.ts'

const wholeDay = { startMinute: 0, endMinute: 1440 }

describe('places for one age over a whole day', () => {
  test('with a roster they are the free places of the week board, unless the room is smaller (CHECK-1, BKR-18)', () => {
    let compared = 0
    fc.assert(
      fc.property(randomFacts, fc.integer({ min: 0, max: randomFactsDays - 1 }), (facts, offset) => {
        const index = indexLocationFacts(facts, regionalHolidays)
        const book = createPlaceBook(index, lawBook)
        const day = addDays(randomFactsFrom, offset)
        const computed = computeDay(index, lawBook, day)
        if (!computed.isRosterKnown) return
        for (const group of index.groups) {
          const opening = computed.settings.find(({ setting }) => setting === group.setting)?.opening
          if (opening === null || opening === undefined) continue
          const board = findFreePlaces(index, lawBook, computed, group.id, opening)
          for (const { ageYears, places } of board.byAge) {
            const counted = countPlaces(book, group, ageYears, day)
            if (counted === undefined) continue
            expect(counted.free).toBe(Math.min(places, counted.room))
            compared += 1
          }
        }
      }),
      { numRuns: 60 },
    )
    expect(compared).toBeGreaterThan(50)
  })

  test('without a roster they are never fewer than counted moment by moment', () => {
    const facts = locationFacts(aCrowd({ ages: { 1: 3, 2: 4 }, day: ordinaryTuesday }))
    const index = indexLocationFacts(facts, regionalHolidays)
    const day = computeDay(index, lawBook, ordinaryTuesday)
    const book = createPlaceBook(index, lawBook)
    const group = aGroup()
    const byMoment = findFreePlaces(index, lawBook, day, group.id, wholeDay, 'required').byAge
    for (const age of agesOf(group)) {
      const free = countPlaces(book, group, age, ordinaryTuesday)?.free ?? -1
      expect(free).toBeGreaterThanOrEqual(byMoment.find(({ ageYears }) => ageYears === age)?.places ?? 0)
    }
  })

  test('a weekday without care has no number', () => {
    const index = indexLocationFacts(locationFacts(), regionalHolidays)
    const book = createPlaceBook(index, lawBook)
    expect(countPlaces(book, aGroup(), 1, isoDay('2026-11-28'))).toBeUndefined()
  })
})

describe('with what places are planned (WAIT-1, PLAN-3)', () => {
  const noor = aChild({ id: childId('noor') })
  const contract = aContract({ child: noor.id, days: [2] })
  const bumblebees = aGroup({ id: groupId('bumblebees'), sortOrder: 2 })
  const butterflies = aGroup({ id: groupId('butterflies'), sortOrder: 3, maxChildren: 4 })

  test('a child that settles in counts in both groups, on its own weekdays and not after', () => {
    const facts = locationFacts({
      groups: [aGroup(), bumblebees],
      children: [noor],
      contracts: [contract],
      settlingIns: [
        {
          id: 'visit',
          childId: noor.id,
          fromGroupId: groupId('ladybirds'),
          toGroupId: bumblebees.id,
          startDay: isoDay('2026-11-23'),
          endDay: isoDay('2026-12-06'),
        },
      ],
    })
    const index = indexLocationFacts(plannedFacts(facts, []), regionalHolidays)
    const countIn = (group: string, day: string) =>
      computeDay(index, lawBook, isoDay(day)).groups.find(({ groupId: id }) => id === group)?.presences.length
    expect([countIn('ladybirds', '2026-11-24'), countIn('bumblebees', '2026-11-24')]).toEqual([1, 1])
    expect([countIn('ladybirds', '2026-11-25'), countIn('bumblebees', '2026-11-25')]).toEqual([0, 0])
    expect([countIn('ladybirds', '2026-12-08'), countIn('bumblebees', '2026-12-08')]).toEqual([1, 0])
  })

  test('an open offer is counted from its first day on, besides the place the child has', () => {
    const entry = anEntry(noor)
    const offer = anOffer(entry, { groupId: bumblebees.id, startDay: isoDay('2027-01-04') })
    const facts = locationFacts({ groups: [aGroup(), bumblebees], children: [noor], contracts: [contract] })
    const planned = plannedFacts(facts, [{ offer, child: noor, setting: 'dayCare' }])
    const index = indexLocationFacts(planned, regionalHolidays)
    const countOn = (day: string) =>
      computeDay(index, lawBook, isoDay(day)).groups.map(({ presences }) => presences.length)
    expect(countOn('2026-12-29')).toEqual([1, 0])
    expect(countOn('2027-01-05')).toEqual([1, 1])
  })

  test('a full group that is with another for a while offers no place, and its host no fewer (MERGE-1)', () => {
    const crowd = aCrowd({ ages: { 2: 4 }, day: ordinaryTuesday, contract: { groupId: butterflies.id } })
    const together = aMerge({ kind: 'series', validFrom: ordinaryTuesday, validUntil: isoDay('2026-12-29') })
    const roomIn = (merges: readonly GroupMerge[], group: BaseGroup) => {
      const facts = locationFacts({ ...crowd, groups: [aGroup(), butterflies], merges })
      const book = createPlaceBook(indexLocationFacts(plannedFacts(facts, []), regionalHolidays), lawBook)
      return countPlaces(book, group, 2, ordinaryTuesday)?.room
    }
    expect(roomIn([together], butterflies)).toBe(0)
    expect(roomIn([together], aGroup())).toBe(roomIn([], aGroup()))
  })

  test('who is ill or on holiday is counted all the same', () => {
    const facts = locationFacts({
      children: [noor],
      contracts: [contract],
      absences: [anAbsence({ childId: noor.id, startDay: ordinaryTuesday })],
    })
    const index = indexLocationFacts(plannedFacts(facts, []), regionalHolidays)
    expect(computeDay(index, lawBook, ordinaryTuesday).groups[0]?.presences).toHaveLength(1)
  })
})
