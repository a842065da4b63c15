import type { BaseGroupId, ChildId, MergeId, StaffMemberId } from '#shared/domain/ids.ts'
import type { MergeDayPlan, MergeProposal } from '#shared/domain/merging/model.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import type { AgreedMerge } from '#shared/ipc/parts/merging.ts'
import { daysOfWeek, isoDay } from '#shared/kernel/time.ts'
import type { Answers } from '../fake-bridge.ts'
import { aBoard, aSession, locationId, week48 } from '../a-board.ts'

/** Babies and Dreumesen of De Regenboog on a quiet Wednesday: what the planner answers about them. */

export const babies = 'grp-babies' as BaseGroupId
export const toddlers = 'grp-toddlers' as BaseGroupId
export const wednesday = isoDay('2026-11-25')
export const done = { commandId: 'did', label: { code: 'test.merged', params: {} } }

export function aProposal(overrides: Partial<MergeProposal> = {}): MergeProposal {
  return {
    key: 'wed',
    day: wednesday,
    hostGroupId: toddlers,
    groupIds: [babies, toddlers],
    startMinute: 540,
    endMinute: 1020,
    verdict: 'caution',
    savedMinutes: 330,
    savedCents: 16_500,
    moments: [
      {
        startMinute: 540,
        endMinute: 720,
        childrenApart: [3, 5],
        children: 8,
        requiredApart: 3,
        requiredTogether: 2,
        rostered: 3,
      },
      {
        startMinute: 720,
        endMinute: 1020,
        childrenApart: [2, 4],
        children: 6,
        requiredApart: 2,
        requiredTogether: 2,
        rostered: null,
      },
    ],
    freed: [
      { staffMemberId: 'staff-2' as StaffMemberId, name: 'Fatima Amrani', startMinute: 540, endMinute: 720 },
    ],
    childrenAway: 3,
    blockers: [
      {
        verdict: 'caution',
        childId: 'child-1' as ChildId,
        message: { code: 'test.noConsent', params: { name: 'Sam de Wit' } },
      },
    ],
    sentences: [{ code: 'test.why', params: {} }],
    ...overrides,
  }
}

export function aDayPlan(overrides: Partial<MergeDayPlan> = {}): MergeDayPlan {
  return {
    day: wednesday,
    proposals: [],
    notices: [],
    proof: { isProven: true, gapMinutes: 0 },
    requiredApartMinutes: 3000,
    requiredTogetherMinutes: 3000,
    ...overrides,
  }
}

export function anAgreedMerge(overrides: Partial<AgreedMerge> = {}): AgreedMerge {
  return {
    id: 'merge-1' as MergeId,
    hostGroupId: toddlers,
    groupIds: [babies, toddlers],
    kind: 'series',
    validFrom: isoDay('2026-11-02'),
    validUntil: isoDay('2026-12-31'),
    weekdays: [2],
    startMinute: 450,
    endMinute: 1080,
    reason: 'lowOccupancy',
    note: '',
    decidedByName: 'Sanne Vermeer',
    days: [
      {
        day: isoDay('2026-11-24'),
        standing: 'holds',
        sentences: [{ code: 'test.stands', params: {} }],
        savedMinutes: 240,
      },
    ],
    proof: [{ code: 'test.proof', params: {} }],
    ...overrides,
  }
}

/** Monday to Friday; Wednesday has the proposal, unless other days are given. */
export function aMergeWeek(overrides: Partial<CallOutput<'merging.week'>> = {}): CallOutput<'merging.week'> {
  return {
    days: daysOfWeek(week48)
      .slice(0, 5)
      .map((day) =>
        aDayPlan({
          day,
          ...(day === wednesday
            ? { proposals: [aProposal()], requiredApartMinutes: 3000, requiredTogetherMinutes: 2670 }
            : {}),
        }),
      ),
    agreed: [],
    savedMinutes: 330,
    savedCents: 16_500,
    dismissed: 0,
    ...overrides,
  }
}

function openDay(input: { readonly day: string }): CallOutput<'dayView.get'> {
  const group = (groupId: BaseGroupId, name: string, code: string) => ({
    groupId,
    name,
    code,
    setting: 'dayCare' as const,
    opening: { startMinute: 450, endMinute: 1110 },
    closed: null,
    ratioLevel: 'group' as const,
    children: [],
    absent: [],
    staff: [],
    quarters: [],
  })
  return {
    locationId,
    locationName: 'De Regenboog',
    day: isoDay(input.day),
    week: week48,
    isOpen: true,
    closed: null,
    notes: [],
    startMinute: 450,
    endMinute: 1110,
    boundaryMinute: 780,
    isProvisional: false,
    groups: [group(babies, 'Babies', 'BA'), group(toddlers, 'Dreumesen', 'DR')],
    units: [],
  }
}

/** The application with the planner; single answers can be given otherwise. */
export function mergeAnswers(overrides: Answers = {}): Answers {
  return {
    'session.get': () => aSession({ today: isoDay('2026-11-23') }),
    'weekBoard.get': () => aBoard(),
    'dayView.get': openDay,
    'merging.week': () => aMergeWeek(),
    'merging.structural': () => ({ weekdays: [], weeks: 8 }),
    'merging.try': () => ({ proposal: aProposal(), refusal: null }),
    'merging.accept': () => done,
    'merging.dismiss': () => done,
    'merging.end': () => done,
    ...overrides,
  }
}
