import { describe, expect, it } from 'vitest'
import { applyChanges } from '#shared/domain/base-groups/apply-changes.ts'
import type { BasePlan } from '#shared/domain/base-groups/plan-model.ts'
import { createTimeline, type TimelineChild } from '#shared/domain/base-groups/plan-timeline.ts'
import type { WeekPressure } from '#shared/domain/base-groups/week-pressure.ts'
import { addWeeks, isoDay } from '#shared/kernel/time.ts'
import { createTexts, writeMessage } from '#shared/text/create-texts.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import { aContract } from '../../harness/builders/children.ts'
import {
  babies,
  crowdOf,
  explorers,
  fromWeek,
  houseGroups,
  placementOf,
  planOf,
  resident,
  toddlers,
  today,
  transferOf,
} from './plan-house.ts'

const texts = createTexts(ruleTexts, 'nl')

function childOf(plan: BasePlan, name: string): TimelineChild {
  const child = createTimeline(plan, today).children.find((row) => row.childId === name)
  if (child === undefined) throw new Error(`${name} is not on the timeline`)
  return child
}

function bars(plan: BasePlan, name: string): readonly string[] {
  return childOf(plan, name).bars.map(
    ({ groupId, startDay, endDay, isSettlingIn, isPlanned }) =>
      `${groupId} ${startDay}..${endDay}${isSettlingIn ? ' settling in' : ''}${isPlanned ? ' planned' : ''}`,
  )
}

function marks(plan: BasePlan, name: string): readonly string[] {
  return childOf(plan, name).marks.map(({ kind, message }) => `${kind}: ${writeMessage(texts, message)}`)
}

function pressure(plan: BasePlan, groupId: string, week: number): WeekPressure {
  const group = createTimeline(plan, today).groups.find((row) => row.group.id === groupId)
  const found = group?.weeks[week]
  if (found === undefined) throw new Error(`no week ${week} of ${groupId}`)
  return found
}

const mila = resident('Mila', '2025-12-14')

describe('the bars of a child', () => {
  it('run from the first to the last week that is shown, and end by themselves at four (CARE-4, PLAN-5)', () => {
    const levi = resident('Levi', '2023-02-22', { groupId: toddlers })
    const plan = planOf([mila, levi], 26)
    expect(bars(plan, 'mila')).toEqual(['babies 2026-11-23..2027-05-23'])
    expect(bars(plan, 'levi')).toEqual(['toddlers 2026-11-23..2027-02-28'])
    expect(marks(plan, 'levi')).toEqual(['leave: 4 jaar op 22-02-2027: laatste dag 28-02-2027'])
  })

  it('show a planned transfer with its visits as planned (PLAN-3)', () => {
    const { plan } = applyChanges(
      planOf([mila]),
      [transferOf('Mila', '2026-12-28', { settlingInWeeks: 2 })],
      today,
    )
    expect(bars(plan, 'mila')).toEqual([
      'babies 2026-11-23..2026-12-27',
      'toddlers 2026-12-14..2026-12-27 settling in planned',
      'toddlers 2026-12-28..2027-05-23 planned',
    ])
    expect(marks(plan, 'mila')).toEqual([
      'birthday: 1 jaar op 14-12-2026',
      'settlingIn: Mila went in Dreumesen vanaf 14-12-2026',
      'transfer: Naar Dreumesen op 28-12-2026',
    ])
  })

  it('are one when only the paper changed, and two when the days did', () => {
    const paper = aContract({
      child: mila.child.id,
      days: [2, 4],
      groupId: babies,
      startDate: isoDay('2027-01-01'),
    })
    const fewer = aContract({
      child: mila.child.id,
      days: [2],
      groupId: babies,
      startDate: isoDay('2027-03-01'),
    })
    const first = { ...mila.rows, contract: { ...mila.rows.contract, endDate: isoDay('2026-12-31') } }
    const second = { ...paper, contract: { ...paper.contract, endDate: isoDay('2027-02-28') } }
    const plan = planOf([mila], 26, { contracts: [first, second, fewer] })
    expect(bars(plan, 'mila')).toEqual(['babies 2026-11-23..2027-02-28', 'babies 2027-03-01..2027-05-23'])
    expect(marks(plan, 'mila').filter((mark) => mark.startsWith('transfer'))).toEqual([])
  })

  it('go on in school care only after a new registration (PLAN-5)', () => {
    const levi = resident('Levi', '2023-02-22', { groupId: toddlers })
    const school = placementOf('Levi', '2027-03-01', { setting: 'outOfSchoolCare', groupId: explorers })
    const { plan } = applyChanges(planOf([levi]), [school], today)
    expect(bars(plan, 'levi')).toEqual([
      'toddlers 2026-11-23..2027-02-28',
      'explorers 2027-03-01..2027-05-23 planned',
    ])
    expect(marks(plan, 'levi')).toEqual([
      'leave: 4 jaar op 22-02-2027: daarna naar de bso (Ontdekkers)',
      'schoolStart: Start op de bso (Ontdekkers) op 01-03-2027',
    ])
  })
})

