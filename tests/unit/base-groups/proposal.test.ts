import { describe, expect, it } from 'vitest'
import { applyChanges } from '#shared/domain/base-groups/apply-changes.ts'
import { createBasePlan } from '#shared/domain/base-groups/create-base-plan.ts'
import type { BasePlan } from '#shared/domain/base-groups/plan-model.ts'
import { groupDayOf } from '#shared/domain/base-groups/plan-model.ts'
import { buildProposalModel } from '#shared/domain/base-groups/proposal/build-proposal-model.ts'
import { proposeDivision, type Proposal } from '#shared/domain/base-groups/proposal/proposal.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import { compileRatio } from '#shared/domain/ratio/required-staff.ts'
import { ratioSettingOfGroup, childrenInRoom } from '#shared/domain/base-groups/plan-days.ts'
import { completedYears, isoDay, isoWeekOf, weekdayOf, type IsoDay } from '#shared/kernel/time.ts'
import { aChild, aContract, bornSoThat } from '#tests/harness/builders/children.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { locationFacts, type FactsOptions } from '#tests/harness/builders/location-facts.ts'
import { aGroup, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import { aGrowingLocation, type GrowingLocation } from '#tests/harness/growing-location.ts'
import { lawBook } from '#tests/harness/law.ts'

const today = isoDay('2026-11-23')

interface Looked {
  readonly plan: BasePlan
  readonly proposal: Proposal
  /** Every answer on the way. */
  readonly steps: readonly { readonly requiredMinutesThen: number; readonly gapPerMille: number | null }[]
}

function propose(location: GrowingLocation, weeks: number, turns = 12): Looked {
  const known = new Set(location.facts.children.map(({ id }) => id))
  const guests = location.waiting.map(({ child }) => child).filter(({ id }) => !known.has(id))
  const index = indexLocationFacts({ ...location.facts, children: [...location.facts.children, ...guests] })
  const plan = createBasePlan(index, lawBook, { fromWeek: isoWeekOf(today), weeks })
  const model = buildProposalModel({
    plan,
    today,
    friendships: location.friendships,
    waiting: location.waiting,
  })
  let turn = 0
  const steps: Looked['steps'][number][] = []
  const search = proposeDivision(model, { seed: 7, tries: 40_000, isStopped: () => turn >= turns })
  for (;;) {
    const step = search.next()
    turn += 1
    if (step.done === true) return { plan, proposal: step.value, steps }
    steps.push(step.value)
  }
}

function small(options: FactsOptions): GrowingLocation {
  return { facts: locationFacts(options), waiting: [], friendships: [] }
}

/**
 * Counts a plan anew from who is where, minute by minute of arrival and departure, and says on which days a group is
 * not allowed: by the law, by the house, by the room. Shares nothing with the search.
 */
function notAllowed(plan: BasePlan): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  plan.days.forEach(({ day }, dayOffset) => {
    plan.groups.forEach((group, row) => {
      const presences = plan.presences[groupDayOf(plan, dayOffset, row)] ?? []
      const most = Math.min(group.maxChildren, childrenInRoom(plan.index, lawBook, group, day))
      const compiled = compileRatio(lawBook, ratioSettingOfGroup(group), day)
      for (const { startMinute } of presences) {
        const there = presences.filter((one) => one.startMinute <= startMinute && startMinute < one.endMinute)
        const counts = new Int16Array(13)
        for (const { childId: id } of there) {
          const born = plan.care.get(id)?.child.child.birthDate ?? day
          const slot = Math.min(12, completedYears(born, day))
          counts[slot] = (counts[slot] ?? 0) + 1
        }
        const isFine = there.length <= most && compiled?.groupAllowed(counts) === true
        const key = `${day} ${group.id}`
        if (!isFine) found.set(key, Math.max(found.get(key) ?? 0, there.length))
      }
    })
  })
  return found
}

