import type { BaseGroupId, ChildId, ContractId } from '#shared/domain/ids.ts'
import type { ChildCard, FoundChild } from '#shared/ipc/calls/children.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { locationId } from '../a-board.ts'

/** Who can be found by name. */
export const people: readonly FoundChild[] = [
  {
    id: 'child-noor' as ChildId,
    name: 'Noor Bakker',
    sortName: 'Bakker, Noor',
    ageMonths: 32,
    groupName: 'Dreumesen',
    weekdays: [2, 4],
    flags: [],
  },
  {
    id: 'child-sam' as ChildId,
    name: 'Sam de Wit',
    sortName: 'Wit, Sam de',
    ageMonths: 9,
    groupName: 'Babies',
    weekdays: [1],
    flags: [],
  },
  {
    id: 'child-sami' as ChildId,
    name: 'Sami Dijkstra',
    sortName: 'Dijkstra, Sami',
    ageMonths: 17,
    groupName: 'Dreumesen',
    weekdays: [3],
    flags: [],
  },
  {
    id: 'child-dia' as ChildId,
    name: 'Dia Dijkgraaf',
    sortName: 'Dijkgraaf, Dia',
    ageMonths: 30,
    groupName: 'Babies',
    weekdays: [3],
    flags: [],
  },
]

export const noorsCard: ChildCard = {
  id: 'child-noor' as ChildId,
  name: 'Noor Bakker',
  birthDate: isoDay('2024-03-12'),
  ageMonths: 32,
  groupName: 'Dreumesen',
  schoolName: null,
  mentorName: null,
  contracts: [
    {
      id: 'contract-noor' as ContractId,
      locationId,
      groupId: 'grp-toddlers' as BaseGroupId,
      setting: 'dayCare',
      groupName: 'Dreumesen',
      form: 'fixed',
      startDate: isoDay('2026-08-16'),
      endDate: null,
      days: [
        { weekday: 2, startMinute: 480, endMinute: 1050 },
        { weekday: 4, startMinute: 480, endMinute: 1050 },
      ],
    },
  ],
  fixedFaces: [],
  consents: [],
  otherGroups: [],
  restrictedSince: null,
  absences: [
    {
      id: 'absence-noor',
      startDay: isoDay('2026-12-01'),
      endDay: isoDay('2026-12-01'),
      startMinute: null,
      endMinute: null,
      reason: 'ill',
      creditMinutes: 0,
      mayRemove: true,
    },
  ],
  requests: [],
}
