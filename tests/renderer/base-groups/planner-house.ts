import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { BaseGroupId, ChildId, ScenarioId, WaitingEntryId } from '#shared/domain/ids.ts'
import type { WaitingRow } from '#shared/ipc/calls/waiting-list.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { PlanChild, PlanGroup, PlanOutcome, ScenarioSummary } from '#shared/ipc/parts/base-groups.ts'
import type { IsoWeek } from '#shared/kernel/time.ts'
import { addDays, addWeeks, isoDay, mondayOfWeek } from '#shared/kernel/time.ts'
import { aSession } from '../a-board.ts'
import type { Answers } from '../fake-bridge.ts'

const firstWeek = '2026-W48' as IsoWeek
export const today = isoDay('2026-11-23')
const babies = 'grp-babies' as BaseGroupId
export const toddlers = 'grp-toddlers' as BaseGroupId
export const school = 'grp-school' as BaseGroupId
export const planId = 'scn-1' as ScenarioId

type Pressure = PlanGroup['weeks'][number]

function weeksFrom(count: number): CallOutput<'baseGroups.timeline'>['weeks'] {
  return Array.from({ length: count }, (_, index) => {
    const week = addWeeks(firstWeek, index)
    return { week, monday: mondayOfWeek(week), isHoliday: week === '2026-W52' || week === '2026-W53' }
  })
}

function pressuresFrom(count: number, full: readonly string[]): Pressure[] {
  return weeksFrom(count).map(({ week, monday, isHoliday }) => ({
    week,
    children: 12,
    tightestDay: isHoliday ? null : addDays(monday, 1),
    free: isHoliday ? null : full.includes(week) ? 0 : 3,
    required: isHoliday ? null : 4,
    requiredMinutes: isHoliday ? null : 9_600,
    status: isHoliday ? 'closed' : full.includes(week) ? 'full' : 'roomy',
  }))
}

function aGroupOf(overrides: Partial<PlanGroup> = {}): PlanGroup {
  return {
    groupId: babies,
    name: 'Babies',
    code: 'BA',
    setting: 'dayCare',
    minAgeMonths: 0,
    maxAgeMonths: 24,
    maxChildren: 12,
    weeks: pressuresFrom(52, ['2026-W48', '2026-W49']),
    ...overrides,
  }
}

export const groups: readonly PlanGroup[] = [
  aGroupOf(),
  aGroupOf({ groupId: toddlers, name: 'Dreumesen', code: 'DR', minAgeMonths: 12, maxAgeMonths: 36 }),
  aGroupOf({
    groupId: school,
    name: 'BSO',
    code: 'BS',
    setting: 'outOfSchoolCare',
    minAgeMonths: 48,
    maxAgeMonths: 156,
  }),
]

type Bar = PlanChild['bars'][number]

function aBar(overrides: Partial<Bar> = {}): Bar {
  return {
    groupId: babies,
    setting: 'dayCare',
    startDay: isoDay('2026-11-23'),
    endDay: isoDay('2027-11-21'),
    isSettlingIn: false,
    weekdays: [1, 2, 4],
    isPlanned: false,
    ...overrides,
  }
}

export function aPlanChild(overrides: Partial<PlanChild> = {}): PlanChild {
  return {
    childId: 'child-mila' as ChildId,
    name: 'Mila Jansen',
    birthDate: isoDay('2025-12-14'),
    groupId: babies,
    bars: [aBar()],
    marks: [
      {
        day: isoDay('2026-12-14'),
        kind: 'birthday',
        message: { code: 'kind.extraDay', params: {} },
      },
    ],
    ...overrides,
  }
}

/** Goes over on 1 February, after settling in; its last bar begins with a transfer. */
export const sam = aPlanChild({
  childId: 'child-sam' as ChildId,
  name: 'Sam de Wit',
  marks: [],
  bars: [
    aBar({ endDay: isoDay('2027-01-31') }),
    aBar({
      groupId: toddlers,
      startDay: isoDay('2027-01-18'),
      endDay: isoDay('2027-01-31'),
      isSettlingIn: true,
    }),
    aBar({ groupId: toddlers, startDay: isoDay('2027-02-01') }),
  ],
})

