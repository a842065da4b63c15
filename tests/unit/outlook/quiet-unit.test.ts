import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChildId } from '#shared/domain/ids.ts'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationDay, LocationFacts, UnitDay } from '#shared/domain/occupancy/model.ts'
import { daypartInterval } from '#shared/domain/occupancy/year-of-free-places.ts'
import { dayparts, type Daypart } from '#shared/domain/organisation/model.ts'
import { findReliefs, peakOf } from '#shared/domain/outlook/quiet-unit.ts'
import { addDays, type IsoDay } from '#shared/kernel/time.ts'
import { anAbsence } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { aCrowd, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'
import { randomFacts, randomFactsFrom } from '#tests/harness/random-facts.ts'

const dayOf = (facts: LocationFacts, day: IsoDay): LocationDay =>
  computeDay(indexLocationFacts(facts, regionalHolidays), lawBook, day)

function withoutChildren(facts: LocationFacts, day: IsoDay, away: readonly ChildId[]): LocationDay {
  const absences = away.map((child) => anAbsence({ childId: child, startDay: day }))
  return dayOf({ ...facts, absences: [...facts.absences, ...absences] }, day)
}

interface SlowRelief {
  readonly dayparts: readonly Daypart[]
  readonly savedMinutes: number
}

/** What the slow way says: the whole day computed again without these children; null when it is counted otherwise then. */
function slowRelief(before: LocationDay, unit: UnitDay, after: LocationDay): SlowRelief | null {
  const other = after.units.find(({ unitId }) => unitId === unit.unitId)
  if (other === undefined || other.ratioSetting !== unit.ratioSetting) return null
  const relieved = dayparts.filter((daypart) => {
    const part = daypartInterval(daypart, before.boundaryMinute)
    const peak = (each: UnitDay) => peakOf(each.segments, part, ({ required }) => required ?? 0)
    return peak(other) < peak(unit)
  })
  const minutes = (each: UnitDay) =>
    each.segments.reduce(
      (sum, { startMinute, endMinute, required }) => sum + (required ?? 0) * (endMinute - startMinute),
      0,
    )
  return { dayparts: relieved, savedMinutes: minutes(unit) - minutes(other) }
}

function childrenOf(day: LocationDay, unit: UnitDay): readonly ChildId[] {
  const there = day.groups.filter(({ groupId }) => unit.groupIds.includes(groupId))
  return [...new Set(there.flatMap(({ presences }) => presences.map((presence) => presence.childId)))]
}

describe('RADAR-1 one member of staff fewer', () => {
  test('nine toddlers ask two; any one of them away and one is enough all day', () => {
    const facts = locationFacts({
      groups: [aGroup({ minAgeMonths: 24 })],
      ...aCrowd({ ages: { 2: 9 }, day: ordinaryTuesday }),
    })
    const day = dayOf(facts, ordinaryTuesday)
    const [unit] = day.units
    const found = unit === undefined ? [] : findReliefs(lawBook, day, unit, () => true)
    expect(found).toHaveLength(1)
    expect(found[0]?.classes[0]?.childIds).toHaveLength(9)
    expect(found[0]?.relief).toEqual({
      dayparts: ['morning', 'afternoon'],
      requiredBefore: 2,
      requiredAfter: 1,
      savedMinutes: 660,
    })
  })

  test('with ten it takes two of them, and with eleven two are not enough', () => {
    const found = (count: number) => {
      const facts = locationFacts({
        groups: [aGroup({ minAgeMonths: 24 })],
        ...aCrowd({ ages: { 2: count }, day: ordinaryTuesday }),
      })
      const day = dayOf(facts, ordinaryTuesday)
      const [unit] = day.units
      return unit === undefined ? [] : findReliefs(lawBook, day, unit, () => true)
    }
    expect(found(10).map(({ classes }) => classes.length)).toEqual([2])
    expect(found(11)).toEqual([])
  })

  test('who may not go is not counted on', () => {
    const facts = locationFacts({
      groups: [aGroup({ minAgeMonths: 24 })],
      ...aCrowd({ ages: { 2: 10 }, day: ordinaryTuesday }),
    })
    const day = dayOf(facts, ordinaryTuesday)
    const [unit] = day.units
    const only = childId('child2-1')
    expect(unit && findReliefs(lawBook, day, unit, (child) => child === only)).toEqual([])
  })

  test('the search over pairs finds exactly what computing the day anew for every pair finds', () => {
    let reliefs = 0
    fc.assert(
      fc.property(randomFacts, fc.constantFrom(0, 1, 2, 3, 4, 15, 16), (facts, offset) => {
        const date = addDays(randomFactsFrom, offset)
        const day = dayOf(facts, date)
        for (const unit of day.units) {
          if (unit.segments.some(({ required }) => required === null)) continue
          const children = childrenOf(day, unit).slice(0, 9)
          const known = new Set(children)
          const alone = new Map(
            children.map((child) => [child, slowRelief(day, unit, withoutChildren(facts, date, [child]))]),
          )
          const expected = new Map<string, unknown>()
          let isComparable = true
          for (const [child, relief] of alone) {
            if (relief === null) isComparable = false
            else if (relief.dayparts.length > 0) expected.set(child, relief)
          }
          for (const [place, one] of children.entries()) {
            for (const other of children.slice(place + 1)) {
              const relief = slowRelief(day, unit, withoutChildren(facts, date, [one, other]))
              if (relief === null) {
                isComparable = false
                continue
              }
              const first = alone.get(one)
              const second = alone.get(other)
              const parts = [first, second].flatMap((each) =>
                each === undefined || each === null ? [] : each.dayparts,
              )
              if (relief.dayparts.some((part) => !parts.includes(part))) {
                expected.set([one, other].toSorted().join(' '), relief)
              }
            }
          }
          if (!isComparable) continue
          reliefs += expected.size
          const found = new Map<string, unknown>()
          for (const { classes, relief } of findReliefs(lawBook, day, unit, (child) => known.has(child))) {
            const { dayparts: parts, savedMinutes } = relief
            const [first, second] = classes
            for (const one of first?.childIds ?? []) {
              if (second === undefined) found.set(one, { dayparts: parts, savedMinutes })
              for (const other of second?.childIds ?? []) {
                if (one !== other) {
                  found.set([one, other].toSorted().join(' '), { dayparts: parts, savedMinutes })
                }
              }
            }
          }
          expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected))
        }
      }),
      { numRuns: 25 },
    )
    expect(reliefs).toBeGreaterThan(0)
  })
})
