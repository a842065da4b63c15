import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChildId } from '#shared/domain/ids.ts'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { findFreePlaces, findUnitOf } from '#shared/domain/occupancy/free-places.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { compileRatio } from '#shared/domain/ratio/required-staff.ts'
import { computeAgeLadder } from '#shared/domain/outlook/age-ladder.ts'
import { effectOfBirthday } from '#shared/domain/outlook/ladder-effect.ts'
import type { AgeLadder, LadderStep } from '#shared/domain/outlook/model.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { must } from '#shared/kernel/invariant.ts'
import { addDays, addMonths, isoDay, type IsoDay } from '#shared/kernel/time.ts'
import { aChild, aContract, bornSoThat } from '#tests/harness/builders/children.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { locationFacts, ordinaryTuesday, type FactsOptions } from '#tests/harness/builders/location-facts.ts'
import { aClosure, aGroup, aHouseRule, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'
import { lawBook } from '#tests/harness/law.ts'
import { randomFacts, randomFactsFrom } from '#tests/harness/random-facts.ts'

const november = '2026-11' as IsoMonth

function ladderOf(
  facts: LocationFacts,
  months = 3,
  more: Partial<Parameters<typeof computeAgeLadder>[0]> = {},
): AgeLadder {
  const index = indexLocationFacts(facts, regionalHolidays)
  const input = { index, book: lawBook, fromMonth: november, months, schoolCare: [], waiting: [], ...more }
  const work = computeAgeLadder(input)
  let step = work.next()
  while (step.done !== true) step = work.next()
  return step.value
}

/** Four babies on Tuesdays; the fourth, Mila, has her birthday on the day given. */
function babies(birthDate: IsoDay, options: FactsOptions = {}): LocationFacts {
  const others = ['a', 'b', 'c']
  return locationFacts({
    groups: [aGroup({ maxAgeMonths: 24, maxChildren: 9 })],
    children: [
      ...others.map((name) => aChild({ id: childId(name), birthDate: bornSoThat(0, ordinaryTuesday, 2) })),
      aChild({ id: childId('Mila'), firstName: 'Mila', birthDate }),
    ],
    contracts: [...others, 'Mila'].map((name) => aContract({ child: childId(name), days: [2] })),
    ...options,
  })
}

const stepOf = (ladder: AgeLadder, name = 'Mila Bakker'): LadderStep | undefined =>
  ladder.steps.find((step) => step.name === name)

describe('LADDER-1 the age ladder', () => {
  test('a baby that turns one makes its group another row of the table, on the first day it comes', () => {
    const birthday = isoDay('2026-12-09')
    const step = stepOf(ladderOf(babies(addMonths(birthday, -12))))
    expect(step).toMatchObject({ kind: 'turns', day: birthday, ageYears: 1, lastDay: null, next: null })
    expect(step?.effects).toHaveLength(1)
    expect(step?.effects[0]).toMatchObject({
      weekday: 2,
      day: '2026-12-15',
      classBefore: { fromAge: 0, toAge: 1 },
      classAfter: { fromAge: 0, toAge: 2 },
    })
  })

  test('what it says of before and after is what the day itself gives with the child a year younger', () => {
    let compared = 0
    fc.assert(
      fc.property(randomFacts, fc.constantFrom(0, 1, 2, 3, 4), (facts, offset) => {
        const date = addDays(randomFactsFrom, offset)
        const index = indexLocationFacts(facts, regionalHolidays)
        const day = computeDay(index, lawBook, date)
        for (const child of facts.children) {
          const contract = facts.contracts.find((each) => each.childId === child.id)
          const group = contract && index.groupById.get(contract.groupId)
          if (group === undefined || group.setting === 'outOfSchoolCare') continue
          const effect = effectOfBirthday(lawBook, day, group, child.id)
          if (effect === null) continue
          const younger = withBirthDate(facts, child.id, addMonths(child.birthDate, 12))
          const before = computeDay(indexLocationFacts(younger, regionalHolidays), lawBook, date)
          const unit = findUnitOf(before, group.id)
          const now = findUnitOf(day, group.id)
          // A year younger it may be too young to come at all, or make the group one of another kind.
          if (child.birthDate > addDays(date, -500) || unit?.ratioSetting !== now?.ratioSetting) continue
          if (child.birthDate < addDays(date, -4 * 365)) continue
          const minutes = (segments: NonNullable<typeof unit>['segments']) =>
            segments.reduce(
              (sum, each) => sum + (each.required ?? 0) * (each.endMinute - each.startMinute),
              0,
            )
          compared += 1
          expect(effect.changeMinutes).toBe(minutes(now?.segments ?? []) - minutes(unit?.segments ?? []))
        }
      }),
      { numRuns: 60 },
    )
    expect(compared).toBeGreaterThan(0)
  })

  test('places before are those the week board counts against the staff that is needed (CHECK-2)', () => {
    const birthday = isoDay('2026-12-08')
    const facts = babies(addMonths(birthday, -12))
    const effect = stepOf(ladderOf(facts))?.effects[0]
    const younger = withBirthDate(facts, childId('Mila'), addMonths(birthday, -6))
    const index = indexLocationFacts(younger, regionalHolidays)
    const day = computeDay(index, lawBook, birthday)
    const wholeDay = { startMinute: 0, endMinute: 1440 }
    const free = findFreePlaces(index, lawBook, day, groupId('ladybirds'), wholeDay, 'required')
    expect(effect?.day).toBe(birthday)
    expect(effect?.places.map(({ ageYears, before }) => ({ ageYears, places: before }))).toEqual(free.byAge)
  })

  test('ten babies by themselves may be a group; when the first turns one they may not (BKR-4)', () => {
    const birthday = isoDay('2026-12-08')
    const others = Array.from({ length: 9 }, (_, place) => `baby${place}`)
    const facts = locationFacts({
      groups: [aGroup({ maxAgeMonths: 24 })],
      children: [
        ...others.map((name) => aChild({ id: childId(name), birthDate: bornSoThat(0, ordinaryTuesday, 2) })),
        aChild({ id: childId('Mila'), firstName: 'Mila', birthDate: addMonths(birthday, -12) }),
      ],
      contracts: [...others, 'Mila'].map((name) => aContract({ child: childId(name), days: [2] })),
    })
    expect(stepOf(ladderOf(facts))?.effects[0]).toMatchObject({ requiredBefore: 4, requiredAfter: null })
  })

  test('by the law of today no other birthday in day care asks more staff (BKR-1..4)', () => {
    const ratio = must(compileRatio(lawBook, 'kdv', ordinaryTuesday), 'a law of today')
    const asksMore: (readonly number[])[] = []
    for (const counts of compositions(16)) {
      for (const age of [0, 1, 2]) {
        const before = ratio.required(counts)
        if ((counts[age] ?? 0) === 0 || before <= 0) continue
        const older = [...counts]
        older[age] = (older[age] ?? 0) - 1
        older[age + 1] = (older[age + 1] ?? 0) + 1
        const isTooManyBabies = (counts[0] ?? 0) > 9 && age === 0
        if (!isTooManyBabies && ratio.required(older) > before) asksMore.push(counts)
      }
    }
    expect(asksMore).toEqual([])
  })

  test('at four the child leaves at the end of the month or on the birthday, as the house decides (CARE-4)', () => {
    const birthday = isoDay('2026-12-10')
    const facts = (options: FactsOptions = {}) =>
      babies(addMonths(birthday, -48), { groups: [aGroup()], ...options })
    expect(stepOf(ladderOf(facts()))).toMatchObject({ kind: 'leaves', day: birthday, lastDay: '2026-12-31' })
    const rule = aHouseRule('care.dayCareEnd', 'birthday')
    expect(stepOf(ladderOf(facts({ houseRules: [rule] })))?.lastDay).toBe('2026-12-09')
    // The first Tuesday after the year is out on which the house is open.
    expect(stepOf(ladderOf(facts()))?.effects).toMatchObject([{ weekday: 2, day: '2027-01-05' }])
  })

  test('who leaves without a place in school care is a task; a place or a line on the waiting list is said', () => {
    const facts = babies(addMonths(isoDay('2026-12-10'), -48), { groups: [aGroup()] })
    const child = childId('Mila')
    const next = (more: Parameters<typeof ladderOf>[2]) => stepOf(ladderOf(facts, 3, more))?.next
    expect(next({})).toEqual({ kind: 'schoolCare', state: 'none' })
    const waiting = [{ childId: child, setting: 'outOfSchoolCare', status: 'waiting' }] as const
    expect(next({ waiting })).toEqual({ kind: 'schoolCare', state: 'waiting' })
    const gone = [{ childId: child, setting: 'outOfSchoolCare', status: 'withdrawn' }] as const
    expect(next({ waiting: gone })).toEqual({ kind: 'schoolCare', state: 'none' })
    expect(next({ schoolCare: [{ childId: child, endDate: null }] })).toEqual({
      kind: 'schoolCare',
      state: 'placed',
    })
    expect(next({ schoolCare: [{ childId: child, endDate: isoDay('2026-12-20') }] })?.state).toBe('none')
  })

  test('who outgrows the group has a next group planned, or that is the task (GROUP-5)', () => {
    const birthday = isoDay('2026-12-09')
    const facts = babies(addMonths(birthday, -24))
    expect(stepOf(ladderOf(facts))).toMatchObject({
      kind: 'turns',
      ageYears: 2,
      next: { kind: 'group', state: 'none' },
    })
    const older = aGroup({ id: groupId('older'), name: 'Dreumesen', sortOrder: 2 })
    const planned = {
      ...facts,
      groups: [...facts.groups, older],
      contracts: [
        ...facts.contracts,
        aContract({ child: childId('Mila'), days: [2], groupId: older.id, startDate: isoDay('2027-01-01') })
          .contract,
      ],
    }
    expect(stepOf(ladderOf(planned))?.next).toEqual({
      kind: 'group',
      state: 'planned',
      groupName: 'Dreumesen',
    })
  })

  test('a school group that is outgrown is a task without staff, because the location is counted (BKR-5)', () => {
    const facts = locationFacts({
      groups: [anOutOfSchoolGroup({ maxAgeMonths: 84 })],
      children: [aChild({ id: childId('Sem'), firstName: 'Sem', birthDate: isoDay('2019-12-23') })],
      contracts: [
        aContract({
          child: childId('Sem'),
          days: [1],
          setting: 'outOfSchoolCare',
          groupId: groupId('explorers'),
        }),
      ],
    })
    expect(ladderOf(facts).steps).toMatchObject([
      {
        kind: 'outgrows',
        day: '2026-12-23',
        ageYears: 7,
        effects: [],
        next: { kind: 'group', state: 'none' },
      },
    ])
  })

  test('a birthday outside the contract or outside the months is no step', () => {
    const birthDate = addMonths(isoDay('2026-12-09'), -12)
    const ended = babies(birthDate)
    const contracts = ended.contracts.map((contract) => ({ ...contract, endDate: isoDay('2026-12-08') }))
    expect(ladderOf({ ...ended, contracts }).steps).toEqual([])
    expect(stepOf(ladderOf(ended, 1))).toBeUndefined()
  })

  test('a child that never comes in the weeks after has a step without an effect', () => {
    const closure = aClosure({ startDay: isoDay('2026-12-01'), endDay: isoDay('2027-03-01') })
    const step = stepOf(ladderOf(babies(addMonths(isoDay('2026-12-09'), -12), { closures: [closure] })))
    expect(step).toMatchObject({ kind: 'turns', effects: [] })
  })

  test('a leap day counts on the first of March, and a location without groups has no steps (BKR-19)', () => {
    const facts = babies(isoDay('2024-02-29'))
    expect(stepOf(ladderOf(facts, 5))).toMatchObject({ ageYears: 3, day: '2027-03-01' })
    expect(ladderOf(locationFacts({ groups: [] }))).toMatchObject({ steps: [], groups: [] })
  })
})

function withBirthDate(facts: LocationFacts, id: ChildId, birthDate: IsoDay): LocationFacts {
  const children = facts.children.map((child) => (child.id === id ? { ...child, birthDate } : child))
  return { ...facts, children }
}

/** Every group of at most so many children of nought to three. */
function* compositions(most: number): Generator<readonly number[]> {
  const older = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  for (let zeros = 0; zeros <= most; zeros += 1) {
    for (let ones = 0; zeros + ones <= most; ones += 1) {
      for (let twos = 0; zeros + ones + twos <= most; twos += 1) {
        for (let threes = 0; zeros + ones + twos + threes <= most; threes += 1) {
          yield [zeros, ones, twos, threes, ...older]
        }
      }
    }
  }
}