function groupsOnDay(plan: BasePlan, dayOffset: number): ReadonlyMap<string, ReadonlySet<number>> {
  const rows = new Map<string, Set<number>>()
  plan.groups.forEach((_, row) => {
    for (const { childId: id, isVisit } of plan.presences[groupDayOf(plan, dayOffset, row)] ?? []) {
      if (isVisit) continue
      rows.set(id, (rows.get(id) ?? new Set()).add(row))
    }
  })
  return rows
}

function sumOfPlan({ cells }: BasePlan): number {
  return cells.requiredMinutes.reduce((sum, minutes) => sum + minutes, 0)
}

function check({ plan, proposal }: Looked): BasePlan {
  const changes = proposal.moves.map(({ change }) => change)
  const { plan: after, applied } = applyChanges(plan, changes, today, true)
  expect(applied.filter(({ refusal }) => refusal !== null)).toEqual([])
  const before = notAllowed(plan)
  for (const [key, children] of notAllowed(after)) expect(children).toBeLessThanOrEqual(before.get(key) ?? 0)
  after.days.forEach((_, dayOffset) => {
    for (const rows of groupsOnDay(after, dayOffset).values()) expect(rows.size).toBe(1)
  })
  expect(proposal.requiredMinutesNow).toBe(sumOfPlan(plan))
  expect(proposal.requiredMinutesThen).toBe(sumOfPlan(after))
  return after
}

