import { describe, expect, test } from 'vitest'
import { boundaryOf, openingOf, type OpeningFacts } from '#shared/domain/calendar/opening.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { at, locationId } from '#tests/harness/builders/ids.ts'
import {
  aClosure,
  aDaypartBoundary,
  defaultLocationId,
  openingHours,
} from '#tests/harness/builders/organisation.ts'

const tuesday = isoDay('2026-11-24')

function factsOf(overrides: Partial<OpeningFacts> = {}): OpeningFacts {
  return { locationId: defaultLocationId, openingHours: openingHours('dayCare'), closures: [], ...overrides }
}

describe('opening (CAL-1, CAL-2)', () => {
  test('a setting is open on its weekdays within its hours', () => {
    expect(openingOf(factsOf(), 'dayCare', tuesday, undefined).opening).toEqual({
      startMinute: 450,
      endMinute: 1110,
    })
    expect(openingOf(factsOf(), 'outOfSchoolCare', tuesday, undefined).closed).toEqual({ kind: 'weekday' })
    expect(openingOf(factsOf(), 'dayCare', isoDay('2026-11-28'), undefined).closed).toEqual({
      kind: 'weekday',
    })
  })

  test('opening hours hold from their first to their last day, both included', () => {
    const hours = openingHours('dayCare').map((row) => ({
      ...row,
      validFrom: isoDay('2026-11-24'),
      validUntil: isoDay('2026-12-01'),
    }))
    const isOpen = (text: string): boolean =>
      openingOf(factsOf({ openingHours: hours }), 'dayCare', isoDay(text), undefined).opening !== null
    expect(['2026-11-23', '2026-11-24', '2026-12-01', '2026-12-02'].map(isOpen)).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('before- and after-school hours on one day make one opening from first to last', () => {
    const hours = [
      ...openingHours('outOfSchoolCare', { start: '07:00', end: '08:30' }),
      ...openingHours('outOfSchoolCare', { start: '14:00', end: '18:30' }),
    ]
    const open = openingOf(factsOf({ openingHours: hours }), 'outOfSchoolCare', tuesday, undefined)
    expect(open.opening).toEqual({ startMinute: at('07:00'), endMinute: at('18:30') })
  })

  test('a public holiday goes before a closure, and a closure says why', () => {
    const closure = aClosure({ startDay: tuesday, reason: 'lowOccupancy' })
    expect(openingOf(factsOf({ closures: [closure] }), 'dayCare', tuesday, undefined).closed).toEqual({
      kind: 'closure',
      reason: 'lowOccupancy',
      note: '',
    })
    expect(openingOf(factsOf({ closures: [closure] }), 'dayCare', tuesday, 'kingsDay').closed).toEqual({
      kind: 'publicHoliday',
      holiday: 'kingsDay',
    })
  })

  test('a closure of another location or setting changes nothing here', () => {
    const closures = [
      aClosure({ startDay: tuesday, locationId: locationId('elsewhere') }),
      aClosure({ startDay: tuesday, setting: 'outOfSchoolCare' }),
    ]
    expect(openingOf(factsOf({ closures }), 'dayCare', tuesday, undefined).closed).toBeNull()
  })

  test('the latest boundary between morning and afternoon counts, else one o’clock (CAL-4)', () => {
    const rows = [
      aDaypartBoundary({ boundaryMinute: at('12:30'), validFrom: isoDay('2020-01-01') }),
      aDaypartBoundary({ boundaryMinute: at('12:00'), validFrom: isoDay('2026-01-01') }),
      aDaypartBoundary({ boundaryMinute: at('11:00'), validFrom: isoDay('2027-01-01') }),
    ]
    expect(boundaryOf(rows, defaultLocationId, tuesday)).toBe(at('12:00'))
    expect(boundaryOf([], defaultLocationId, tuesday)).toBe(at('13:00'))
  })
})
