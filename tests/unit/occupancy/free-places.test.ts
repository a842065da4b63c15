import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import {
  agesOf,
  findFreePlaces,
  findFreePlacesOfUnit,
  findUnitOf,
} from '#shared/domain/occupancy/free-places.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationDay } from '#shared/domain/occupancy/model.ts'
import {
  computeFreePlacesYear,
  daypartInterval,
  NOT_OFFERED,
} from '#shared/domain/occupancy/year-of-free-places.ts'
import type { BaseGroup } from '#shared/domain/organisation/model.ts'
import { compileRatio } from '#shared/domain/ratio/required-staff.ts'
import { addDays, isoDay } from '#shared/kernel/time.ts'
import { groupId } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aClosure, aGroup, aHouseRule, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'
import { randomFacts, randomFactsDays, randomFactsFrom } from '#tests/harness/random-facts.ts'

const morning = daypartInterval('morning', 13 * 60)
const toddlers = aGroup({ minAgeMonths: 24, maxAgeMonths: 48 })
const mixed = aGroup({ minAgeMonths: 12, maxAgeMonths: 36 })

function placesOf(facts: ReturnType<typeof locationFacts>, group = 'ladybirds') {
  const index = indexLocationFacts(facts, regionalHolidays)
  const day = computeDay(index, lawBook, ordinaryTuesday)
  return findFreePlaces(index, lawBook, day, groupId(group), morning)
}

describe('free places without extra staff (CHECK-1, GROUP-5)', () => {
  test('fourteen toddlers with two staff leave two places', () => {
    const facts = locationFacts({
      groups: [toddlers],
      ...aCrowd({ ages: { 2: 8, 3: 6 }, day: ordinaryTuesday }),
      ...aTeam(2, [ordinaryTuesday]),
    })
    expect(placesOf(facts)).toEqual({
      places: 2,
      byAge: [
        { ageYears: 2, places: 2 },
        { ageYears: 3, places: 2 },
      ],
    })
  })

  test('which age fits differs: after ten one-year-olds a two-year-old fits and a one-year-old does not', () => {
    const facts = locationFacts({
      groups: [mixed],
      ...aCrowd({ ages: { 1: 10 }, day: ordinaryTuesday }),
      ...aTeam(2, [ordinaryTuesday]),
    })
    expect(placesOf(facts)).toEqual({
      places: 0,
      byAge: [
        { ageYears: 1, places: 0 },
        { ageYears: 2, places: 1 },
      ],
    })
  })

  test("the house's own maximum holds, also below the legal one", () => {
    const facts = locationFacts({
      groups: [{ ...toddlers, maxChildren: 12 }],
      ...aCrowd({ ages: { 2: 11 }, day: ordinaryTuesday }),
      ...aTeam(2, [ordinaryTuesday]),
    })
    expect(placesOf(facts).places).toBe(1)
  })

  test('the tightest moment decides: a break takes the places of the whole morning', () => {
    const crowd = aCrowd({ ages: { 2: 8 }, day: ordinaryTuesday })
    const whole = locationFacts({ groups: [toddlers], ...crowd, ...aTeam(2, [ordinaryTuesday]) })
    const broken = locationFacts({
      groups: [toddlers],
      ...crowd,
      ...aTeam(2, [ordinaryTuesday], { breaks: [['10:00', '10:15']] }),
    })
    expect(placesOf(whole).places).toBe(8)
    expect(placesOf(broken).places).toBe(0)
  })

  test('where the house uses the three hours, a break takes only the places that would need a hand more (BKR-13)', () => {
    const groups = [toddlers]
    const first = aTeam(1, [ordinaryTuesday])
    const second = aTeam(1, [ordinaryTuesday], { prefix: 'late', breaks: [['10:00', '10:15']] })
    const team = {
      staffMembers: [...first.staffMembers, ...second.staffMembers],
      shifts: [...first.shifts, ...second.shifts],
      houseRules: [aHouseRule('ratio.useDeviation', true)],
    }
    const nine = aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday })
    expect(placesOf(locationFacts({ groups, ...nine, ...team })).places).toBe(7)
    expect(placesOf(locationFacts({ groups, ...nine, ...team, houseRules: [] })).places).toBe(0)
    // A ninth child would need the second member of staff during the break: that is not given away in silence.
    const eight = aCrowd({ ages: { 2: 8 }, day: ordinaryTuesday })
    expect(placesOf(locationFacts({ groups, ...eight, ...team })).places).toBe(0)
    // More than three hours is a plain shortage.
    const alone = { ...first, houseRules: team.houseRules }
    expect(placesOf(locationFacts({ groups, ...nine, ...alone })).places).toBe(0)
  })

  test('without any shift that day nothing can be said', () => {
    const facts = locationFacts({ groups: [toddlers], ...aCrowd({ ages: { 2: 8 }, day: ordinaryTuesday }) })
    expect(placesOf(facts)).toEqual({ places: null, byAge: [] })
  })

  test('before there is a roster places are counted against the staff needed anyway (CHECK-2)', () => {
    const index = indexLocationFacts(
      locationFacts({ groups: [toddlers], ...aCrowd({ ages: { 2: 6 }, day: ordinaryTuesday }) }),
    )
    const day = computeDay(index, lawBook, ordinaryTuesday)
    expect(findFreePlaces(index, lawBook, day, groupId('ladybirds'), morning, 'required').places).toBe(2)
  })

  test('a closed group has no places', () => {
    const facts = locationFacts({
      groups: [toddlers],
      closures: [aClosure({ startDay: ordinaryTuesday })],
      ...aCrowd({ ages: { 2: 6 }, day: ordinaryTuesday }),
      ...aTeam(2, [ordinaryTuesday]),
    })
    expect(placesOf(facts).places).toBe(0)
  })

  test('in a preschool group a place needs a preschool educator as well (BKR-12)', () => {
    const group = { ...toddlers, isPreschoolEducation: true }
    const team = aTeam(2, [ordinaryTuesday])
    const oneEducator = team.staffMembers.map((member, place) => ({
      ...member,
      isPreschoolEducator: place === 0,
    }))
    const crowd = aCrowd({ ages: { 2: 6 }, day: ordinaryTuesday })
    expect(
      placesOf(locationFacts({ groups: [group], ...crowd, ...team, staffMembers: oneEducator })).places,
    ).toBe(2)
    expect(placesOf(locationFacts({ groups: [toddlers], ...crowd, ...team })).places).toBe(10)
  })

  test('in out-of-school care the staff of the whole location counts, the maximum per group (BKR-5, BKR-6)', () => {
    const sailors = anOutOfSchoolGroup({ id: groupId('sailors'), maxChildren: 12, sortOrder: 11 })
    const hours = { start: '07:30', end: '18:30' }
    const crowdOf = (group: string, number: number) =>
      aCrowd({
        ages: { 8: number },
        day: ordinaryTuesday,
        prefix: group,
        contract: { setting: 'outOfSchoolCare', groupId: groupId(group), hours },
      })
    const first = crowdOf('explorers', 10)
    const second = crowdOf('sailors', 10)
    const facts = locationFacts({
      groups: [anOutOfSchoolGroup(), sailors],
      children: [...first.children, ...second.children],
      contracts: [...first.contracts, ...second.contracts],
      ...aTeam(3, [ordinaryTuesday], { groupId: groupId('sailors') }),
    })
    // 20 × 0.083 = 1.66; three staff hold 36 of seven and older, or ten more of four to six.
    const explorers = placesOf(facts, 'explorers')
    expect(explorers.byAge.find((entry) => entry.ageYears === 8)?.places).toBe(16)
    expect(explorers.byAge.find((entry) => entry.ageYears === 5)?.places).toBe(13)
    expect(placesOf(facts, 'sailors').places).toBe(2)
  })

  test('an empty school group holds no more than the law allows, whatever the house says (BKR-6)', () => {
    const facts = locationFacts({
      groups: [anOutOfSchoolGroup({ maxChildren: 40 })],
      ...aTeam(9, [ordinaryTuesday], { groupId: groupId('explorers') }),
    })
    expect(placesOf(facts, 'explorers').places).toBe(30)
  })

  test('the ages a group takes follow its months', () => {
    expect(agesOf({ minAgeMonths: 0, maxAgeMonths: 48 })).toEqual([0, 1, 2, 3])
    expect(agesOf({ minAgeMonths: 18, maxAgeMonths: 30 })).toEqual([1, 2])
    expect(agesOf({ minAgeMonths: 48, maxAgeMonths: 156 })).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12])
  })
})