describe('a proposal for the base groups, PLAN-6', () => {
  it('passes a checker that counts the whole plan anew, for any location', () => {
    for (let seed = 1; seed <= 4; seed += 1) {
      const location = aGrowingLocation({
        seed,
        today,
        children: 22 + 4 * seed,
        waiting: 6,
        groups: [1, 1, 2, seed % 2],
        ...(seed % 3 === 0 ? { schoolGroups: 2 } : {}),
      })
      const looked = propose(location, 26, 5)
      const after = check(looked)
      // Nobody is sent to a group for other ages, and nobody loses a place. GROUP-1
      for (const { change, reasons } of looked.proposal.moves) {
        expect(reasons.length).toBeGreaterThan(0)
        if (change.kind !== 'transfer') continue
        const group = after.groups.find(({ id }) => id === change.toGroupId)
        const born = after.care.get(change.childId)?.child.child.birthDate ?? today
        const months = monthsBetween(born, change.day)
        expect(months).toBeGreaterThanOrEqual(group?.minAgeMonths ?? 99)
        expect(months).toBeLessThan(group?.maxAgeMonths ?? 0)
      }
    }
  })

  it('sends nobody with secrecy to preschool education, nor offers a place there (PRIV-3)', () => {
    let open = 0
    for (let seed = 1; seed <= 3; seed += 1) {
      const plain = aGrowingLocation({ seed, today, children: 34, waiting: 8, groups: [1, 1, 2, 1] })
      const groups = plain.facts.groups.map((group) => ({
        ...group,
        isPreschoolEducation: group.minAgeMonths >= 24,
      }))
      const preschools = new Set(groups.flatMap((group) => (group.isPreschoolEducation ? [group.id] : [])))
      const inPreschool = ({ proposal }: Looked) =>
        proposal.moves.filter(({ change }) => {
          if (change.kind === 'end') return false
          return preschools.has(change.kind === 'transfer' ? change.toGroupId : change.groupId)
        })
      open += inPreschool(propose({ ...plain, facts: { ...plain.facts, groups } }, 26, 5)).length
      const everybody = [...plain.facts.children, ...plain.waiting.map(({ child }) => child)]
      const secrecies = [...new Set(everybody.map(({ id }) => id))].map((id) => ({
        ...{ id: `secret-${id}`, childId: id, requestedOn: today, validFrom: today, validUntil: null },
      }))
      const secret = propose({ ...plain, facts: { ...plain.facts, groups, secrecies } }, 26, 5)
      expect(inPreschool(secret)).toEqual([])
      check(secret)
    }
    expect(open).toBeGreaterThan(0)
  })

  it('is the same for the same seed, and stopped half-way it is the best so far', () => {
    const location = aGrowingLocation({ seed: 3, today, children: 50, waiting: 8, groups: [1, 1, 2, 1] })
    const first = propose(location, 26, 6)
    const again = propose(location, 26, 6)
    expect(again.proposal).toEqual(first.proposal)
    const stopped = propose(location, 26, 1)
    check(stopped)
    expect(stopped.proposal.moves.length).toBeGreaterThan(0)
  })

  it('never says the gap is smaller while the answer gets worse', () => {
    const location = aGrowingLocation({ seed: 5, today, children: 40, waiting: 6, groups: [1, 1, 2, 0] })
    const { steps, proposal } = propose(location, 26, 20)
    expect(steps[0]?.gapPerMille).toBeNull()
    const gaps = steps.flatMap(({ gapPerMille }) => (gapPerMille === null ? [] : [gapPerMille]))
    expect(gaps.length).toBeGreaterThan(3)
    expect(gaps).toEqual(gaps.toSorted((a, b) => b - a))
    expect(proposal.gapPerMille).toBe(gaps.at(-1))
  })

  it('lets a baby go on when it has grown out of its group, and says what that makes room for', () => {
    const babies = aGroup({
      id: groupId('babies'),
      name: 'Babies',
      maxAgeMonths: 18,
      maxChildren: 1,
      sortOrder: 1,
    })
    const toddlers = aGroup({ id: groupId('toddlers'), name: 'Dreumesen', minAgeMonths: 12, sortOrder: 2 })
    const mila = aChild({ id: childId('mila'), firstName: 'Mila', birthDate: bornSoThat(1, today, 2) })
    const noah = aChild({ id: childId('noah'), firstName: 'Noah', birthDate: bornSoThat(0, today, 4) })
    const { proposal } = propose(
      {
        facts: locationFacts({
          groups: [babies, toddlers],
          children: [mila],
          contracts: [
            aContract({ child: mila.id, days: [2], groupId: babies.id, startDate: isoDay('2026-06-01') }),
          ],
        }),
        friendships: [],
        waiting: [
          {
            child: noah,
            entry: {
              ...aWaitingEntry(noah.id),
              wishedFrom: isoDay('2027-01-18'),
              days: [{ weekday: 2, startMinute: null, endMinute: null }],
            },
          },
        ],
      },
      26,
    )
    expect(proposal.waitingPlaced).toBe(1)
    const [transfer] = proposal.moves.filter(({ change }) => change.childId === mila.id)
    expect(transfer?.change).toMatchObject({ kind: 'transfer', toGroupId: toddlers.id, settlingInWeeks: 2 })
    expect(transfer?.message.params).toMatchObject({ child: 'Mila', group: 'Dreumesen' })
    expect(transfer?.reasons).toContainEqual({
      code: 'proposal.makesRoom',
      params: { child: 'Noah', group: 'Babies', weekdayCode: 'weekday.2' },
    })
  })

  it('keeps brothers and sisters together when that costs no staff', () => {
    const groups = [
      aGroup({ id: groupId('babies'), name: 'Babies', maxAgeMonths: 18, sortOrder: 1 }),
      aGroup({ id: groupId('left'), name: 'Links', minAgeMonths: 12, sortOrder: 2 }),
      aGroup({ id: groupId('right'), name: 'Rechts', minAgeMonths: 12, sortOrder: 3 }),
    ]
    const big = aChild({ id: childId('big'), familyId: 'one', birthDate: bornSoThat(2, today) })
    const other = aChild({ id: childId('other'), birthDate: bornSoThat(2, today) })
    const little = aChild({ id: childId('little'), familyId: 'one', birthDate: bornSoThat(1, today, 4) })
    const place = (child: typeof big, group: string) =>
      aContract({ child: child.id, days: [1, 2], groupId: groupId(group), startDate: isoDay('2026-01-05') })
    const look = (homeOfBig: string, homeOfOther: string) =>
      propose(
        small({
          groups,
          children: [big, other, little],
          contracts: [place(big, homeOfBig), place(other, homeOfOther), place(little, 'babies')],
        }),
        26,
      ).proposal.moves.filter(({ change }) => change.childId === little.id)
    for (const [home, away] of [
      ['left', 'right'],
      ['right', 'left'],
    ] as const) {
      expect(look(home, away).map(({ change }) => change)).toMatchObject([{ toGroupId: groupId(home) }])
    }
  })

  it('leaves what somebody decided on as it is', () => {
    const location = aGrowingLocation({ seed: 2, today, children: 40, waiting: 0, groups: [1, 1, 2, 0] })
    const { proposal } = propose(location, 26)
    const [decided] = proposal.moves
    if (decided === undefined) throw new Error('there is a move')
    const index = indexLocationFacts(location.facts)
    const plan = createBasePlan(index, lawBook, { fromWeek: isoWeekOf(today), weeks: 26 })
    const { plan: after } = applyChanges(plan, [decided.change], today)
    const model = buildProposalModel({ plan: after, today, friendships: [], waiting: [] })
    expect(model.children.map(({ child }) => child.id)).not.toContain(decided.change.childId)
  })

  it.each([
    ['without children', { groups: [aGroup(), aGroup({ id: groupId('b') })] }, 'proposal.noChildren'],
    ['with one group', oneGroup(), 'proposal.oneGroup'],
    ['with only out-of-school care', onlySchool(), 'proposal.oneGroup'],
    ['in which nobody can go anywhere', nobodyCanGo(), 'proposal.noChoice'],
  ])('says so for a location %s', (_, options, code) => {
    const { proposal } = propose(small(options), 12)
    expect(proposal.moves).toEqual([])
    expect(proposal.notices).toEqual([{ code, params: {} }])
    expect(proposal.gapPerMille).toBe(0)
    expect(proposal.requiredMinutesThen).toBe(proposal.requiredMinutesNow)
  })
})

