import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, recordsOfCare } from '#shared/domain/base-groups/apply-changes.ts'
import { createBasePlan } from '#shared/domain/base-groups/create-base-plan.ts'
import { firstTooFull } from '#shared/domain/base-groups/first-too-full.ts'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { BasePlan } from '#shared/domain/base-groups/plan-model.ts'
import { judgeChanges } from '#shared/domain/base-groups/plan-outcome.ts'
import { computeDay } from '#shared/domain/occupancy/compute-day.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { GroupDay, LocationFacts } from '#shared/domain/occupancy/model.ts'
import { compileRatio } from '#shared/domain/ratio/required-staff.ts'
import { addDays, isoDay, type IsoDay, type Weekday } from '#shared/kernel/time.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { aChild, aContract } from '../../harness/builders/children.ts'
import { childId, groupId } from '../../harness/builders/ids.ts'
import { locationFacts } from '../../harness/builders/location-facts.ts'
import { regionalHolidays } from '../../harness/calendar.ts'
import { lawBook } from '../../harness/law.ts'
import { babies, explorers, fromWeek, houseGroups, toddlers } from './plan-house.ts'

const firstDay = isoDay('2026-11-23')
const dayCount = 8 * 7
const horizon = { fromWeek, weeks: dayCount / 7 }
const dayCareGroups = [babies, toddlers]
const fivefold = <Value>(value: Value): readonly Value[] => [value, value, value, value, value]
const groups = [...fivefold(babies), ...fivefold(toddlers), explorers, groupId('nowhere')]

const randomResident = fc.record({
  group: fc.constantFrom(babies, babies, toddlers, toddlers, explorers),
  /** Weeks before the first day. */
  ageWeeks: fc.integer({ min: -4, max: 200 }),
  days: fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5), { minLength: 1, maxLength: 4 }),
  hours: fc.constantFrom({}, { end: '13:00' }, { start: '12:30' }),
  endsAfterWeeks: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 5 }),
})

/** A house with small groups, so that some are full. */
const randomHouse: fc.Arbitrary<LocationFacts> = fc
  .array(randomResident, { minLength: 12, maxLength: 16 })
  .map((residents) => {
    const isPupil = (place: number): boolean => residents[place]?.group === explorers
    return locationFacts({
      groups: houseGroups.map((group) => ({ ...group, maxChildren: 3 })),
      children: residents.map(({ ageWeeks }, place) =>
        aChild({
          id: childId(`child${place}`),
          birthDate: addDays(firstDay, -7 * (isPupil(place) ? ageWeeks + 250 : ageWeeks)),
        }),
      ),
      contracts: residents.map(({ group, days, hours, endsAfterWeeks }, place) =>
        aContract({
          ...{ child: childId(`child${place}`), groupId: group, days, hours },
          setting: isPupil(place) ? 'outOfSchoolCare' : 'dayCare',
          endDate: endsAfterWeeks === null ? null : addDays(firstDay, 7 * endsAfterWeeks),
        }),
      ),
    })
  })

/** Mostly something a person might do, now and then nonsense. */
const randomChange: fc.Arbitrary<PlannedChange> = fc
  .record({
    kind: fc.constantFrom<PlannedChange['kind']>(
      ...fivefold<PlannedChange['kind']>('transfer'),
      'place',
      'end',
    ),
    child: fc.nat({ max: 12 }),
    group: fc.constantFrom(...groups),
    isOdd: fc.nat({ max: 9 }).map((chance) => chance === 0),
    offset: fc.integer({ min: -1, max: dayCount + 5 }),
    settlingInWeeks: fc.nat({ max: 3 }),
  })
  .map(({ kind, child, group, isOdd, offset, settlingInWeeks }) => {
    const who = {
      childId: childId(`child${child}`),
      setting: dayCareGroups.includes(group) === isOdd ? ('outOfSchoolCare' as const) : ('dayCare' as const),
      day: addDays(firstDay, offset),
    }
    if (kind === 'end') return { kind, ...who }
    if (kind === 'transfer') return { kind, ...who, toGroupId: group, settlingInWeeks }
    const days = [{ weekday: 2 as const, startMinute: null, endMinute: null }]
    return { kind, ...who, entryId: null, groupId: group, days }
  })

/** The facts a plan stands for, put together from its records alone. */
function factsOf(facts: LocationFacts, plan: BasePlan): LocationFacts {
  const records = [...plan.care.values()].map(recordsOfCare)
  return {
    ...facts,
    contracts: records.flatMap(({ contracts }) => contracts),
    contractDays: records.flatMap(({ contractDays }) => contractDays),
  }
}