describe('free places are the most that fit', () => {
  const anyDay = fc
    .integer({ min: 0, max: randomFactsDays - 1 })
    .map((offset) => addDays(randomFactsFrom, offset))

  test('the places found fit at every moment, and one more never does', () => {
    fc.assert(
      fc.property(randomFacts, anyDay, fc.constantFrom('morning', 'afternoon'), (facts, day, daypart) => {
        const index = indexLocationFacts(facts, regionalHolidays)
        const computed = computeDay(index, lawBook, day)
        const interval = daypartInterval(daypart, computed.boundaryMinute)
        for (const group of index.groups) {
          const found = findFreePlaces(index, lawBook, computed, group.id, interval)
          expect(found.places === null).toBe(!computed.isRosterKnown)
          for (const { ageYears, places } of found.byAge) {
            if (places > 0) expect(doesFit(computed, group, ageYears, places, interval)).toBe(true)
            expect(doesFit(computed, group, ageYears, places + 1, interval)).toBe(false)
          }
          if (found.places !== null)
            expect(found.places).toBe(Math.min(...found.byAge.map((entry) => entry.places)))
        }
      }),
      { numRuns: 120 },
    )
  })

  test('a unit of several groups takes what its staff can, within the room of its groups, and not one more', () => {
    fc.assert(
      fc.property(randomFacts, anyDay, fc.constantFrom('morning', 'afternoon'), (facts, day, daypart) => {
        const index = indexLocationFacts(facts, regionalHolidays)
        const computed = computeDay(index, lawBook, day)
        const interval = daypartInterval(daypart, computed.boundaryMinute)
        for (const unit of computed.units) {
          const whole = findFreePlacesOfUnit(index, lawBook, computed, unit, interval)
          for (const { ageYears, places } of whole.byAge) {
            const ofGroups = unit.groupIds.map(
              (id) =>
                findFreePlaces(index, lawBook, computed, id, interval).byAge.find(
                  (entry) => entry.ageYears === ageYears,
                )?.places ?? 0,
            )
            expect(places).toBeGreaterThanOrEqual(Math.max(...ofGroups))
            expect(places).toBeLessThanOrEqual(ofGroups.reduce((sum, own) => sum + own, 0))
          }
        }
      }),
      { numRuns: 80 },
    )
  })

  test('the packed year gives the same answer as each daypart apart', () => {
    fc.assert(
      fc.property(randomFacts, anyDay, fc.constantFrom('morning', 'afternoon'), (facts, day, daypart) => {
        const index = indexLocationFacts(facts, regionalHolidays)
        const year = computeFreePlacesYear(
          index,
          lawBook,
          randomFactsFrom,
          addDays(randomFactsFrom, randomFactsDays - 1),
        )
        const computed = computeDay(index, lawBook, day)
        const basis = computed.isRosterKnown ? 'rostered' : 'required'
        expect(year.isCountedAgainstRoster(day)).toBe(computed.isRosterKnown)
        for (const group of index.groups) {
          const isOpen = computed.settings.some(
            (item) => item.setting === group.setting && item.opening !== null,
          )
          const interval = daypartInterval(daypart, computed.boundaryMinute)
          const { byAge } = findFreePlaces(index, lawBook, computed, group.id, interval, basis)
          for (let age = 0; age < 13; age += 1) {
            const places = byAge.find((entry) => entry.ageYears === age)?.places
            expect(year.placesOn(day, group.id, daypart, age)).toBe(
              isOpen ? (places ?? NOT_OFFERED) : NOT_OFFERED,
            )
          }
        }
      }),
      { numRuns: 10 },
    )
  })

  test('asking the packed year for another day, group or age gives "not offered"', () => {
    const facts = locationFacts({
      ...aCrowd({ ages: { 2: 3 }, day: ordinaryTuesday }),
      ...aTeam(1, [ordinaryTuesday]),
    })
    const year = computeFreePlacesYear(indexLocationFacts(facts), lawBook, ordinaryTuesday, ordinaryTuesday)
    expect(year.placesOn(ordinaryTuesday, groupId('ladybirds'), 'morning', 2)).toBeGreaterThan(0)
    expect(year.placesOn(isoDay('2026-11-25'), groupId('ladybirds'), 'morning', 2)).toBe(NOT_OFFERED)
    expect(year.placesOn(ordinaryTuesday, groupId('nobody'), 'morning', 2)).toBe(NOT_OFFERED)
    expect(year.placesOn(ordinaryTuesday, groupId('ladybirds'), 'morning', 9)).toBe(NOT_OFFERED)
  })
})

