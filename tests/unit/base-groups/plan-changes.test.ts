import { describe, expect, it } from 'vitest'
import { applyChanges } from '#shared/domain/base-groups/apply-changes.ts'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { BasePlan } from '#shared/domain/base-groups/plan-model.ts'
import type { WaitingEntryId } from '#shared/domain/ids.ts'
import { childId } from '../../harness/builders/ids.ts'
import { aChild, aContract } from '../../harness/builders/children.ts'
import { aGroup } from '../../harness/builders/organisation.ts'
import { isoDay } from '#shared/kernel/time.ts'
import {
  babies,
  explorers,
  houseGroups,
  placementOf,
  planOf,
  resident,
  toddlers,
  today,
  transferOf,
} from './plan-house.ts'

const mila = resident('Mila', '2025-12-14')
const levi = resident('Levi', '2023-02-22', { groupId: toddlers })

/** Contracts of a child as `group from..until`, in order. */
function agreed(plan: BasePlan, name: string): readonly string[] {
  const care = plan.care.get(childId(name))
  return (care?.contracts ?? [])
    .map(({ contract }) => `${contract.groupId} ${contract.startDate}..${contract.endDate ?? ''}`)
    .toReversed()
}

function refusalOf(plan: BasePlan, ...changes: readonly PlannedChange[]): string | undefined {
  const refusal = applyChanges(plan, changes, today).applied.at(-1)?.refusal
  return refusal == null ? undefined : `${refusal.code} ${String(refusal.params['day'] ?? '')}`.trim()
}

describe('a transfer', () => {
  it('splits the contract on the day, with the same weekdays in the next group (GROUP-1)', () => {
    const { plan } = applyChanges(planOf([mila]), [transferOf('Mila', '2026-12-14')], today)
    expect(agreed(plan, 'mila')).toEqual(['babies 2025-01-01..2026-12-13', 'toddlers 2026-12-14..'])
    const [newest] = plan.care.get(mila.child.id)?.contracts ?? []
    expect([...(newest?.lines.keys() ?? [])]).toEqual([2, 4])
    expect(newest?.contract.form).toBe('fixed')
  })

  it('takes what was agreed for later in the same group along, and stops at a later transfer (GROUP-1)', () => {
    const later = aContract({
      child: mila.child.id,
      days: [2],
      groupId: babies,
      startDate: isoDay('2027-02-01'),
      endDate: isoDay('2027-05-31'),
    })
    const last = aContract({
      child: mila.child.id,
      days: [2],
      groupId: toddlers,
      startDate: isoDay('2027-06-01'),
    })
    const first = aContract({
      child: mila.child.id,
      days: [2, 4],
      groupId: babies,
      endDate: isoDay('2027-01-31'),
    })
    const other = aGroup({ id: babies, name: 'Andere', sortOrder: 9 })
    const plan = planOf([{ child: mila.child, rows: first }], 40, {
      groups: [...houseGroups, { ...other, id: 'other' as typeof other.id }],
      contracts: [first, later, last],
    })
    const changed = applyChanges(
      plan,
      [transferOf('Mila', '2027-01-04', { toGroupId: 'other' as typeof other.id })],
      today,
    )
    expect(agreed(changed.plan, 'mila')).toEqual([
      'babies 2024-01-01..2027-01-03',
      'other 2027-01-04..2027-01-31',
      'other 2027-02-01..2027-05-31',
      'toddlers 2027-06-01..',
    ])
  })

  it('plans visits in the weeks before, not before today and not before the care began (PLAN-3)', () => {
    const visits = (day: string, weeks: number) => {
      const { plan } = applyChanges(
        planOf([mila]),
        [transferOf('Mila', day, { settlingInWeeks: weeks })],
        today,
      )
      return plan.care.get(mila.child.id)?.settlingIns.map(({ startDay, endDay }) => `${startDay}..${endDay}`)
    }
    expect(visits('2026-12-14', 2)).toEqual(['2026-11-30..2026-12-13'])
    expect(visits('2026-12-07', 4)).toEqual(['2026-11-23..2026-12-06'])
    expect(visits('2026-12-07', 0)).toEqual([])
    expect(visits('2026-11-23', 2)).toEqual([])
  })

  it('is put back by a transfer the other way on the same day', () => {
    const plan = planOf([mila])
    const there = applyChanges(plan, [transferOf('Mila', '2026-12-14', { settlingInWeeks: 2 })], today).plan
    const back = applyChanges(there, [transferOf('Mila', '2026-12-14', { toGroupId: babies })], today).plan
    expect(back.cells).toEqual(plan.cells)
  })

  it('is refused in words when it cannot be done', () => {
    const plan = planOf([mila, levi], 26, { waiting: [aChild({ id: childId('noah'), firstName: 'Noah' })] })
    expect(refusalOf(plan, transferOf('Noah', '2026-12-14'))).toBe('planNoPlace')
    expect(refusalOf(plan, transferOf('Mila', '2026-11-20'))).toBe('planDayPast 2026-11-20')
    expect(refusalOf(plan, transferOf('Mila', '2026-12-14', { toGroupId: babies }))).toBe('ownGroup')
    expect(refusalOf(plan, transferOf('Mila', '2026-12-14', { toGroupId: explorers }))).toBe('planOtherKind')
    expect(refusalOf(plan, transferOf('Levi', '2027-03-08', { toGroupId: babies }))).toBe(
      'planPlaceEnded 2027-02-28',
    )
    expect(refusalOf(plan, transferOf('Ghost', '2026-12-14'))).toBe('notFound')
    const twice = [transferOf('Mila', '2026-12-14'), transferOf('Mila', '2026-12-14', { toGroupId: babies })]
    expect(refusalOf(plan, ...twice)).toBe('planTwice 2026-12-14')
  })

  it('is refused before the child starts, after it left, and into a group that has ended', () => {
    const late = resident('Fien', '2026-06-01', { startDate: isoDay('2027-01-04') })
    const left = resident('Guus', '2025-06-01', { endDate: isoDay('2026-12-31') })
    const groups = houseGroups.map((group) =>
      group.id === toddlers ? { ...group, validUntil: isoDay('2027-01-31') } : group,
    )
    const plan = planOf([late, left, mila], 26, { groups })
    expect(refusalOf(plan, transferOf('Fien', '2026-12-14'))).toBe('planNotStarted 2027-01-04')
    expect(refusalOf(plan, transferOf('Guus', '2027-01-11'))).toBe('planPlaceEnded 2026-12-31')
    expect(refusalOf(plan, transferOf('Mila', '2027-02-01'))).toBe('groupNotValid 2027-02-01')
  })
})