describe('birthdays', () => {
  it('are marked with what they do to the staff on the day they change it (PLAN-2)', () => {
    // Three babies and one of one year need two; two and two need one.
    const group = [
      ...crowdOf(2, 'Baby', '2026-06-01', { days: [2] }),
      resident('Mila', '2025-12-15', { days: [2] }),
      ...crowdOf(1, 'One', '2025-06-01', { days: [2] }),
    ]
    const plan = planOf(group)
    const before = pressure(plan, 'babies', 2).required
    const after = pressure(plan, 'babies', 3).required
    expect([before, after]).toEqual([2, 1])
    expect(marks(plan, 'mila')).toEqual([
      "birthday: 1 jaar op 15-12-2026: op dinsdag 1 pm'er in plaats van 2",
    ])
  })
})

describe('the pressure on a group', () => {
  it('is that of the tightest day, with the places left for the age that fits least (PLAN-1)', () => {
    const plan = planOf([
      ...crowdOf(7, 'Tuesday', '2026-03-01', { days: [2] }),
      ...crowdOf(9, 'Thursday', '2026-03-01', { days: [4] }),
    ])
    expect(pressure(plan, 'babies', 0)).toMatchObject({
      week: fromWeek,
      tightestDay: '2026-11-26',
      children: 9,
      free: 0,
      required: 3,
      status: 'full',
    })
  })

  it('says when there are too many, and when the house is closed all week (CAL-2)', () => {
    const plan = planOf([...crowdOf(10, 'Many', '2026-03-01', { days: [2] })], 8, {
      closures: [
        {
          id: 'winter',
          locationId: null,
          setting: null,
          startDay: isoDay('2026-12-28'),
          endDay: isoDay('2027-01-03'),
          reason: 'organisation',
          note: '',
        },
      ],
    })
    expect(pressure(plan, 'babies', 0)).toMatchObject({ status: 'over', free: 0, tightestDay: '2026-11-24' })
    expect(pressure(plan, 'babies', 5)).toMatchObject({ status: 'closed', tightestDay: null, free: null })
  })

  it('is counted for the location for school groups (BKR-5)', () => {
    expect(pressure(planOf([mila]), 'explorers', 0)).toMatchObject({ required: null, requiredMinutes: null })
  })

  it('keeps the room in mind when it holds fewer than the house says (BKR-18)', () => {
    const small = houseGroups.map((group) => ({ ...group, roomAreaDm2: 2_450 }))
    const plan = planOf(crowdOf(7, 'Seven', '2026-03-01', { days: [2] }), 8, {
      groups: small,
      location: { ...planOf([]).index.facts.location, sharedIndoorAreaDm2: 0 },
    })
    expect(pressure(plan, 'babies', 0)).toMatchObject({ children: 7, free: 0, status: 'full' })
  })
})

describe('the timeline as a whole', () => {
  it('shows every week with its school holidays, and names who turns four without school care (CARE-4)', () => {
    const levi = resident('Levi', '2023-02-22', { groupId: toddlers })
    const timeline = createTimeline(planOf([mila, levi], 12), today)
    expect(timeline.weeks.map(({ week }) => week)).toEqual(
      Array.from({ length: 12 }, (_, offset) => addWeeks(fromWeek, offset)),
    )
    expect(timeline.weeks.filter(({ isHoliday }) => isHoliday).map(({ week }) => week)).toEqual([
      '2026-W52',
      '2026-W53',
    ])
    expect(timeline.children.map(({ groupId }) => groupId)).toEqual(['babies', 'toddlers'])
    const late = createTimeline(planOf([mila, levi], 20), today)
    expect(late.notices.map((notice) => writeMessage(texts, notice))).toEqual([
      'De opvang van Levi Bakker stopt op 28-02-2027 (4 jaar). Vraag of een plek op de bso nodig is.',
    ])
  })

  it('says which group ends while children still have a place in it', () => {
    const groups = houseGroups.map((group) =>
      group.id === babies ? { ...group, validUntil: isoDay('2026-12-31') } : group,
    )
    const { notices } = createTimeline(planOf([mila], 12, { groups }), today)
    expect(notices.map((notice) => writeMessage(texts, notice))).toEqual([
      'Babies stopt op 31-12-2026. 1 kind heeft daarna nog een plek.',
    ])
  })

  it('has no rows for a house without children, and still all its groups', () => {
    const timeline = createTimeline(planOf([], 4), today)
    expect(timeline.children).toEqual([])
    expect(timeline.groups).toHaveLength(3)
  })
})