function oneGroup(): FactsOptions {
  const child = aChild()
  return { children: [child], contracts: [aContract({ child: child.id, days: [1] })] }
}

function onlySchool(): FactsOptions {
  const group = anOutOfSchoolGroup()
  const child = aChild({ birthDate: bornSoThat(6, today) })
  const contract = aContract({
    child: child.id,
    days: [1],
    groupId: group.id,
    setting: 'outOfSchoolCare',
    hours: { start: '14:00', end: '18:00' },
  })
  return { groups: [group], children: [child], contracts: [contract] }
}

function nobodyCanGo(): FactsOptions {
  const child = aChild({ birthDate: bornSoThat(2, today) })
  return {
    groups: [aGroup(), aGroup({ id: groupId('b') })],
    children: [child],
    contracts: [aContract({ child: child.id, days: [1] })],
  }
}

function aWaitingEntry(id: ReturnType<typeof childId>): GrowingLocation['waiting'][number]['entry'] {
  const [one] = aGrowingLocation({ seed: 1, today, children: 1, waiting: 1, groups: [1, 0, 0, 0] }).waiting
  if (one === undefined) throw new Error('somebody waits')
  return { ...one.entry, childId: id }
}

function monthsBetween(born: IsoDay, day: IsoDay): number {
  expect(weekdayOf(day)).toBeGreaterThan(0)
  const [a, b] = [born, day].map((text) => text.split('-').map(Number))
  const months = ((b?.[0] ?? 0) - (a?.[0] ?? 0)) * 12 + (b?.[1] ?? 0) - (a?.[1] ?? 0)
  return (b?.[2] ?? 0) < (a?.[2] ?? 0) ? months - 1 : months
}