/** Turns four in February, and has no school care yet. */
export const levi = aPlanChild({
  childId: 'child-levi' as ChildId,
  name: 'Levi Smit',
  birthDate: isoDay('2023-02-22'),
  groupId: toddlers,
  bars: [aBar({ groupId: toddlers, endDay: isoDay('2027-02-21'), weekdays: [1, 2] })],
  marks: [{ day: isoDay('2027-02-21'), kind: 'leave', message: { code: 'kind.extraHour', params: {} } }],
})

export function aTimeline(
  overrides: Partial<CallOutput<'baseGroups.timeline'>> = {},
): CallOutput<'baseGroups.timeline'> {
  return {
    weeks: weeksFrom(52),
    groups: [...groups],
    children: [aPlanChild(), sam, levi],
    notices: [],
    ...overrides,
  }
}

export function anOutcome(overrides: Partial<PlanOutcome> = {}): PlanOutcome {
  return {
    verdict: 'ok',
    sentences: [{ code: 'kind.swapDay', params: {} }],
    groups: [],
    difference: {
      placedNow: 48,
      placedThen: 50,
      requiredMinutesNow: 250_800,
      requiredMinutesThen: 253_440,
      overWeeksNow: 2,
      overWeeksThen: 1,
      waitingPlaced: ['Noah de Boer', 'Tess Peters'],
    },
    better: null,
    ...overrides,
  }
}

export function aScenario(
  changes: readonly PlannedChange[] = [],
  overrides: Partial<ScenarioSummary> = {},
): ScenarioSummary {
  return {
    id: planId,
    name: 'Mila eerder over',
    status: 'open',
    changes: changes.map((change, index) => ({
      change,
      message: { code: index === 0 ? 'kind.extraDay' : 'kind.extraHour', params: {} },
      verdict: index === 0 ? 'ok' : 'no',
    })),
    createdByName: 'Sanne Vermeer',
    ...overrides,
  }
}

export function aWaitingRow(overrides: Partial<WaitingRow> = {}): WaitingRow {
  return {
    entryId: 'wait-1' as WaitingEntryId,
    childId: 'child-noah' as ChildId,
    name: 'Noah de Boer',
    birthDate: isoDay('2027-02-02'),
    ageMonths: 3,
    setting: 'dayCare',
    days: [
      { weekday: 1, startMinute: null, endMinute: null },
      { weekday: 2, startMinute: null, endMinute: null },
    ],
    minimumDays: 1,
    wishedFrom: isoDay('2027-05-03'),
    receivedOn: isoDay('2026-09-01'),
    priority: 'none',
    status: 'waiting',
    place: 1,
    placeReason: { code: 'kind.extraDay', params: {} },
    isInternal: false,
    verdict: 'ok',
    headline: { code: 'kind.swapDay', params: {} },
    dayMessages: [],
    suggestion: null,
    offer: null,
    ...overrides,
  }
}

const done = { commandId: 'c-1', label: { code: 'kind.swapDay', params: {} } }

export function plannerAnswers(more: Answers = {}): Answers {
  return {
    'session.get': () => aSession({ today }),
    'rules.list': ({ day }) => ({ day: isoDay(day), groups: [] }),
    'baseGroups.timeline': () => aTimeline(),
    'baseGroups.try': () => anOutcome(),
    'baseGroups.carryOut': () => done,
    'scenarios.list': () => ({ scenarios: [] }),
    'scenarios.create': () => ({ done, scenarioId: planId }),
    'scenarios.change': () => done,
    'scenarios.discard': () => done,
    'scenarios.compare': () => ({ scenario: aScenario(), difference: anOutcome().difference }),
    'scenarios.carryOut': () => done,
    'waitingList.list': () => ({
      today,
      order: { code: 'kind.extraDay', params: {} },
      entries: [aWaitingRow()],
      offers: [],
      closed: [],
    }),
    ...more,
  }
}
