import { createBasePlan } from '#shared/domain/base-groups/create-base-plan.ts'
import type { PlannedChange } from '#shared/domain/base-groups/model.ts'
import type { BasePlan } from '#shared/domain/base-groups/plan-model.ts'
import type { Child } from '#shared/domain/children/model.ts'
import { indexLocationFacts } from '#shared/domain/occupancy/index-location-facts.ts'
import type { IsoWeek, Weekday } from '#shared/kernel/time.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { regionalHolidays } from '../../harness/calendar.ts'
import { aChild, aContract, type ContractRows } from '../../harness/builders/children.ts'
import { childId, groupId } from '../../harness/builders/ids.ts'
import { locationFacts, type FactsOptions } from '../../harness/builders/location-facts.ts'
import { aGroup, anOutOfSchoolGroup } from '../../harness/builders/organisation.ts'
import { lawBook } from '../../harness/law.ts'

/** Monday of week 48. */
export const today = isoDay('2026-11-23')
export const fromWeek = '2026-W48' as IsoWeek

export const babies = groupId('babies')
export const toddlers = groupId('toddlers')
export const explorers = groupId('explorers')

/** A house with a baby group, a toddler group and a school group. */
export const houseGroups = [
  aGroup({ id: babies, name: 'Babies', minAgeMonths: 0, maxAgeMonths: 18, maxChildren: 9, sortOrder: 1 }),
  aGroup({
    id: toddlers,
    name: 'Dreumesen',
    minAgeMonths: 12,
    maxAgeMonths: 48,
    maxChildren: 12,
    sortOrder: 2,
  }),
  anOutOfSchoolGroup({ name: 'Ontdekkers' }),
]

export interface Resident {
  readonly child: Child
  readonly rows: ContractRows
}

/** A child with a place; in the baby group on Tuesday and Thursday unless it says otherwise. */
export function resident(
  name: string,
  birthDate: string,
  options: Partial<Omit<Parameters<typeof aContract>[0], 'child'>> & { readonly familyId?: string } = {},
): Resident {
  const { familyId, ...contract } = options
  const id = childId(name.toLowerCase())
  return {
    child: aChild({
      id,
      firstName: name,
      birthDate: isoDay(birthDate),
      ...(familyId === undefined ? {} : { familyId }),
    }),
    rows: aContract({
      child: id,
      days: [2, 4] as readonly Weekday[],
      groupId: babies,
      startDate: isoDay('2025-01-01'),
      ...contract,
    }),
  }
}

/** So many children of one age group who come on the same days. */
export function crowdOf(
  count: number,
  prefix: string,
  birthDate: string,
  options: Parameters<typeof resident>[2] = {},
): readonly Resident[] {
  return Array.from({ length: count }, (_, place) => resident(`${prefix}${place + 1}`, birthDate, options))
}

export function planOf(
  residents: readonly Resident[],
  weeks = 26,
  more: FactsOptions & { readonly waiting?: readonly Child[] } = {},
): BasePlan {
  const { waiting = [], ...options } = more
  const facts = locationFacts({
    groups: houseGroups,
    children: [...residents.map(({ child }) => child), ...waiting],
    contracts: residents.map(({ rows }) => rows),
    ...options,
  })
  return createBasePlan(indexLocationFacts(facts, regionalHolidays), lawBook, { fromWeek, weeks })
}

/** Mila goes over to the toddlers. */
export function transferOf(
  name: string,
  day: string,
  options: Partial<Extract<PlannedChange, { kind: 'transfer' }>> = {},
): PlannedChange {
  return {
    kind: 'transfer',
    childId: childId(name.toLowerCase()),
    setting: 'dayCare',
    toGroupId: toddlers,
    day: isoDay(day),
    settlingInWeeks: 0,
    ...options,
  }
}

export function placementOf(
  name: string,
  day: string,
  options: Partial<Extract<PlannedChange, { kind: 'place' }>> = {},
): PlannedChange {
  return {
    kind: 'place',
    childId: childId(name.toLowerCase()),
    entryId: null,
    setting: 'dayCare',
    groupId: babies,
    day: isoDay(day),
    days: [{ weekday: 2, startMinute: null, endMinute: null }],
    ...options,
  }
}