/** The rule in its plainest form: put the children in at every moment and look. Written apart from the search. */
function doesFit(
  day: LocationDay,
  group: BaseGroup,
  ageYears: number,
  extra: number,
  interval: { startMinute: number; endMinute: number },
): boolean {
  const unit = findUnitOf(day, group.id)
  const groupDay = day.groups.find((candidate) => candidate.groupId === group.id)
  const isOpen = day.settings.some((item) => item.setting === group.setting && item.opening !== null)
  if (unit === undefined || groupDay === undefined || !isOpen) return false
  const compiled = compileRatio(lawBook, unit.ratioSetting, day.day)
  if (compiled === undefined) return false
  let isAnybodyThere = false
  for (let minute = interval.startMinute; minute < interval.endMinute; minute += 1) {
    const inUnit = unit.segments.find((item) => item.startMinute <= minute && minute < item.endMinute)
    if (inUnit === undefined || (inUnit.children === 0 && inUnit.rostered === 0)) continue
    isAnybodyThere = true
    const inGroup = groupDay.segments.find((item) => item.startMinute <= minute && minute < item.endMinute)
    if ((inGroup?.children ?? 0) + extra > group.maxChildren) return false
    const groupCounts = withExtra(inGroup?.counts ?? new Array<number>(13).fill(0), ageYears, extra)
    if (!compiled.groupAllowed(groupCounts)) return false
    const required = compiled.required(withExtra(inUnit.counts, ageYears, extra))
    if (required < 0 || required > inUnit.rostered) return false
    if (unit.ratioSetting === 've' && Math.ceil((inUnit.children + extra) / 8) > inUnit.preschoolEducators)
      return false
  }
  return isAnybodyThere
}

function withExtra(counts: readonly number[], ageYears: number, extra: number): readonly number[] {
  return counts.map((count, age) => (age === ageYears ? count + extra : count))
}

test('a full group has no place free', () => {
  const facts = locationFacts({
    groups: [toddlers],
    ...aCrowd({ ages: { 2: 16 }, day: ordinaryTuesday }),
    ...aTeam(2, [ordinaryTuesday]),
  })
  expect(placesOf(facts).places).toBe(0)
})
