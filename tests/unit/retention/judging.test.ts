import { describe, expect, test } from 'vitest'
import { isTermOver, keptUntil } from '#shared/domain/retention/end-of-term.ts'
import { judgeFamily } from '#shared/domain/retention/judge-family.ts'
import type { ChildFacts } from '#shared/domain/retention/judge-family.ts'
import { judgeStaff } from '#shared/domain/retention/judge-staff.ts'
import type { StaffFacts } from '#shared/domain/retention/judge-staff.ts'
import { isoDay } from '#shared/kernel/time.ts'

const today = isoDay('2026-11-23')

function aChild(facts: Partial<ChildFacts> = {}): ChildFacts {
  return {
    ...{ id: 'noor', birthDate: isoDay('2022-01-10'), contracts: [], waitedUntil: [], lastCareDay: null },
    ...{ openRequests: 0, openMonths: 0, openPrivacyRequests: 0, holds: [], restrictions: [] },
    ...facts,
  }
}

function ended(day: string | null, startDay = '2023-01-02'): ChildFacts['contracts'][number] {
  return {
    setting: 'outOfSchoolCare',
    startDate: isoDay(startDay),
    endDate: day === null ? null : isoDay(day),
  }
}

function stateOf(child: ChildFacts, ...siblings: readonly ChildFacts[]) {
  return judgeFamily({ familyId: 'family', children: [child, ...siblings] }, 12, today).get(child.id)
}

describe('a dossier of a child (PRIV-1)', () => {
  test('stays the whole day on which the term ends, and goes the day after', () => {
    expect(stateOf(aChild({ contracts: [ended('2025-11-23')] }))).toMatchObject({
      state: 'kept',
      keptUntil: '2026-11-23',
    })
    expect(stateOf(aChild({ contracts: [ended('2025-11-22')] }))?.state).toBe('over')
  })

  test('that ended on a leap day is kept until the last day of February', () => {
    expect(keptUntil(isoDay('2024-02-29'), 12)).toBe('2025-02-28')
    expect(isTermOver(isoDay('2024-02-29'), 12, isoDay('2025-02-28'))).toBe(false)
    expect(isTermOver(isoDay('2024-02-29'), 12, isoDay('2025-03-01'))).toBe(true)
  })

  test('stays while a brother or sister is still here, and counts from who left last', () => {
    const old = aChild({ contracts: [ended('2020-06-30')] })
    expect(stateOf(old, aChild({ id: 'sem', contracts: [ended(null)] }))?.state).toBe('runs')
    expect(stateOf(old, aChild({ id: 'sem', contracts: [ended('2026-03-31')] }))).toMatchObject({
      state: 'kept',
      endedOn: '2026-03-31',
    })
    expect(stateOf(old, aChild({ id: 'sem', contracts: [ended('2021-03-31')] }))?.state).toBe('over')
  })

  test('stays when an agreement begins later, or the family waits for a place', () => {
    const left = ended('2020-06-30')
    expect(stateOf(aChild({ contracts: [left, ended('2027-12-31', '2027-01-04')] }))?.state).toBe('runs')
    expect(stateOf(aChild({ contracts: [left], waitedUntil: [null] }))?.state).toBe('runs')
  })

  test('of who never came counts from the end of the waiting', () => {
    expect(stateOf(aChild({ waitedUntil: [isoDay('2025-05-01')] }))).toMatchObject({
      state: 'over',
      endedOn: '2025-05-01',
    })
  })

  test('ends by itself after the fourth birthday in day care, also without a last day (CARE-4)', () => {
    const dayCare = { setting: 'dayCare', startDate: isoDay('2019-01-01'), endDate: null } as const
    expect(stateOf(aChild({ birthDate: isoDay('2018-10-09'), contracts: [dayCare] }))).toMatchObject({
      state: 'over',
      endedOn: '2022-10-31',
    })
    expect(stateOf(aChild({ birthDate: isoDay('2023-10-09'), contracts: [dayCare] }))?.state).toBe('runs')
  })

  test.each([
    [{ openRequests: 1 }, 'openRequest'],
    [{ openPrivacyRequests: 1 }, 'openPrivacyRequest'],
    [{ openMonths: 2 }, 'openMonth'],
    [{ restrictions: [{ validFrom: isoDay('2026-11-01'), validUntil: null }] }, 'restricted'],
    // Set after the day somebody decided on: an act of a computer without a network comes after it.
    [{ holds: [{ validFrom: isoDay('2026-11-25'), validUntil: null }] }, 'legalHold'],
    [{ holds: [{ validFrom: isoDay('2026-01-01'), validUntil: null }] }, 'legalHold'],
  ] as const)('is held back by %o', (facts, reason) => {
    expect(stateOf(aChild({ contracts: [ended('2024-06-30')], ...facts }))).toMatchObject({
      state: 'held',
      heldBy: [reason],
    })
  })

  test('is held by a hold until and with its last day', () => {
    const lifted = (until: string) => [{ validFrom: isoDay('2026-01-01'), validUntil: isoDay(until) }]
    const left = [ended('2024-06-30')]
    expect(stateOf(aChild({ contracts: left, holds: lifted('2026-11-23') }))?.state).toBe('held')
    expect(stateOf(aChild({ contracts: left, holds: lifted('2026-11-22') }))?.state).toBe('over')
  })

  test('of which nobody knows the end is left to a person', () => {
    expect(stateOf(aChild())).toMatchObject({ state: 'held', heldBy: ['unknownEnd'] })
  })
})

describe('what is known of somebody who worked here (PRIV-1)', () => {
  const aWorker = (facts: Partial<StaffFacts>): StaffFacts => ({
    ...{ id: 'joris', role: 'qualified', accounts: [], lastShiftDay: null },
    ...{ openPrivacyRequests: 0, holds: [] },
    ...facts,
  })

  test('counts from the last shift or the end of the account, whichever is later', () => {
    const left = aWorker({
      lastShiftDay: isoDay('2025-01-31'),
      accounts: [{ validUntil: isoDay('2025-10-01') }],
    })
    expect(judgeStaff(left, 12, today)).toMatchObject({ state: 'over', endedOn: '2025-10-01' })
    expect(judgeStaff({ ...left, accounts: [{ validUntil: null }] }, 12, today).state).toBe('runs')
    expect(judgeStaff({ ...left, lastShiftDay: isoDay('2026-11-24') }, 12, today).state).toBe('runs')
  })

  test('stays of a manager whom nobody gave an account, and of whom nobody knows the end', () => {
    expect(
      judgeStaff(aWorker({ role: 'manager', lastShiftDay: isoDay('2020-01-31') }), 12, today).state,
    ).toBe('runs')
    expect(judgeStaff(aWorker({}), 12, today)).toMatchObject({ state: 'held', heldBy: ['unknownEnd'] })
  })
})
