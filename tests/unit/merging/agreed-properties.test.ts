import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkMergedDay } from '#shared/domain/merging/check-merged-day.ts'
import { daysHeldWithin, withMerge } from '#shared/domain/merging/agreement-days.ts'
import { inputsOfDays, judgeAgreement } from '#shared/domain/merging/judge-agreement.ts'
import type { GroupMerge } from '#shared/domain/merging/model.ts'
import { standingsOfMerge } from '#shared/domain/merging/standing-of-merge.ts'
import { indexLocationFacts, type LocationIndex } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { addDays, addMonths, isoDay, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import { aChild, aConsent, aContract, aFixedFace } from '#tests/harness/builders/children.ts'
import { childId, groupId, staffMemberId } from '#tests/harness/builders/ids.ts'
import { locationFacts } from '#tests/harness/builders/location-facts.ts'
import { aMerge } from '#tests/harness/builders/merges.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { aShift, aStaffMember } from '#tests/harness/builders/staffing.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'

const monday = isoDay('2026-11-30')
const days = Array.from({ length: 14 }, (_, offset) => addDays(monday, offset)).filter((_, at) => at % 7 < 5)
const ranges = { babies: [0, 18], crawlers: [6, 30], toddlers: [24, 48], pups: [30, 48] } as const
type GroupName = keyof typeof ranges
const names = Object.keys(ranges) as GroupName[]

const hours = fc
  .tuple(fc.integer({ min: 30, max: 40 }), fc.integer({ min: 48, max: 74 }))
  .map(([start, end]) => ({ startMinute: start * 15, endMinute: end * 15 }))
const weekdays = fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5), { minLength: 2, maxLength: 5 })

interface ChildSeed {
  readonly place: number
  readonly days: readonly Weekday[]
  readonly hours: { readonly startMinute: number; readonly endMinute: number }
  readonly hasConsent: boolean
  readonly hasFace: boolean
}
const child: fc.Arbitrary<ChildSeed> = fc.record({
  place: fc.nat(99),
  days: weekdays,
  hours,
  hasConsent: fc.boolean(),
  hasFace: fc.boolean(),
})
const group = fc.record({
  children: fc.array(child, { maxLength: 6 }),
  staff: fc.integer({ min: 1, max: 2 }),
  room: fc.integer({ min: 1_500, max: 6_000 }),
  max: fc.integer({ min: 6, max: 16 }),
})
const house = fc.record({ babies: group, crawlers: group, toddlers: group, pups: group })
type House = typeof house extends fc.Arbitrary<infer Value> ? Value : never

/** The facts of a house; every group has its staff from opening to closing. */
function factsOf(seed: House): LocationFacts {
  const children = names.flatMap((name) =>
    seed[name].children.map((row, number) => ({ name, row, id: childId(`${name}-${number}`) })),
  )
  const staff = names.flatMap((name) =>
    Array.from({ length: seed[name].staff }, (_, number) => ({
      name,
      id: staffMemberId(`${name}-${number}`),
    })),
  )
  return locationFacts({
    fromDay: addDays(monday, -7),
    untilDay: addDays(monday, 27),
    groups: names.map((name, place) =>
      aGroup({
        id: groupId(name),
        name,
        minAgeMonths: ranges[name][0],
        maxAgeMonths: ranges[name][1],
        maxChildren: seed[name].max,
        roomAreaDm2: seed[name].room,
        sortOrder: place,
      }),
    ),
    children: children.map(({ name, row, id }) => {
      const [from, until] = ranges[name]
      const months = from + 3 + (row.place % Math.max(until - from - 4, 1))
      return aChild({ id, firstName: id, birthDate: addMonths(monday, -months) })
    }),
    contracts: children.map(({ name, row, id }) => {
      const { contract, contractDays } = aContract({ child: id, groupId: groupId(name), days: row.days })
      return { contract, contractDays: contractDays.map((line) => ({ ...line, ...row.hours })) }
    }),
    consents: children.flatMap(({ name, row, id }) =>
      row.hasConsent ? names.filter((other) => other !== name).map((other) => aConsent(id, other)) : [],
    ),
    fixedFaces: children.flatMap(({ name, row, id }) => (row.hasFace ? [aFixedFace(id, `${name}-0`)] : [])),
    staffMembers: staff.map(({ id }) => aStaffMember({ id })),
    shifts: staff.flatMap(({ name, id }) =>
      days.map((day) => aShift({ day, staff: id, groupId: groupId(name) })),
    ),
  })
}

