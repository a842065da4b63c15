import { expect, test } from 'vitest'
import { aSchool, schoolTimes } from '#tests/harness/builders/calendar.ts'
import { aChild, aContract, aContractDay, bornSoThat } from '#tests/harness/builders/children.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'
import { aCrowd, locationFacts, ordinaryTuesday } from '#tests/harness/builders/location-facts.ts'
import { aGroup, anOutOfSchoolGroup } from '#tests/harness/builders/organisation.ts'
import { dayOf, presenceLines } from '#tests/harness/occupancy.ts'

test('CARE-1: day care, a toddler group, and care before and after school stand side by side, each by its own law', () => {
  const toddlerGroup = aGroup({
    id: groupId('bees'),
    setting: 'toddlerCare',
    minAgeMonths: 24,
    code: 'BI',
    sortOrder: 2,
  })
  const school = aSchool()
  const sem = aChild({
    id: childId('sem'),
    birthDate: bornSoThat(7, ordinaryTuesday),
    schoolId: school.id,
  })
  const semCare = aContract({
    child: sem.id,
    setting: 'outOfSchoolCare',
    groupId: groupId('explorers'),
    days: [2],
    hours: { start: '07:30', end: null },
  })
  const dayCare = aCrowd({ ages: { 1: 6 }, day: ordinaryTuesday, prefix: 'day' })
  const toddlers = aCrowd({
    ages: { 3: 9 },
    day: ordinaryTuesday,
    prefix: 'toddler',
    contract: {
      setting: 'toddlerCare',
      groupId: toddlerGroup.id,
      hours: { start: '08:30', end: '12:30' },
    },
  })
  const day = dayOf(
    locationFacts({
      groups: [aGroup(), toddlerGroup, anOutOfSchoolGroup()],
      schools: [school],
      schoolTimes: schoolTimes(),
      children: [...dayCare.children, ...toddlers.children, sem],
      contracts: [
        ...dayCare.contracts,
        ...toddlers.contracts,
        {
          ...semCare,
          contractDays: [
            ...semCare.contractDays,
            aContractDay(semCare.contract.id, 2, { start: null, end: '18:00' }),
          ],
        },
      ],
    }),
    ordinaryTuesday,
  )
  expect(day.units.map((unit) => [unit.unitId, unit.ratioSetting, unit.segments[0]?.required])).toEqual([
    ['ladybirds', 'kdv', 2],
    ['bees', 'psg', 2],
    ['rainbow/outOfSchoolCare', 'bso', 1],
  ])
  expect(presenceLines(day).filter((line) => line.startsWith('sem'))).toEqual([
    'sem explorers 07:30-08:30 contract',
    'sem explorers 14:45-18:00 contract',
  ])
})
