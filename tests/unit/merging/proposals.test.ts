import { describe, expect, test } from 'vitest'
import { checkMergedDay } from '#shared/domain/merging/check-merged-day.ts'
import type { GroupMerge, MergeDayPlan } from '#shared/domain/merging/model.ts'
import { planMerges } from '#shared/domain/merging/plan-merges.ts'
import { tryMerge } from '#shared/domain/merging/try-merge.ts'
import type { LocationFacts } from '#shared/domain/occupancy/model.ts'
import { addDays, type Instant, type IsoDay } from '#shared/kernel/time.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { aFixedFace } from '#tests/harness/builders/children.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import {
  aCrowd,
  aTeam,
  locationFacts,
  ordinaryTuesday,
  type FactsOptions,
} from '#tests/harness/builders/location-facts.ts'
import { aClosure, aGroup, aHouseRule } from '#tests/harness/builders/organisation.ts'
import { lawBook } from '#tests/harness/law.ts'
import { mergeInputOf } from '#tests/harness/merge-models.ts'
import { aQuietLocation, quietMonday } from '#tests/harness/quiet-location.ts'

const toddlersA = groupId('toddlers-a')
const toddlersB = groupId('toddlers-b')
const now = '2026-11-23T08:00:00.000Z' as Instant
const wholeDay = { startMinute: 450, endMinute: 1110 }

/** Two toddler groups: five two-year-olds and three three-year-olds in each; two people in each. */
function twoQuietGroups(overrides: FactsOptions = {}): LocationFacts {
  const crowdA = aCrowd({
    day: ordinaryTuesday,
    prefix: 'a',
    ages: { 2: 7, 3: 1 },
    contract: { groupId: toddlersA },
  })
  const crowdB = aCrowd({
    day: ordinaryTuesday,
    prefix: 'b',
    ages: { 2: 7, 3: 1 },
    contract: { groupId: toddlersB },
  })
  const teamA = aTeam(2, [ordinaryTuesday], {
    prefix: 'anna',
    groupId: toddlersA,
    start: '07:30',
    end: '18:30',
    breaks: [],
  })
  const teamB = aTeam(2, [ordinaryTuesday], {
    prefix: 'bea',
    groupId: toddlersB,
    start: '07:30',
    end: '18:30',
    breaks: [],
  })
  return locationFacts({
    groups: [
      aGroup({ id: toddlersA, name: 'Peuters A', minAgeMonths: 24, sortOrder: 1 }),
      aGroup({ id: toddlersB, name: 'Peuters B', minAgeMonths: 24, sortOrder: 2 }),
    ],
    children: [...crowdA.children, ...crowdB.children],
    contracts: [...crowdA.contracts, ...crowdB.contracts],
    staffMembers: [...teamA.staffMembers, ...teamB.staffMembers],
    shifts: [...teamA.shifts, ...teamB.shifts],
    ...overrides,
  })
}

function planOf(facts: LocationFacts, day: IsoDay = ordinaryTuesday): MergeDayPlan {
  return planMerges(mergeInputOf(facts, day))
}

function sentencesOf(plan: MergeDayPlan): readonly string[] {
  const texts = createTexts(ruleTexts, 'nl')
  return plan.proposals.flatMap(({ sentences }) => sentences.map((message) => writeMessage(texts, message)))
}

function agreedMerge(day: IsoDay): GroupMerge {
  return {
    ...wholeDay,
    id: 'agreed' as GroupMerge['id'],
    locationId: twoQuietGroups().location.id,
    hostGroupId: toddlersA,
    groupIds: [toddlersA, toddlersB],
    validFrom: day,
    validUntil: day,
    weekdays: [2],
    exceptDays: [],
    kind: 'oneOff',
    reason: 'lowOccupancy',
    note: '',
    proof: [],
    decidedBy: 'manager',
    decidedAt: now,
  }
}

function codesOf(plan: MergeDayPlan): readonly string[] {
  return plan.notices.map(({ code }) => code)
}

