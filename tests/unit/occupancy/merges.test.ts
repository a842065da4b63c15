import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { findFreePlaces, findFreePlacesOfUnit } from '#shared/domain/occupancy/free-places.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { placesDuring } from '#shared/domain/occupancy/merge-effect.ts'
import type { LocationDay, LocationFacts } from '#shared/domain/occupancy/model.ts'
import { daypartInterval } from '#shared/domain/occupancy/year-of-free-places.ts'
import { addDays, type Instant, type Interval } from '#shared/kernel/time.ts'
import { aChild, aContract, aGroupMove, anExtraAttendance } from '#tests/harness/builders/children.ts'
import { at, childId, groupId } from '#tests/harness/builders/ids.ts'
import { aCrowd, aTeam, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aMerge } from '#tests/harness/builders/merges.ts'
import { aClosure, aGroup, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'
import { dayOf, presenceLines, timesOf } from '#tests/harness/occupancy.ts'
import { randomFacts, randomFactsDays, randomFactsFrom } from '#tests/harness/random-facts.ts'

const tuesday = ordinaryTuesday
const ladybirds = aGroup({ minAgeMonths: 24 })
const butterflies = aGroup({ id: groupId('butterflies'), name: 'Vlinders', minAgeMonths: 24, sortOrder: 2 })
const noor = aChild({ id: childId('noor') })
const sem = aChild({ id: childId('sem'), firstName: 'Sem' })

/** Noor at the ladybirds, Sem at the butterflies, each with one member of staff. */
function twoGroups(overrides: Parameters<typeof locationFacts>[0] = {}): LocationFacts {
  const host = aTeam(1, [tuesday], { prefix: 'host' })
  const guest = aTeam(1, [tuesday], { prefix: 'guest', groupId: butterflies.id })
  return locationFacts({
    groups: [ladybirds, butterflies],
    children: [noor, sem],
    contracts: [
      aContract({ child: noor.id, days: [2] }),
      aContract({ child: sem.id, days: [2], groupId: butterflies.id }),
    ],
    staffMembers: [...host.staffMembers, ...guest.staffMembers],
    shifts: [...host.shifts, ...guest.shifts],
    ...overrides,
  })
}

function staffLines(day: LocationDay): readonly string[] {
  return day.groups
    .flatMap((group) => group.staff.map((row) => `${row.staffMemberId} ${group.groupId} ${timesOf(row)}`))
    .toSorted()
}

const untilNoon = aMerge({ validFrom: tuesday, endMinute: at('12:00') })

describe('groups that are together count as one (MERGE-1)', () => {
  test('children and staff of the guest are in the host for that stretch, and in their own group after it', () => {
    const day = dayOf(twoGroups({ merges: [untilNoon] }), tuesday)
    expect(presenceLines(day)).toEqual([
      'noor ladybirds 07:30-18:30 contract',
      'sem butterflies 12:00-18:30 contract',
      'sem ladybirds 07:30-12:00 contract',
    ])
    expect(staffLines(day)).toEqual([
      'guest1 butterflies 12:00-18:30',
      'guest1 ladybirds 07:30-12:00',
      'host1 ladybirds 07:30-18:30',
    ])
  })

  test('the guest asks nobody meanwhile, and the host is counted with all children and staff', () => {
    const day = dayOf(twoGroups({ merges: [untilNoon] }), tuesday)
    const unit = (id: string) => day.units.find(({ unitId }) => unitId === id)?.segments
    expect(unit('butterflies')?.map(({ startMinute }) => startMinute)).toEqual([at('12:00')])
    expect(unit('ladybirds')?.[0]).toMatchObject({ children: 2, rostered: 2, required: 1 })
    expect(unit('ladybirds')?.[1]).toMatchObject({ children: 1, rostered: 1, required: 1 })
  })

  test('a child keeps its own group, and the board can tell why it is elsewhere', () => {
    const day = dayOf(twoGroups({ merges: [untilNoon] }), tuesday)
    const presences = day.groups.flatMap((group) => group.presences)
    const elsewhere = presences.find(
      ({ childId: id, groupId: where }) => id === sem.id && where === ladybirds.id,
    )
    expect(elsewhere).toMatchObject({ ownGroupId: butterflies.id, moveReason: 'merge' })
  })

  test('an extra day that is granted later follows by itself', () => {
    const extra = anExtraAttendance({ childId: noor.id, day: addDays(tuesday, 1), groupId: butterflies.id })
    const merges = [aMerge({ validFrom: addDays(tuesday, 1) })]
    const day = dayOf(twoGroups({ extraAttendances: [extra], merges }), addDays(tuesday, 1))
    expect(presenceLines(day)).toEqual(['noor ladybirds 07:30-18:30 extraDay'])
  })

  test('a child of the host that was lent to the guest is simply back in its own group', () => {
    const move = aGroupMove({ childId: noor.id, day: tuesday, toGroupId: butterflies.id })
    const day = dayOf(twoGroups({ groupMoves: [move], merges: [aMerge({ validFrom: tuesday })] }), tuesday)
    const [presence] = day.groups.flatMap((group) => group.presences).filter((row) => row.childId === noor.id)
    expect(presence).toMatchObject({ groupId: ladybirds.id, moveReason: null })
  })

  test('it holds on its own weekdays within its period only, and not on a day that was taken out', () => {
    const merge = aMerge({
      validFrom: tuesday,
      validUntil: addDays(tuesday, 21),
      weekdays: [2],
      exceptDays: [addDays(tuesday, 7)],
      kind: 'series',
    })
    const facts = twoGroups({ merges: [merge] })
    const isTogether = (offset: number) => dayOf(facts, addDays(tuesday, offset)).merges.length === 1
    expect([-7, 0, 1, 7, 14, 21, 28].map(isTogether)).toEqual([false, true, false, false, true, true, false])
  })

  test('groups of out-of-school care keep asking the same staff of the location together (MERGE-9, BKR-5)', () => {
    const groups = [anOutOfSchoolGroup(), anOutOfSchoolGroup({ id: groupId('sailors'), sortOrder: 11 })]
    const crowdOf = (group: string, prefix: string) =>
      aCrowd({
        ages: { 6: 5 },
        day: tuesday,
        prefix,
        contract: {
          setting: 'outOfSchoolCare',
          groupId: groupId(group),
          hours: { start: '15:00', end: '18:00', holidayStart: '15:00', holidayEnd: '18:00' },
        },
      })
    const crowds = [crowdOf('explorers', 'a'), crowdOf('sailors', 'b')]
    const facts = locationFacts({
      groups,
      children: crowds.flatMap(({ children }) => children),
      contracts: crowds.flatMap(({ contracts }) => contracts),
    })
    const merge = aMerge({
      validFrom: tuesday,
      hostGroupId: groupId('explorers'),
      groupIds: [groupId('explorers'), groupId('sailors')],
    })
    const needOf = (day: LocationDay) =>
      day.units.flatMap(({ segments }) => segments.map((row) => row.required))
    const together = dayOf({ ...facts, merges: [merge] }, tuesday)
    expect(together.groups.map(({ presences }) => presences.length)).toEqual([10, 0])
    expect(needOf(together)).toEqual(needOf(dayOf(facts, tuesday)))
  })
})

describe('an agreement that cannot be carried out (MERGE-7)', () => {
  test('names a group that is not there any more, and leaves everybody where they are', () => {
    const facts = twoGroups({
      groups: [ladybirds, { ...butterflies, validUntil: addDays(tuesday, -1) }],
      merges: [untilNoon],
    })
    const day = dayOf(facts, tuesday)
    expect(day.merges).toEqual([])
    expect(day.notices.map(({ code }) => code)).toContain('board.mergeGroupGone')
    expect(presenceLines(day)).toContain('sem butterflies 07:30-18:30 contract')
  })

  test('an unknown group never breaks the day', () => {
    const merge = aMerge({ validFrom: tuesday, groupIds: [groupId('gone'), groupId('ladybirds')] })
    expect(dayOf(twoGroups({ merges: [merge] }), tuesday).notices).toHaveLength(1)
    const orphan = aMerge({
      validFrom: tuesday,
      hostGroupId: groupId('gone'),
      groupIds: [groupId('butterflies'), groupId('gone')],
    })
    expect(dayOf(twoGroups({ merges: [orphan] }), tuesday).merges).toEqual([])
  })

  test('of two that overlap the first agreed counts, and the other is named', () => {
    const third = aGroup({ id: groupId('zebras'), name: "Zebra's", minAgeMonths: 24, sortOrder: 3 })
    const later = aMerge({
      validFrom: tuesday,
      hostGroupId: third.id,
      groupIds: [groupId('butterflies'), third.id],
      decidedAt: '2026-11-02T09:00:00.000Z' as Instant,
    })
    const day = dayOf(
      twoGroups({ groups: [ladybirds, butterflies, third], merges: [later, untilNoon] }),
      tuesday,
    )
    expect(day.merges.map(({ mergeId }) => mergeId)).toEqual([untilNoon.id])
    expect(day.notices.map(({ code }) => code)).toEqual(['board.mergeOverlap'])
  })

  test('on a closed day nobody is together', () => {
    const facts = twoGroups({ closures: [aClosure({ startDay: tuesday })], merges: [untilNoon] })
    expect(dayOf(facts, tuesday)).toMatchObject({ merges: [], notices: [] })
  })
})

describe('free places of a guest are those of the host (MERGE-1)', () => {
  const crowds = [
    aCrowd({ ages: { 2: 6 }, day: tuesday, prefix: 'host' }),
    aCrowd({ ages: { 2: 3 }, day: tuesday, prefix: 'guest', contract: { groupId: butterflies.id } }),
  ]
  const facts = twoGroups({
    children: crowds.flatMap(({ children }) => children),
    contracts: crowds.flatMap(({ contracts }) => contracts),
  })
  const placesIn = (merges: LocationFacts['merges'], group: string, interval: Interval) => {
    const index = indexLocationFacts({ ...facts, merges }, regionalHolidays)
    return findFreePlaces(index, lawBook, computeDay(index, lawBook, tuesday), groupId(group), interval)
      .places
  }
  const morning = daypartInterval('morning', at('13:00'))

  test('nine toddlers with two members of staff leave seven places, whichever group is asked', () => {
    const merges = [aMerge({ validFrom: tuesday })]
    expect(placesIn([], 'butterflies', morning)).toBe(5)
    expect(placesIn(merges, 'butterflies', morning)).toBe(7)
    expect(placesIn(merges, 'ladybirds', morning)).toBe(7)
  })

  test('for a part of the interval the tightest stretch counts', () => {
    expect(placesIn([untilNoon], 'butterflies', morning)).toBe(5)
    expect(placesIn([untilNoon], 'butterflies', { startMinute: at('08:00'), endMinute: at('11:00') })).toBe(7)
  })

  test('two school groups in one room have the places of that room', () => {
    const ofSchool = {
      setting: 'outOfSchoolCare',
      hours: { start: '15:00', end: '18:00', holidayStart: '15:00', holidayEnd: '18:00' },
    } as const
    const groups = [
      anOutOfSchoolGroup({ maxChildren: 12 }),
      anOutOfSchoolGroup({ id: groupId('sailors'), maxChildren: 12, sortOrder: 11 }),
    ]
    const schoolCrowds = groups.map(({ id }) =>
      aCrowd({ ages: { 6: 4 }, day: tuesday, prefix: id, contract: { ...ofSchool, groupId: id } }),
    )
    const team = aTeam(4, [tuesday], { groupId: groupId('explorers') })
    const merge = aMerge({
      validFrom: tuesday,
      hostGroupId: groupId('explorers'),
      groupIds: [groupId('explorers'), groupId('sailors')],
    })
    const placesOfUnit = (merges: LocationFacts['merges']) => {
      const index = indexLocationFacts(
        locationFacts({
          groups,
          children: schoolCrowds.flatMap(({ children }) => children),
          contracts: schoolCrowds.flatMap(({ contracts }) => contracts),
          ...team,
          merges,
        }),
        regionalHolidays,
      )
      const day = computeDay(index, lawBook, tuesday)
      const unit = day.units.find(({ level }) => level === 'location')
      if (unit === undefined) throw new Error('the school groups are counted together')
      return findFreePlacesOfUnit(index, lawBook, day, unit, daypartInterval('afternoon', at('13:00'))).places
    }
    expect(placesOfUnit([])).toBe(16)
    expect(placesOfUnit([merge])).toBe(4)
  })
})

describe('any day with any merges', () => {
  const groups = ['babies', 'ladybirds', 'preschool', 'explorers', 'sailors']
  const someMerge = fc
    .record({
      offset: fc.integer({ min: 0, max: randomFactsDays - 1 }),
      days: fc.integer({ min: 0, max: 20 }),
      members: fc.uniqueArray(fc.constantFrom(...groups, 'gone'), { minLength: 2, maxLength: 4 }),
      start: fc.integer({ min: 20, max: 80 }),
      length: fc.integer({ min: 0, max: 40 }),
    })
    .map(({ offset, days, members, start, length }) =>
      aMerge({
        validFrom: addDays(randomFactsFrom, offset),
        validUntil: addDays(randomFactsFrom, offset + days),
        weekdays: [1, 2, 3, 4, 5],
        kind: 'series',
        groupIds: members.map(groupId).toSorted(),
        hostGroupId: groupId(members[0] ?? 'ladybirds'),
        startMinute: start * 15,
        endMinute: start * 15 + length * 15,
      }),
    )

  test('moves everybody of a guest to the host, nobody else, and nobody is lost or counted twice', () => {
    fc.assert(
      fc.property(
        randomFacts,
        fc.array(someMerge, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: randomFactsDays - 1 }),
        (facts, merges, offset) => {
          const day = addDays(randomFactsFrom, offset)
          const apart = dayOf(facts, day)
          const together = dayOf({ ...facts, merges }, day)
          for (let minute = 0; minute < 1440; minute += 15) {
            expect(whereAt(together, minute)).toEqual(movedTo(whereAt(apart, minute), together, minute))
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  /** `child or staff -> group`, for everybody who is there. */
  function whereAt(day: LocationDay, minute: number): Map<string, string> {
    const where = new Map<string, string>()
    for (const group of day.groups) {
      for (const row of [...group.presences, ...group.staff]) {
        if (row.startMinute > minute || minute >= row.endMinute) continue
        const who = 'childId' in row ? row.childId : row.staffMemberId
        expect(where.has(who)).toBe(false)
        where.set(who, group.groupId)
      }
    }
    return new Map([...where].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  function movedTo(where: Map<string, string>, day: LocationDay, minute: number): Map<string, string> {
    return new Map(
      [...where].map(([who, group]) => {
        const [place] = placesDuring(day, groupId(group), { startMinute: minute, endMinute: minute + 1 })
        return [who, place?.groupId ?? group] as const
      }),
    )
  }
})
