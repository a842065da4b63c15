import { describe, expect, test } from 'vitest'
import type { WaitingEntryId } from '#shared/domain/ids.ts'
import { orderWaiting, type WaitingFamily } from '#shared/domain/waiting-list/order-waiting.ts'
import type { WaitingPriority } from '#shared/domain/waiting-list/model.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aChild, aContract } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { locationFacts } from '#tests/harness/builders/location-facts.ts'
import { aHouseRule } from '#tests/harness/builders/organisation.ts'
import { anEntry, familyIn, planOf } from './a-list.ts'

function family(
  id: string,
  receivedOn: string,
  more: { isInternal?: boolean; hasSibling?: boolean; priority?: WaitingPriority } = {},
): WaitingFamily {
  const { isInternal = false, hasSibling = false, priority = 'none' } = more
  const entry = anEntry(aChild(), {
    id: id as WaitingEntryId,
    receivedOn: isoDay(receivedOn),
    priority,
  })
  return { entry, isInternal, hasSibling }
}

const longest = family('longest', '2026-01-05')
const sibling = family('sibling', '2026-09-01', { hasSibling: true })
const internal = family('internal', '2026-10-01', { isInternal: true })
const referred = family('referred', '2026-08-01', { priority: 'preschoolEducation' })
const everybody = [longest, sibling, internal, referred]

function idsOf(order: Parameters<typeof orderWaiting>[1], families = everybody): readonly string[] {
  return orderWaiting(families, order).map(({ entry }) => entry.id)
}

describe('who is served first (WAIT-2)', () => {
  test('first who is here already, then brothers and sisters, then priority, then who waits longest', () => {
    expect(idsOf('internalFirst')).toEqual(['internal', 'sibling', 'referred', 'longest'])
  })

  test('or first brothers and sisters', () => {
    expect(idsOf('siblingsFirst')).toEqual(['sibling', 'internal', 'referred', 'longest'])
  })

  test('or who waits longest, whoever it is; priority decides between families of one day only', () => {
    expect(idsOf('receivedFirst')).toEqual(['longest', 'referred', 'sibling', 'internal'])
    const sameDay = family('same-day', '2026-01-05', { priority: 'socialMedical' })
    expect(idsOf('receivedFirst', [longest, sameDay])).toEqual(['same-day', 'longest'])
  })

  test('the order in which families are read makes no difference', () => {
    expect(idsOf('internalFirst', everybody.toReversed())).toEqual(idsOf('internalFirst'))
    const twins = [family('b', '2026-02-02'), family('a', '2026-02-02')]
    expect(idsOf('internalFirst', twins)).toEqual(['a', 'b'])
  })

  test('every place says why (WAIT-3)', () => {
    const reasons = orderWaiting(everybody, 'internalFirst').map(({ place, reason }) => [place, reason.code])
    expect(reasons).toEqual([
      [1, 'waiting.place.internal'],
      [2, 'waiting.place.sibling'],
      [3, 'waiting.place.priority'],
      [4, 'waiting.place.received'],
    ])
    expect(orderWaiting([sibling], 'receivedFirst')[0]?.reason).toEqual({
      code: 'waiting.place.received',
      params: { receivedOn: '2026-09-01' },
    })
  })
})

describe('who is here already, and whose brother or sister is', () => {
  const brother = aChild({ id: childId('brother'), familyId: 'mulder' })
  const lina = aChild({ id: childId('lina'), familyId: 'mulder', birthDate: isoDay('2025-09-12') })
  const entry = anEntry(lina)

  test('a contract that runs counts', () => {
    const contract = aContract({ child: brother.id, days: [2] })
    const facts = locationFacts({ children: [brother], contracts: [contract] })
    expect(familyIn(planOf({ facts, families: [{ child: lina, entry }] }), entry).family).toMatchObject({
      hasSibling: true,
      isInternal: false,
    })
  })

  test('a contract that ended does not, nor care that ended by itself at four (CARE-4)', () => {
    const ended = aContract({ child: brother.id, days: [2], endDate: isoDay('2026-10-31') })
    const five = aChild({ ...brother, birthDate: isoDay('2021-05-01') })
    const open = aContract({ child: brother.id, days: [2] })
    for (const facts of [
      locationFacts({ children: [brother], contracts: [ended] }),
      locationFacts({ children: [five], contracts: [open] }),
    ]) {
      const plan = planOf({ facts, families: [{ child: lina, entry }] })
      expect(familyIn(plan, entry).family.hasSibling).toBe(false)
    }
  })

  test('the order is the one of the house on the day it is read', () => {
    const contract = aContract({ child: brother.id, days: [2] })
    const early = aChild({ id: childId('early') })
    const ofEarly = anEntry(early, { receivedOn: isoDay('2026-01-01') })
    const families = [
      { child: lina, entry },
      { child: early, entry: ofEarly },
    ]
    const shared = { children: [brother], contracts: [contract] }
    const namesWith = (houseRules: ReturnType<typeof aHouseRule>[]) =>
      planOf({ facts: locationFacts({ ...shared, houseRules }), families }).waiting.map(
        ({ child }) => child.id,
      )
    expect(namesWith([])).toEqual(['lina', 'early'])
    expect(namesWith([aHouseRule('waitingList.order', 'receivedFirst')])).toEqual(['early', 'lina'])
  })
})