const wanted = fc
  .record({
    members: fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 3 }),
    kind: fc.constantFrom('series', 'edgeOfDay', 'oneOff'),
    weekdays,
    day: fc.constantFrom(...days),
    start: fc.integer({ min: 30, max: 60 }),
    length: fc.integer({ min: 4, max: 40 }),
  })
  .map(({ members, kind, day, start, length, ...rest }): GroupMerge =>
    aMerge({
      groupIds: members.map(groupId).toSorted(),
      hostGroupId: groupId(members[0] ?? 'babies'),
      kind,
      validFrom: kind === 'oneOff' ? day : monday,
      validUntil: kind === 'oneOff' ? day : addDays(monday, 13),
      weekdays: kind === 'oneOff' ? [1, 2, 3, 4, 5] : rest.weekdays.toSorted((a, b) => a - b),
      startMinute: start * 15,
      endMinute: Math.min(start * 15 + length * 15, 1110),
    }),
  )

function indexOf(facts: LocationFacts): LocationIndex {
  return indexLocationFacts(facts, regionalHolidays)
}

/** What the independent checker says of one day, on facts without the agreement. */
function brokenOn(index: LocationIndex, merge: GroupMerge, day: IsoDay): readonly string[] {
  return inputsOfDays(index, lawBook, [day]).flatMap(({ day: apart, roomsOfWeek }) =>
    checkMergedDay(index, lawBook, apart, [merge], { roomsOfWeek, mayUseDeviation: true }).map(
      ({ params }) => `${day} ${JSON.stringify(params)}`,
    ),
  )
}

describe('agreements of any house', () => {
  test('whatever is agreed passes the independent checker on every day it holds (MERGE-2, MERGE-5)', () => {
    let agreed = 0
    fc.assert(
      fc.property(house, wanted, (seed, merge) => {
        const index = indexOf(factsOf(seed))
        if (!judgeAgreement(index, lawBook, merge).ok) return
        agreed += 1
        for (const day of daysHeldWithin(merge)) expect(brokenOn(index, merge, day)).toEqual([])
      }),
      { numRuns: 250 },
    )
    expect(agreed).toBeGreaterThan(20)
  })

  test('a series is agreed only when every child that goes along has a consent (MERGE-3)', () => {
    fc.assert(
      fc.property(house, wanted, (seed, merge) => {
        if (merge.kind !== 'series') return
        const facts = factsOf(seed)
        const judged = judgeAgreement(indexOf({ ...facts, consents: [] }), lawBook, merge)
        if (!judged.ok) return
        expect(judged.value.childrenAway).toBe(0)
      }),
      { numRuns: 100 },
    )
  })

  test('after any change the standing tells the truth (MERGE-8)', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(house, house, wanted, (before, after, merge) => {
        if (!judgeAgreement(indexOf(factsOf(before)), lawBook, merge).ok) return
        const index = indexOf(factsOf(after))
        const held = daysHeldWithin(merge)
        const standings = standingsOfMerge(withMerge(index, merge), lawBook, merge, held, monday)
        expect(standings.map(({ day }) => day)).toEqual(held)
        for (const { day, standing, sentences } of standings) {
          seen.add(standing)
          const isConsentMissing = sentences[0]?.code === 'mergeStanding.consent'
          if (standing === 'notAllowed' && !isConsentMissing) {
            expect(brokenOn(index, merge, day)).not.toEqual([])
          } else {
            expect(brokenOn(index, merge, day)).toEqual([])
          }
          expect(sentences.length > 0).toBe(standing !== 'holds')
        }
      }),
      { numRuns: 250 },
    )
    expect([...seen].toSorted()).toEqual(['holds', 'notAllowed', 'notNeeded'])
  })

  test('the merge itself is carried out as it was judged: the same need as the checker counted', () => {
    fc.assert(
      fc.property(house, wanted, (seed, merge) => {
        const index = indexOf(factsOf(seed))
        const judged = judgeAgreement(index, lawBook, merge)
        if (!judged.ok) return
        const { day, moments } = judged.value
        const [input] = inputsOfDays(withMerge(index, merge), lawBook, [day])
        const host = input?.day.units.find(({ unitId }) => unitId === merge.hostGroupId)
        for (const moment of moments) {
          const segment = host?.segments.find(
            ({ startMinute, endMinute }) =>
              startMinute <= moment.startMinute && moment.startMinute < endMinute,
          )
          expect(segment?.children ?? 0).toBe(moment.children)
          expect(segment?.required ?? 0).toBe(moment.requiredTogether)
        }
      }),
      { numRuns: 100 },
    )
  })
})