describe('a placement', () => {
  const noah = aChild({ id: childId('noah'), firstName: 'Noah', birthDate: isoDay('2027-02-02') })
  const plan = planOf([mila, levi], 40, { waiting: [noah] })

  it('makes a contract for the opening hours of the weekdays that were asked', () => {
    const changed = applyChanges(plan, [placementOf('Noah', '2027-05-03')], today).plan
    expect(agreed(changed, 'noah')).toEqual(['babies 2027-05-03..'])
    const [contract] = changed.care.get(noah.id)?.contracts ?? []
    expect(contract?.lines.get(2)).toMatchObject([{ startMinute: 450, endMinute: 1110 }])
  })

  it('waits for the youngest age of the house, and ends at four (CARE-2, CARE-4)', () => {
    expect(refusalOf(plan, placementOf('Noah', '2027-03-01'))).toBe('planTooYoung 2027-03-16')
    expect(refusalOf(plan, placementOf('Levi', '2027-03-01'))).toBe('planTooOld 2027-02-28')
  })

  it('puts school care after day care at four, from the end of school (PLAN-5, CAL-3)', () => {
    const school = placementOf('Levi', '2027-03-01', { setting: 'outOfSchoolCare', groupId: explorers })
    const changed = applyChanges(plan, [school], today).plan
    const [contract] = changed.care.get(levi.child.id)?.contracts ?? []
    expect(contract?.lines.get(2)).toMatchObject([
      { startMinute: null, endMinute: 1110, holidayStartMinute: 450, holidayEndMinute: 1110 },
    ])
  })

  it('is no second place, but may take the place of the present one for who waits for other days (GROUP-1)', () => {
    expect(refusalOf(plan, placementOf('Mila', '2027-01-04'))).toBe('planAlreadyPlaced 2025-01-01')
    const internal = placementOf('Mila', '2027-01-04', { entryId: 'entry' as WaitingEntryId })
    const changed = applyChanges(plan, [internal], today).plan
    expect(agreed(changed, 'mila')).toEqual(['babies 2025-01-01..2027-01-03', 'babies 2027-01-04..'])
  })

  it('is refused on a weekday the house is closed, and for times the wrong way round (CAL-1)', () => {
    const sunday = placementOf('Noah', '2027-05-03', {
      days: [{ weekday: 7, startMinute: null, endMinute: null }],
    })
    expect(refusalOf(plan, sunday)).toBe('planClosedWeekday')
    const wrong = placementOf('Noah', '2027-05-03', {
      days: [{ weekday: 2, startMinute: 1110, endMinute: null }],
    })
    expect(refusalOf(plan, wrong)).toBe('planTimes')
  })

  it('must not be settled more than a year ahead when it is for real (CARE-3)', () => {
    const far = placementOf('Noah', '2028-01-03')
    expect(applyChanges(plan, [far], today, true).applied[0]?.refusal?.code).toBe('planTooEarly')
    expect(applyChanges(plan, [far], today, false).applied[0]?.refusal).toBeNull()
  })
})

describe('an ending', () => {
  const plan = planOf([mila])
  const end = (day: string): PlannedChange => ({
    kind: 'end',
    childId: mila.child.id,
    setting: 'dayCare',
    day: isoDay(day),
  })

  it('takes the child out after the last day (CARE-5)', () => {
    const changed = applyChanges(plan, [end('2026-12-31')], today).plan
    expect(agreed(changed, 'mila')).toEqual(['babies 2025-01-01..2026-12-31'])
  })

  it('keeps to the change days and the notice of the house (CARE-5)', () => {
    expect(refusalOf(plan, end('2026-12-20'))).toBe('changeDay 2026-12-21')
    expect(refusalOf(plan, end('2026-11-30'))).toBe('changeTooEarly')
  })

  it('is refused while something is agreed for later', () => {
    const { plan: moved } = applyChanges(plan, [transferOf('Mila', '2027-02-01')], today)
    expect(refusalOf(moved, end('2026-12-31'))).toBe('planLaterAgreement 2027-02-01')
  })
})