/** Few enough children that two people do for all of them. */
function twoHalfGroups(overrides: FactsOptions = {}): LocationFacts {
  const crowds = (['a', 'b'] as const).map((prefix) =>
    aCrowd({
      day: ordinaryTuesday,
      prefix,
      ages: { 2: 3 },
      contract: { groupId: prefix === 'a' ? toddlersA : toddlersB },
    }),
  )
  return twoQuietGroups({
    children: crowds.flatMap(({ children }) => children),
    contracts: crowds.flatMap(({ contracts }) => contracts),
    ...overrides,
  })
}

describe('a quiet day', () => {
  test('MERGE-4: two groups of three toddlers are proposed together, one colleague instead of two', () => {
    const plan = planOf(twoHalfGroups())
    expect(plan.proof).toEqual({ isProven: true, gapMinutes: 0 })
    expect(plan.proposals).toHaveLength(1)
    const [proposal] = plan.proposals
    expect(proposal?.groupIds).toEqual([toddlersA, toddlersB])
    expect(proposal?.savedMinutes).toBe(plan.requiredApartMinutes - plan.requiredTogetherMinutes)
    expect(sentencesOf(plan)[0]).toBe("Peuters A en Peuters B samen: 6 kinderen, 1 pm'er in plaats van 2.")
    expect(sentencesOf(plan).every((sentence) => !/\{\{|merge\./.test(sentence))).toBe(true)
  })

  test('MERGE-4: the first sentence counts the moment of the table that saves most hours', () => {
    const { proposals } = planOf(
      aQuietLocation({ seed: 3, groups: 4, children: 40 }),
      addDays(quietMonday, 2),
    )
    expect(proposals.length).toBeGreaterThan(0)
    for (const { moments, sentences } of proposals) {
      const hours = moments.map(
        ({ requiredApart, requiredTogether, startMinute, endMinute }) =>
          ((requiredApart ?? 0) - (requiredTogether ?? 0)) * (endMinute - startMinute),
      )
      const best = moments.filter((_, index) => hours[index] === Math.max(...hours))
      expect(sentences[0]?.params['children']).toBe(Math.max(...best.map(({ children }) => children)))
    }
  })

  test('MERGE-4: what a merge is worth is its hours at the hourly cost of the house', () => {
    const [proposal] = planOf(twoHalfGroups({ houseRules: [aHouseRule('staff.hourCents', 4000)] })).proposals
    expect(proposal?.savedCents).toBe(Math.round(((proposal?.savedMinutes ?? 0) * 4000) / 60))
    expect(proposal?.savedMinutes).toBeGreaterThan(0)
  })

  test('MERGE-4: somebody is named whose hours come free, as long as the merge saves', () => {
    const [proposal] = planOf(twoHalfGroups()).proposals
    const freedMinutes = proposal?.freed.reduce((sum, item) => sum + item.endMinute - item.startMinute, 0)
    expect(freedMinutes).toBe(proposal?.savedMinutes)
  })

  test('MERGE-4: a merge shorter than the house wants is not proposed', () => {
    const plan = planOf(twoHalfGroups({ houseRules: [aHouseRule('merging.minimumMinutes', 1440)] }))
    expect(plan.proposals).toEqual([])
    expect(codesOf(plan)).toContain('merge.notice.nothingToSave')
  })

  test('"not now" keeps these groups apart that day and says how much was set aside', () => {
    const dismissed = [
      {
        id: 'not-now',
        locationId: twoHalfGroups().location.id,
        groupIds: [toddlersA, toddlersB],
        validFrom: ordinaryTuesday,
        validUntil: ordinaryTuesday,
        weekdays: [2 as const],
        exceptDays: [],
        dismissedBy: 'manager',
        dismissedAt: now,
      },
    ]
    const plan = planMerges(mergeInputOf(twoHalfGroups(), ordinaryTuesday, { dismissed }))
    expect(plan.proposals).toEqual([])
    expect(codesOf(plan)).toContain('merge.notice.setAside')
  })

  test('MERGE-7: groups that were agreed to be together are not proposed again', () => {
    const input = mergeInputOf(twoHalfGroups(), ordinaryTuesday)
    const agreed = [agreedMerge(input.day.day)]
    expect(planMerges({ ...input, agreed }).proposals).toEqual([])
  })

  test('MERGE-5: nobody is freed when that takes the only fixed face of a baby away for the whole day', () => {
    const babies = aCrowd({
      day: ordinaryTuesday,
      prefix: 'baby',
      ages: { 0: 1 },
      contract: { groupId: toddlersA },
    })
    const others = aCrowd({
      day: ordinaryTuesday,
      prefix: 'babyB',
      ages: { 0: 1 },
      contract: { groupId: toddlersB },
    })
    const faces = [aFixedFace(childId('baby0-1'), 'anna1'), aFixedFace(childId('babyB0-1'), 'bea1')]
    const teamA = aTeam(1, [ordinaryTuesday], {
      prefix: 'anna',
      groupId: toddlersA,
      start: '07:30',
      end: '18:30',
      breaks: [],
    })
    const teamB = aTeam(1, [ordinaryTuesday], {
      prefix: 'bea',
      groupId: toddlersB,
      start: '07:30',
      end: '18:30',
      breaks: [],
    })
    const facts = twoQuietGroups({
      groups: [aGroup({ id: toddlersA, sortOrder: 1 }), aGroup({ id: toddlersB, sortOrder: 2 })],
      children: [...babies.children, ...others.children],
      contracts: [...babies.contracts, ...others.contracts],
      staffMembers: [...teamA.staffMembers, ...teamB.staffMembers],
      shifts: [...teamA.shifts, ...teamB.shifts],
      fixedFaces: faces,
    })
    const plan = planOf(facts)
    expect(plan.proposals).toEqual([])
    const without = planOf({ ...facts, fixedFaces: [] })
    expect(without.proposals.length).toBeGreaterThan(0)
  })
})

describe('an answer whatever is asked', () => {
  test('a closed day has no proposals and says so', () => {
    const plan = planOf(twoHalfGroups({ closures: [aClosure({ startDay: ordinaryTuesday })] }))
    expect(plan.proposals).toEqual([])
    expect(codesOf(plan)).toContain('merge.notice.closed')
  })

  test('a location with one group has no proposals and says so', () => {
    const plan = planOf(locationFacts(aCrowdOnly()))
    expect(plan.proposals).toEqual([])
    expect(codesOf(plan)).toContain('merge.notice.oneGroup')
  })

  test('MERGE-2: groups whose ages do not follow on are never together', () => {
    const groups = [
      aGroup({ id: toddlersA, minAgeMonths: 0, maxAgeMonths: 18, sortOrder: 1 }),
      aGroup({ id: toddlersB, minAgeMonths: 24, sortOrder: 2 }),
    ]
    const plan = planOf(twoHalfGroups({ groups }))
    expect(plan.proposals).toEqual([])
    expect(codesOf(plan)).toContain('merge.notice.noneTogether')
  })

  test.each([0, -50])(
    'BKR-18: a room of %i square decimetres is no room and never a crash',
    (roomAreaDm2) => {
      const groups = [
        aGroup({ id: toddlersA, minAgeMonths: 24, roomAreaDm2, sortOrder: 1 }),
        aGroup({ id: toddlersB, minAgeMonths: 24, roomAreaDm2, sortOrder: 2 }),
      ]
      const facts = twoHalfGroups({ groups })
      const plan = planOf(facts)
      expect(plan.proposals).toEqual([])
      expect(codesOf(plan)).toContain('merge.notice.roomUnknown')
      const tried = tryMerge(
        mergeInputOf(facts, ordinaryTuesday),
        [toddlersA, toddlersB],
        toddlersA,
        wholeDay,
      )
      expect(tried.ok && tried.value.verdict).toBe('no')
    },
  )

  test('MERGE-7: merges that overlap are refused by the one who counts again', () => {
    const facts = twoHalfGroups()
    const input = mergeInputOf(facts, ordinaryTuesday)
    const merge = { ...wholeDay, groupIds: [toddlersA, toddlersB], hostGroupId: toddlersA }
    const found = checkMergedDay(input.index, lawBook, input.day, [
      merge,
      { ...merge, hostGroupId: toddlersB },
    ])
    expect(found.map(({ params }) => params['rule'])).toContain('overlap')
    expect(checkMergedDay(input.index, lawBook, input.day, [merge])).toEqual([])
  })

  test('a plan that is stopped half-way is legal, and says how much may be missed', () => {
    const facts = aQuietLocation({ seed: 3, groups: 8, children: 70 })
    const day = addDays(quietMonday, 2)
    const whole = planMerges(mergeInputOf(facts, day))
    const stopped = planMerges(mergeInputOf(facts, day), { isStopped: () => true })
    expect(whole.proposals.length).toBeGreaterThan(0)
    expect(stopped.proposals).toEqual([])
    const savedByWhole = whole.requiredApartMinutes - whole.requiredTogetherMinutes
    expect(stopped.proof.gapMinutes).toBeGreaterThanOrEqual(savedByWhole)
    expect(codesOf(stopped)).toContain('merge.notice.stopped')
  })

  test('twenty groups are answered, with the gap when it is not proven', () => {
    const facts = aQuietLocation({ seed: 5, groups: 20, children: 180 })
    const plan = planOf(facts, addDays(quietMonday, 2))
    expect(plan.proposals.length).toBeGreaterThan(0)
    expect(plan.proof.isProven).toBe(plan.proof.gapMinutes === 0)
  })
})

function aCrowdOnly() {
  const crowd = aCrowd({ day: ordinaryTuesday, ages: { 2: 3 } })
  return { children: crowd.children, contracts: crowd.contracts }
}

describe('a merge somebody thought of', () => {
  const input = mergeInputOf(twoQuietGroups(), ordinaryTuesday)
  const refusals = [
    ['one group', [toddlersA, toddlersA], toddlersA, wholeDay, 'oneGroup'],
    ['a group that is not there', [toddlersA, groupId('nowhere')], toddlersA, wholeDay, 'unknownGroup'],
    ['a host elsewhere', [toddlersA, toddlersB], groupId('nowhere'), wholeDay, 'hostElsewhere'],
    ['no length', [toddlersA, toddlersB], toddlersA, { startMinute: 600, endMinute: 600 }, 'noLength'],
    ['too early', [toddlersA, toddlersB], toddlersA, { startMinute: 300, endMinute: 600 }, 'outsideOpening'],
  ] as const
  test.each(refusals)('with %s is refused with the reason', (_name, groups, host, interval, code) => {
    const tried = tryMerge(input, groups, host, interval)
    expect(tried).toMatchObject({ ok: false, refusal: { code: `merge.refusal.${code}` } })
  })

  test('MERGE-2: seventeen children in a room for sixteen is a plain no, with the number', () => {
    const crowd = aCrowd({
      day: ordinaryTuesday,
      ages: { 2: 1 },
      prefix: 'x',
      contract: { groupId: toddlersA },
    })
    const facts = twoQuietGroups()
    const fuller = {
      ...facts,
      children: [...facts.children, ...crowd.children],
      contracts: [...facts.contracts, ...crowd.contracts.map(({ contract }) => contract)],
      contractDays: [...facts.contractDays, ...crowd.contracts.flatMap(({ contractDays }) => contractDays)],
    }
    const tried = tryMerge(mergeInputOf(fuller, ordinaryTuesday), [toddlersA, toddlersB], toddlersA, wholeDay)
    if (!tried.ok) throw new Error('it can be computed')
    expect(tried.value.verdict).toBe('no')
    expect(tried.value.blockers.map(({ message }) => message.code)).toContain('merge.blocked.house')
  })

  test('GROUP-3: children whose parents have not signed are named, and that alone is no caution for one day', () => {
    const tried = tryMerge(input, [toddlersA, toddlersB], toddlersA, wholeDay)
    if (!tried.ok) throw new Error('it can be computed')
    const unsigned = tried.value.blockers.filter(({ message }) => message.code === 'merge.noConsent')
    expect(unsigned.map((blocker) => blocker.childId)).toHaveLength(8)
    expect(tried.value.verdict).toBe('ok')
  })
})
