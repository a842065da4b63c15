import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { computedDayOf } from '#shared/domain/requests/computed-days.ts'
import type { GrantedCare } from '#shared/domain/requests/stack/granted-care.ts'
import { withGranted } from '#shared/domain/requests/stack/with-granted.ts'
import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import { aGroupMove, anAbsence, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { childId, groupId, requestId } from '#tests/harness/builders/ids.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'
import { randomFacts, randomFactsDays, randomFactsFrom } from '#tests/harness/random-facts.ts'
import { aRequest, anExtraDay, friday } from '#tests/unit/requests/wishes.ts'

const days = Array.from({ length: randomFactsDays }, (_, offset) => addDays(randomFactsFrom, offset))
const aDay = fc.constantFrom(...days)
const child = fc.integer({ min: 0, max: 45 }).map((place) => childId(`child${place}`))
const group = fc.constantFrom('babies', 'ladybirds', 'preschool', 'explorers', 'sailors').map(groupId)
const hours = fc
  .tuple(fc.integer({ min: 28, max: 50 }), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ startMinute: start * 15, endMinute: (start + length) * 15 }))

const grantedCare: fc.Arbitrary<GrantedCare> = fc
  .record({
    extras: fc.array(fc.record({ childId: child, day: aDay, groupId: group, hours }), { maxLength: 2 }),
    absences: fc.array(
      fc.record({
        childId: child,
        day: aDay,
        length: fc.integer({ min: 0, max: 40 }),
        hours: fc.option(hours),
      }),
      { maxLength: 2 },
    ),
    moves: fc.array(fc.record({ childId: child, day: aDay, toGroupId: group, hours }), { maxLength: 1 }),
    request: fc.option(fc.constantFrom('first', 'second', 'new'), { nil: null }),
  })
  .map(({ extras, absences, moves, request }) => ({
    extras: extras.map(({ hours: stretch, ...extra }) => anExtraAttendance({ ...extra, ...stretch })),
    absences: absences.map(({ childId: id, day, length, hours: stretch }) =>
      anAbsence({
        childId: id,
        startDay: day,
        endDay: addDays(day, stretch === null ? length : 0),
        startMinute: stretch?.startMinute ?? null,
        endMinute: stretch?.endMinute ?? null,
        reason: 'swappedAway',
      }),
    ),
    moves: moves.map(({ hours: stretch, ...move }) => aGroupMove({ ...move, ...stretch })),
    request: request === null ? null : aRequest(anExtraDay(), { id: requestId(request), status: 'approved' }),
  }))

function added(facts: LocationFacts, care: GrantedCare): LocationFacts {
  const { request } = care
  const isKnown = facts.requests.some(({ id }) => id === request?.id)
  return {
    ...facts,
    extraAttendances: [...facts.extraAttendances, ...care.extras],
    absences: [...facts.absences, ...care.absences],
    groupMoves: [...facts.groupMoves, ...care.moves],
    requests:
      request === null
        ? facts.requests
        : isKnown
          ? facts.requests.map((known) => (known.id === request.id ? request : known))
          : [...facts.requests, request],
  }
}

describe('CHECK-4: a location with care granted on top', () => {
  test('is what a fresh index of the same facts would be, day by day, however much is granted', () => {
    fc.assert(
      fc.property(
        randomFacts,
        fc.array(grantedCare, { minLength: 1, maxLength: 4 }),
        fc.array(aDay, { maxLength: 6 }),
        (random, cares, looked) => {
          let facts: LocationFacts = {
            ...random,
            requests: ['first', 'second'].map((id) => aRequest(anExtraDay(), { id: requestId(id) })),
          }
          let index = indexLocationFacts(facts, regionalHolidays)
          for (const care of cares) {
            // Some days are known before the care is granted, as they are in a check.
            for (const day of looked) computedDayOf(index, lawBook, day)
            index = withGranted(index, lawBook, care)
            facts = added(facts, care)
          }
          const fresh = indexLocationFacts(facts, regionalHolidays)
          expect(index.facts).toEqual(facts)
          expect(index.extrasByDay).toEqual(fresh.extrasByDay)
          expect(index.movesByDay).toEqual(fresh.movesByDay)
          expect(index.absencesByChild).toEqual(fresh.absencesByChild)
          for (const day of days) {
            expect(computedDayOf(index, lawBook, day)?.location).toEqual(computeDay(fresh, lawBook, day))
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('computes only the days again on which something changes', () => {
    const facts = fc.sample(randomFacts, { numRuns: 1, seed: 7 })[0]
    if (facts === undefined) throw new Error('a sample has one')
    const [first, second] = days as [IsoDay, IsoDay]
    const base = indexLocationFacts(facts, regionalHolidays)
    const known = computedDayOf(base, lawBook, second)
    const care = {
      extras: [anExtraAttendance({ childId: childId('child0'), day: first })],
      absences: [],
      moves: [],
      request: null,
    }
    const granted = withGranted(base, lawBook, care)
    expect(computedDayOf(granted, lawBook, second)).toBe(known)
    expect(computedDayOf(granted, lawBook, first)).not.toBe(computedDayOf(base, lawBook, first))
    // A day asked for above is known below as well: it is the same day.
    const third = computedDayOf(granted, lawBook, days[2] ?? friday)
    expect(computedDayOf(base, lawBook, days[2] ?? friday)).toBe(third)
  })
})
