import { describe, expect, test } from 'vitest'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { TransitionsForecast } from '#shared/domain/outlook/model.ts'
import { forecastTransitions } from '#shared/domain/outlook/transitions.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aChild, aContract, type ContractRows } from '#tests/harness/builders/children.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { locationFacts } from '#tests/harness/builders/location-facts.ts'
import { aGroup } from '#tests/harness/builders/organisation.ts'
import { regionalHolidays } from '#tests/harness/calendar.ts'

const next = aGroup({ id: groupId('next'), name: 'Peuters', sortOrder: 2 })
const mila = childId('Mila')

function transitions(contracts: readonly ContractRows[], birthDate = '2025-03-10'): TransitionsForecast {
  const facts = locationFacts({
    groups: [aGroup(), next],
    children: [aChild({ id: mila, firstName: 'Mila', birthDate: isoDay(birthDate) })],
    contracts,
  })
  return forecastTransitions(indexLocationFacts(facts, regionalHolidays), '2026-11' as IsoMonth, 12)
}

const contract = (startDate: string, endDate: string | null, group = 'ladybirds'): ContractRows =>
  aContract({
    child: mila,
    days: [2],
    groupId: groupId(group),
    startDate: isoDay(startDate),
    endDate: endDate === null ? null : isoDay(endDate),
  })

const short = (found: TransitionsForecast) =>
  found.transitions.map(({ direction, kind, day, groupId: group, otherGroupId }) => [
    direction,
    kind,
    day,
    group,
    otherGroupId,
  ])

describe('CARE-5 transitions by month', () => {
  test('a move is out of one group and into the other, and no start and no end', () => {
    const found = transitions([contract('2026-01-01', '2027-01-31'), contract('2027-02-01', null, 'next')])
    expect(short(found)).toEqual([
      ['out', 'toGroup', '2027-01-31', 'ladybirds', 'next'],
      ['in', 'fromGroup', '2027-02-01', 'next', 'ladybirds'],
    ])
    expect(found.months).toHaveLength(12)
  })

  test('another contract in the same group is no transition, with a gap it is an end and a start', () => {
    expect(short(transitions([contract('2026-01-01', '2027-01-31'), contract('2027-02-01', null)]))).toEqual(
      [],
    )
    expect(short(transitions([contract('2026-01-01', '2027-01-31'), contract('2027-02-02', null)]))).toEqual([
      ['out', 'ends', '2027-01-31', 'ladybirds', null],
      ['in', 'starts', '2027-02-02', 'ladybirds', null],
    ])
  })

  test('at four day care ends by itself, also when the contract runs on (CARE-4)', () => {
    expect(short(transitions([contract('2024-01-01', null)], '2023-03-10'))).toEqual([
      ['out', 'fourYears', '2027-03-31', 'ladybirds', null],
    ])
    expect(short(transitions([contract('2024-01-01', '2027-01-15')], '2023-03-10'))).toEqual([
      ['out', 'ends', '2027-01-15', 'ladybirds', null],
    ])
  })

  test('what lies outside the months is left out', () => {
    expect(short(transitions([contract('2026-01-01', '2026-10-31')]))).toEqual([])
    expect(short(transitions([contract('2027-11-01', null)]))).toEqual([])
  })
})
