import { describe, expect, test } from 'vitest'
import type { BaseGroupId } from '#shared/domain/ids.ts'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { findUnitOf } from '#shared/domain/occupancy/free-places.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationDay, LocationFacts, UnitDay } from '#shared/domain/occupancy/model.ts'
import type { QuietDays } from '#shared/domain/outlook/model.ts'
import { findQuietDays } from '#shared/domain/outlook/quiet-days.ts'
import { peakOf } from '#shared/domain/outlook/quiet-unit.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import { must } from '#shared/kernel/invariant.ts'
import { addDays, completedYears, isoDay, isoWeekOf, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import {
  aChild,
  aContract,
  aFixedFace,
  anAbsence,
  anExtraAttendance,
  bornSoThat,
} from '#tests/harness/builders/children.ts'
import { childId, requestId } from '#tests/harness/builders/ids.ts'
import {
  aTeam,
  locationFacts,
  ordinaryTuesday,
  type FactsOptions,
} from '#tests/harness/builders/location-facts.ts'
import { aClosure, aGroup, aHouseRule, defaultLocationId } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { aLargeLocation } from '#tests/harness/large-location.ts'
import { lawBook } from '#tests/harness/law.ts'

const monday = addDays(ordinaryTuesday, -1)
const friday = addDays(monday, 4)

function run(facts: LocationFacts, fromDay: IsoDay = monday, days = 5): QuietDays {
  const index = indexLocationFacts(facts, regionalHolidays)
  const work = findQuietDays({ index, book: lawBook, fromDay, days, dismissed: [] })
  let step = work.next()
  while (step.done !== true) step = work.next()
  return step.value
}

/** Children of two with their own weekdays, in one group for two- and three-year-olds. */
function toddlers(days: Days, options: FactsOptions = {}): LocationFacts {
  const names = Object.keys(days)
  return locationFacts({
    groups: [aGroup({ minAgeMonths: 24, name: 'Peuters' })],
    children: names.map((name) =>
      aChild({ id: childId(name), firstName: name, birthDate: bornSoThat(2, ordinaryTuesday) }),
    ),
    contracts: names.map((name) => aContract({ child: childId(name), days: days[name] ?? [] })),
    ...options,
  })
}

type Days = Readonly<Record<string, readonly Weekday[]>>

/** Children who come on one day only, so that nobody asks them to move. */
function only(weekday: Weekday, count: number): Days {
  return Object.fromEntries(
    Array.from({ length: count }, (_, place) => [`kind${weekday}-${place}`, [weekday]]),
  )
}

/** Nine children on Tuesday: one too many for one member of staff. Of them only Mila comes on another day too. */
const nineOnTuesday: Days = { ...only(2, 8), ...only(4, 3), Mila: [2, 4] }
/** Days with staff and room, on which nobody can be missed. */
const roomOnMondayAndFriday: Days = { ...only(1, 3), ...only(5, 3) }

function aSwap(child: string, givenDay: IsoDay | null, wantedDay: IsoDay): CareRequest {
  return {
    id: requestId(`request-${child}`),
    kind: givenDay === null ? 'extraDay' : 'swapDay',
    childId: childId(child),
    locationId: defaultLocationId,
    wantedDay,
    wantedStartMinute: null,
    wantedEndMinute: null,
    wantedGroupId: null,
    givenDay,
    givenStartMinute: null,
    givenEndMinute: null,
    swapReason: null,
    payment: null,
    receivedAt: '2026-11-20T09:00:00.000Z' as CareRequest['receivedAt'],
    note: '',
    status: 'open',
    offeredWish: null,
    decidedAt: null,
    decidedBy: null,
    overrideReason: '',
    isAutomatic: false,
    isHeldForPerson: false,
    decisionSnapshot: null,
  }
}

describe('RADAR-1 quiet days', () => {
  test('the one child that comes another day too is named, with a day on which it fits and what that frees', () => {
    // On Wednesday nobody comes: a child alone there would ask somebody.
    const facts = toddlers({ ...nineOnTuesday, ...roomOnMondayAndFriday })
    const [day, ...more] = run(facts).days
    expect(more).toEqual([])
    expect(day).toMatchObject({ day: ordinaryTuesday, childrenThere: 9, rostered: null, savedMinutes: 660 })
    // Eleven hours at 35 euros.
    expect(day?.savedCents).toBe(38_500)
    expect(day?.options).toHaveLength(1)
    expect(day?.options[0]).toMatchObject({ requiredBefore: 2, requiredAfter: 1 })
    expect(day?.options[0]?.children).toMatchObject([
      { name: 'Mila Bakker', toDay: monday, requestId: null, hasSiblingThere: false },
    ])
    expect(day?.options[0]?.children[0]?.fitDays).toEqual([
      monday,
      friday,
      addDays(monday, 7),
      addDays(friday, 7),
    ])
  })

  test('a child for whom it is the only day of the week is never asked', () => {
    const found = run(toddlers({ ...nineOnTuesday, ...roomOnMondayAndFriday, Mila: [2] }))
    expect(found.days).toEqual([])
    expect(found.withoutOtherDay).toBe(0)
  })

  test('when the child fits nowhere else the day is counted and not proposed', () => {
    const found = run(toddlers(nineOnTuesday))
    expect(found.days).toEqual([])
    expect(found.withoutOtherDay).toBe(1)
  })

  test('a baby is not sent to a day without one of its fixed faces, and is when one works there (BKR-17)', () => {
    const babies = (face: string) => {
      const names = ['a', 'b', 'c', 'Lou']
      const team = aTeam(2, [monday, ordinaryTuesday], { prefix: 'staff' })
      return run(
        locationFacts({
          groups: [aGroup({ maxAgeMonths: 12 })],
          children: [
            ...names.map((name) =>
              aChild({ id: childId(name), firstName: name, birthDate: bornSoThat(0, ordinaryTuesday) }),
            ),
            ...['x', 'y', 'z', 'p', 'q'].map((name) =>
              aChild({ id: childId(name), birthDate: bornSoThat(0, ordinaryTuesday) }),
            ),
          ],
          contracts: [
            ...['a', 'b', 'c'].map((name) => aContract({ child: childId(name), days: [2] })),
            aContract({ child: childId('Lou'), days: [2, 5] }),
            ...['x', 'y'].map((name) => aContract({ child: childId(name), days: [1] })),
            ...['z', 'p'].map((name) => aContract({ child: childId(name), days: [5] })),
            aContract({ child: childId('q'), days: [4] }),
          ],
          ...team,
          fixedFaces: [aFixedFace(childId('Lou'), face)],
        }),
      )
    }
    expect(babies('nobody').days).toEqual([])
    expect(babies('nobody').withoutOtherDay).toBe(1)
    expect(babies('staff1').days[0]?.options[0]?.children).toMatchObject([
      { name: 'Lou Bakker', toDay: monday },
    ])
  })

  test('an open request that gives the day up anyway comes first and needs no other day', () => {
    const swap = aSwap('Mila', ordinaryTuesday, addDays(ordinaryTuesday, 8))
    const found = run(toddlers({ ...nineOnTuesday, ...only(1, 3), Sem: [2, 4] }, { requests: [swap] }))
    // Ten on Tuesday: Mila goes by her own request, Sem to Monday.
    const [option] = found.days[0]?.options ?? []
    expect(option?.children.map(({ name, requestId: id, toDay }) => [name, id, toDay])).toEqual(
      expect.arrayContaining([
        ['Mila Bakker', swap.id, null],
        ['Sem Bakker', null, monday],
      ]),
    )
  })

  test('who asks for a full day nearby and fits here without extra staff is named as the other way', () => {
    const wednesday = addDays(monday, 2)
    // Eight on Wednesday: one more asks a second member of staff. Tuesday asks two for nine anyway.
    const days = { ...nineOnTuesday, ...roomOnMondayAndFriday, ...only(3, 8), Sem: [1] } as const
    const asks = aSwap('Sem', null, wednesday)
    const [day] = run(toddlers(days, { requests: [asks] })).days
    expect(day?.day).toBe(ordinaryTuesday)
    expect(day?.requests).toMatchObject([{ name: 'Sem Bakker', requestId: asks.id, wantedDay: wednesday }])
  })

  test('a brother or sister who stays that day is said', () => {
    const facts = toddlers({ ...nineOnTuesday, ...roomOnMondayAndFriday })
    const children = facts.children.map((child) => ({ ...child, familyId: 'one family' }))
    const [day] = run({ ...facts, children }).days
    expect(day?.options[0]?.children[0]?.hasSiblingThere).toBe(true)
  })

  test('less than the house finds worth it is left out, and the money follows the house', () => {
    const facts = toddlers({ ...nineOnTuesday, ...roomOnMondayAndFriday })
    const strict = run({ ...facts, houseRules: [aHouseRule('merging.minimumMinutes', 700)] })
    expect(strict.days).toEqual([])
    const dear = run({ ...facts, houseRules: [aHouseRule('staff.hourCents', 4000)] })
    expect(dear.days[0]?.savedCents).toBe(44_000)
  })

  test('a closed week and a location without groups give an empty answer', () => {
    const closed = toddlers(
      { ...nineOnTuesday, ...roomOnMondayAndFriday },
      { closures: [aClosure({ startDay: monday, endDay: addDays(monday, 30) })] },
    )
    expect(run(closed)).toMatchObject({ days: [], openDays: 0, withoutOtherDay: 0 })
    expect(run(locationFacts({ groups: [] }))).toMatchObject({ days: [], groups: [] })
  })

  test('carried out, every proposal keeps its word on both days', () => {
    const fromDay = isoDay('2026-11-23')
    const facts = aLargeLocation(isoDay('2026-11-16'), isoDay('2026-12-20'))
    const found = run(facts, fromDay, 12)
    expect(found.days.length).toBeGreaterThan(3)
    const index = indexLocationFacts(facts, regionalHolidays)
    for (const quiet of found.days.slice(0, 10)) {
      for (const option of quiet.options.slice(0, 2)) {
        const absences = option.children.map(({ childId: child }) =>
          anAbsence({ childId: child, startDay: quiet.day, reason: 'swappedAway' }),
        )
        const extraAttendances = option.children.map(({ childId: child, toDay, stretch }) => {
          const contract = must(
            index.contractsByChild.get(child)?.[0],
            'a moving child has a contract',
          ).contract
          return anExtraAttendance({
            ...stretch,
            childId: child,
            day: must(toDay ?? undefined, 'no request here'),
            groupId: contract.groupId,
            kind: 'swapDay',
          })
        })
        const after = indexLocationFacts({ ...facts, absences, extraAttendances }, regionalHolidays)
        const before = computeDay(index, lawBook, quiet.day)
        const quieter = computeDay(after, lawBook, quiet.day)
        const group = must(quiet.groupIds[0], 'a unit has a group')
        const peak = (day: LocationDay) =>
          peakOf(
            must(unitOf(day, group), 'the unit stays').segments,
            { startMinute: 0, endMinute: 1440 },
            (each) => each.required ?? 0,
          )
        expect(peak(quieter)).toBeLessThanOrEqual(peak(before))
        expect(minutes(unitOf(before, group)) - minutes(unitOf(quieter, group))).toBe(option.savedMinutes)
        for (const { childId: child, toDay } of option.children) {
          const day = must(toDay ?? undefined, 'no request here')
          const there = computeDay(after, lawBook, day)
          const birthDate = must(index.children.get(child), 'a known child').child.birthDate
          // Nobody has a fixed face here, so no baby may move.
          expect(completedYears(birthDate, day)).toBeGreaterThan(0)
          for (const unit of there.units) {
            const usual = unitOf(computeDay(index, lawBook, day), must(unit.groupIds[0], 'a group'))
            for (const segment of unit.segments) {
              const most = usual?.segments.find(
                (each) => each.startMinute <= segment.startMinute && segment.endMinute <= each.endMinute,
              )
              const allowed = Math.max(segment.rostered, most?.required ?? 0)
              expect(segment.required ?? 99).toBeLessThanOrEqual(allowed)
            }
          }
          expect(isoWeekOf(day) <= isoWeekOf(addDays(quiet.day, 14))).toBe(true)
        }
      }
    }
  })
})

function unitOf(day: LocationDay, group: BaseGroupId): UnitDay | undefined {
  return findUnitOf(day, group)
}

function minutes(unit: UnitDay | undefined): number {
  return (unit?.segments ?? []).reduce(
    (sum, { startMinute, endMinute, required }) => sum + (required ?? 0) * (endMinute - startMinute),
    0,
  )
}
