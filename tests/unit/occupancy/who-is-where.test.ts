import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { findPresence, listGroupMoments, listPresencesOf } from '#shared/domain/occupancy/who-is-where.ts'
import { isOverlapping, addDays } from '#shared/kernel/time.ts'
import { aCrowd, aTeam, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { at, childId } from '#tests/harness/builders/ids.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'
import { dayOf } from '#tests/harness/occupancy.ts'
import { randomFacts, randomFactsDays, randomFactsFrom } from '#tests/harness/random-facts.ts'

const anyDay = fc
  .integer({ min: 0, max: randomFactsDays - 1 })
  .map((offset) => addDays(randomFactsFrom, offset))
const anyMinute = fc.integer({ min: 0, max: 1440 })

describe('who is where at any moment', () => {
  test('at a quarter to ten the group holds its children by age and its staff', () => {
    const crowd = aCrowd({ ages: { 1: 2, 3: 1 }, day: ordinaryTuesday })
    const day = dayOf(locationFacts({ ...crowd, ...aTeam(2, [ordinaryTuesday]) }), ordinaryTuesday)
    const [moment] = listGroupMoments(day, at('09:45'))
    expect(moment?.children).toHaveLength(3)
    expect(moment?.staff).toHaveLength(2)
    expect(moment?.counts.slice(0, 5)).toEqual([0, 2, 0, 1, 0])
  })

  test('a stretch includes its first minute and not its last', () => {
    const crowd = aCrowd({ ages: { 1: 1 }, day: ordinaryTuesday })
    const day = dayOf(locationFacts(crowd), ordinaryTuesday)
    const isThere = (time: string): boolean => findPresence(day, childId('child1-1'), at(time)) !== undefined
    expect(['07:29', '07:30', '18:29', '18:30'].map(isThere)).toEqual([false, true, true, false])
  })

  test('at every minute every child is in at most one group (GROUP-1)', () => {
    fc.assert(
      fc.property(randomFacts, anyDay, (facts, day) => {
        const computed = computeDay(indexLocationFacts(facts, regionalHolidays), lawBook, day)
        for (const child of facts.children) {
          const stretches = listPresencesOf(computed, child.id)
          for (const [place, stretch] of stretches.entries()) {
            expect(stretch.startMinute).toBeLessThan(stretch.endMinute)
            for (const other of stretches.slice(place + 1)) expect(isOverlapping(stretch, other)).toBe(false)
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  test('at every minute every member of staff works in at most one group', () => {
    fc.assert(
      fc.property(randomFacts, anyDay, (facts, day) => {
        const computed = computeDay(indexLocationFacts(facts, regionalHolidays), lawBook, day)
        const staff = computed.groups.flatMap((group) => group.staff)
        for (const [place, stretch] of staff.entries()) {
          for (const other of staff.slice(place + 1)) {
            expect(other.staffMemberId === stretch.staffMemberId && isOverlapping(stretch, other)).toBe(false)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  test('the stretches of a day count exactly who is there at any random minute (CAL-4)', () => {
    fc.assert(
      fc.property(randomFacts, anyDay, anyMinute, (facts, day, minute) => {
        const computed = computeDay(indexLocationFacts(facts, regionalHolidays), lawBook, day)
        const moments = listGroupMoments(computed, minute)
        for (const group of computed.groups) {
          const segment = group.segments.find((item) => item.startMinute <= minute && minute < item.endMinute)
          const moment = moments.find((item) => item.groupId === group.groupId)
          expect(segment?.children ?? 0).toBe(moment?.children.length)
          expect(segment?.counts ?? new Array(13).fill(0)).toEqual(moment?.counts)
          const counting = moment?.staff.filter((member) => member.counting !== 'notCounted').length
          expect(segment?.rostered ?? 0).toBe(counting)
        }
        const inUnits = computed.units.reduce((sum, unit) => {
          const segment = unit.segments.find((item) => item.startMinute <= minute && minute < item.endMinute)
          return sum + (segment?.children ?? 0)
        }, 0)
        expect(inUnits).toBe(moments.reduce((sum, moment) => sum + moment.children.length, 0))
      }),
      { numRuns: 150 },
    )
  })

  test('stretches follow one another without gaps and every group is in exactly one unit', () => {
    fc.assert(
      fc.property(randomFacts, anyDay, (facts, day) => {
        const computed = computeDay(indexLocationFacts(facts, regionalHolidays), lawBook, day)
        for (const { segments } of [...computed.groups, ...computed.units]) {
          for (const [place, segment] of segments.entries()) {
            expect(segment.startMinute).toBeLessThan(segment.endMinute)
            const next = segments[place + 1]
            if (next !== undefined) expect(next.startMinute).toBe(segment.endMinute)
          }
        }
        const inUnits = computed.units.flatMap((unit) => unit.groupIds)
        expect(inUnits.toSorted()).toEqual(computed.groups.map((group) => group.groupId).toSorted())
      }),
      { numRuns: 100 },
    )
  })
})