/** By how many a group is over what it may hold, or Infinity when the law does not allow it; counted from scratch. */
function excessOf(facts: LocationFacts, group: GroupDay, day: Parameters<typeof computeDay>[2]): number {
  const row = facts.groups.find(({ id }) => id === group.groupId)
  if (row === undefined) return Number.POSITIVE_INFINITY
  const setting = row.setting === 'outOfSchoolCare' ? 'bso' : row.isPreschoolEducation ? 've' : 'kdv'
  const compiled = compileRatio(lawBook, setting, day)
  let excess = 0
  for (const { children, counts } of group.segments) {
    excess = Math.max(excess, children - row.maxChildren)
    if (children > 0 && compiled?.groupAllowed(counts) === false) excess = Number.POSITIVE_INFINITY
  }
  return excess
}

describe('changes that are let through', () => {
  it('never leave a group with more children than before where that is too many (PLAN-4, GROUP-5)', () => {
    let letThrough = 0
    let held = 0
    fc.assert(
      fc.property(
        randomHouse,
        fc.array(randomChange, { minLength: 2, maxLength: 4, size: 'max' }),
        (facts, changes) => {
          const before = createBasePlan(indexLocationFacts(facts, regionalHolidays), lawBook, horizon)
          const { plan: after, applied } = applyChanges(before, changes, firstDay)
          const done = applied.filter(({ refusal }) => refusal === null).map(({ change }) => change)
          if (done.length === 0) return
          const oldIndex = indexLocationFacts(facts, regionalHolidays)
          const newIndex = indexLocationFacts(factsOf(facts, after), regionalHolidays)
          const stopped = firstTooFull(before, after, done)
          if (stopped !== undefined) {
            held += 1
            const { day, group } = stopped.refusal.params
            const full = computeDay(newIndex, lawBook, day as IsoDay).groups.find(
              ({ groupId: id }) => newIndex.groupById.get(id)?.name === group,
            )
            expect(full === undefined ? 0 : excessOf(facts, full, day as IsoDay)).toBeGreaterThan(0)
            return
          }
          letThrough += 1
          for (let offset = 0; offset < dayCount; offset += 1) {
            const day = addDays(firstDay, offset)
            const old = computeDay(oldIndex, lawBook, day)
            for (const group of computeDay(newIndex, lawBook, day).groups) {
              const excess = excessOf(facts, group, day)
              if (excess <= 0) continue
              const was = old.groups.find(({ groupId: id }) => id === group.groupId)
              const most = (one: GroupDay | undefined) =>
                Math.max(0, ...(one?.segments ?? []).map((s) => s.children))
              expect(was === undefined ? 0 : excessOf(facts, was, day)).toBeGreaterThan(0)
              expect(most(group)).toBeLessThanOrEqual(most(was))
            }
          }
        },
      ),
      { numRuns: 150 },
    )
    // The property must have looked at both.
    expect(Math.min(letThrough, held)).toBeGreaterThan(8)
  })

  it('keep every child in one base group per setting at any time (GROUP-1)', () => {
    fc.assert(
      fc.property(randomHouse, fc.array(randomChange, { maxLength: 10 }), (facts, changes) => {
        const before = createBasePlan(indexLocationFacts(facts, regionalHolidays), lawBook, horizon)
        const { plan } = applyChanges(before, changes, firstDay)
        for (const care of plan.care.values()) {
          const contracts = care.contracts.map(({ contract }) => contract)
          for (const [place, one] of contracts.entries()) {
            expect(one.endDate === null || one.startDate <= one.endDate).toBe(true)
            for (const other of contracts.slice(place + 1)) {
              if (one.setting !== other.setting) continue
              const isApart =
                (other.endDate !== null && other.endDate < one.startDate) ||
                (one.endDate !== null && one.endDate < other.startDate)
              expect(isApart).toBe(true)
            }
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are always answered in words, in both languages, whatever is asked', () => {
    const languages = [createTexts(ruleTexts, 'nl'), createTexts(ruleTexts, 'en')]
    fc.assert(
      fc.property(randomHouse, fc.array(randomChange, { minLength: 1, maxLength: 4 }), (facts, changes) => {
        const plan = createBasePlan(indexLocationFacts(facts, regionalHolidays), lawBook, horizon)
        const outcome = judgeChanges(plan, changes, [], firstDay)
        expect(outcome.sentences.length).toBeGreaterThan(0)
        const messages =
          outcome.better === null ? outcome.sentences : [...outcome.sentences, outcome.better.message]
        for (const texts of languages) {
          for (const message of messages) {
            const sentence = writeMessage(texts, message)
            expect(sentence).toMatch(/\s/)
            expect(sentence).not.toMatch(/undefined|\{\{|NaN|plan\./)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
