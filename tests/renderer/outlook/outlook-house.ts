import type { CallOutput } from '#shared/ipc/contract.ts'
import type { IsoMonth } from '#shared/kernel/month.ts'
import { addDays, addWeeks, isoDay, mondayOfWeek, type IsoWeek } from '#shared/kernel/time.ts'
import { childId, groupId, requestId } from '#tests/harness/builders/ids.ts'

const groups = [
  { groupId: groupId('babies'), name: 'Babies', setting: 'dayCare' as const, maxChildren: 9 },
  { groupId: groupId('toddlers'), name: 'Peuters A', setting: 'dayCare' as const, maxChildren: 16 },
]

const effect = {
  weekday: 2 as const,
  day: isoDay('2027-01-12'),
  requiredBefore: 3,
  requiredAfter: 2,
  changeMinutes: -480,
  classBefore: { fromAge: 0, toAge: 1 },
  classAfter: { fromAge: 0, toAge: 2 },
  places: [
    { ageYears: 0, before: 0, after: 1 },
    { ageYears: 1, before: 1, after: 2 },
  ],
}

export const aLadder: CallOutput<'outlook.ladder'> = {
  months: ['2026-11', '2026-12', '2027-01'] as IsoMonth[],
  groups,
  steps: [
    {
      childId: childId('past'),
      name: 'Al Jarig',
      kind: 'turns',
      day: isoDay('2026-11-02'),
      ageYears: 2,
      groupId: groupId('babies'),
      lastDay: null,
      effects: [],
      next: null,
    },
    {
      childId: childId('tess'),
      name: 'Tess Vos',
      kind: 'leaves',
      day: isoDay('2026-12-10'),
      ageYears: 4,
      groupId: groupId('toddlers'),
      lastDay: isoDay('2026-12-31'),
      effects: [{ ...effect, requiredBefore: 2, requiredAfter: 2, changeMinutes: 0, places: [] }],
      next: { kind: 'schoolCare', state: 'none' },
    },
    {
      childId: childId('maan'),
      name: 'Maan Liem',
      kind: 'turns',
      day: isoDay('2027-01-12'),
      ageYears: 1,
      groupId: groupId('babies'),
      lastDay: null,
      effects: [effect],
      next: null,
    },
  ],
}

export const aRadar: CallOutput<'outlook.quietDays'> = {
  fromDay: isoDay('2026-11-23'),
  untilDay: isoDay('2027-01-17'),
  groups,
  openDays: 37,
  withoutOtherDay: 2,
  days: [
    {
      key: '2026-12-02 babies',
      day: isoDay('2026-12-02'),
      groupIds: [groupId('babies')],
      setting: 'dayCare',
      childrenThere: 5,
      rostered: 2,
      savedMinutes: 585,
      savedCents: 34_125,
      moreOptions: 1,
      mergeSavedMinutes: 660,
      options: [
        {
          children: [
            {
              childId: childId('sam'),
              name: 'Sam de Wit',
              ageYears: 0,
              stretch: { startMinute: 450, endMinute: 1110 },
              fitDays: [isoDay('2026-12-01'), isoDay('2026-12-04')],
              toDay: isoDay('2026-12-01'),
              requestId: null,
              hasSiblingThere: true,
            },
            {
              childId: childId('dani'),
              name: 'Dani Evers',
              ageYears: 0,
              stretch: { startMinute: 450, endMinute: 1110 },
              fitDays: [],
              toDay: null,
              requestId: requestId('R007'),
              hasSiblingThere: false,
            },
          ],
          dayparts: ['morning', 'afternoon'],
          requiredBefore: 2,
          requiredAfter: 1,
          savedMinutes: 585,
          savedCents: 34_125,
        },
      ],
      requests: [
        {
          childId: childId('noor'),
          name: 'Noor Bakker',
          requestId: requestId('R009'),
          kind: 'extraDay',
          wantedDay: isoDay('2026-12-03'),
        },
      ],
    },
    {
      key: '2026-11-25 toddlers',
      day: isoDay('2026-11-25'),
      groupIds: [groupId('toddlers')],
      setting: 'dayCare',
      childrenThere: 9,
      rostered: 1,
      savedMinutes: 240,
      savedCents: 14_000,
      moreOptions: 0,
      mergeSavedMinutes: 0,
      options: [
        {
          children: [
            {
              childId: childId('ilias'),
              name: 'Ilias Amrani',
              ageYears: 2,
              stretch: { startMinute: 450, endMinute: 1110 },
              fitDays: [isoDay('2026-11-27')],
              toDay: isoDay('2026-11-27'),
              requestId: null,
              hasSiblingThere: false,
            },
          ],
          dayparts: ['afternoon'],
          requiredBefore: 2,
          requiredAfter: 1,
          savedMinutes: 240,
          savedCents: 14_000,
        },
      ],
      requests: [],
    },
  ],
}

/** Four weeks: the babies are full in the second, the third is closed, the roster ends after the second. */
export function someWeeks(): CallOutput<'outlook.weeks'> {
  const weeks = [0, 1, 2, 3].map((place) => addWeeks('2026-W48' as IsoWeek, place))
  const days = (monday: number | null, tuesday: number | null) => [
    monday,
    tuesday,
    null,
    null,
    null,
    null,
    null,
  ]
  return {
    weeks: weeks.map((week, place) => ({
      week,
      monday: mondayOfWeek(week),
      isHoliday: place === 3,
      openDays: place === 2 ? 0 : 2,
    })),
    groups: [
      {
        groupId: groupId('babies'),
        name: 'Babies',
        setting: 'dayCare',
        maxChildren: 9,
        weeks: [
          { children: days(6, 7), offered: 1 },
          { children: days(9, 8), offered: 0 },
          { children: days(null, null), offered: 0 },
          { children: days(5, 5), offered: 0 },
        ],
      },
    ],
    places: [
      {
        ageYears: 0,
        weeks: [
          { withoutExtraStaff: 0, withExtraStaff: 2 },
          { withoutExtraStaff: 0, withExtraStaff: 0 },
          { withoutExtraStaff: null, withExtraStaff: null },
          { withoutExtraStaff: 1, withExtraStaff: 4 },
        ],
      },
    ],
    fits: [
      {
        entryId: 'W1' as CallOutput<'outlook.weeks'>['fits'][number]['entryId'],
        childId: childId('lina'),
        name: 'Lina Mulder',
        ageYears: 0,
        wishedFrom: isoDay('2026-11-23'),
        week: '2026-W48' as IsoWeek,
        groupName: 'Babies',
      },
      {
        entryId: 'W2' as CallOutput<'outlook.weeks'>['fits'][number]['entryId'],
        childId: childId('juul'),
        name: 'Juul Hendriks',
        ageYears: 0,
        wishedFrom: isoDay('2026-11-23'),
        week: null,
        groupName: '',
      },
    ],
    hours: [
      {
        requiredMinutes: 1320,
        rosteredMinutes: 1440,
        savedMinutes: 60,
        possibleMinutes: 120,
        largestGapDay: addDays(mondayOfWeek('2026-W48' as IsoWeek), 1),
      },
      {
        requiredMinutes: 1320,
        rosteredMinutes: 1260,
        savedMinutes: 0,
        possibleMinutes: 0,
        largestGapDay: mondayOfWeek('2026-W49' as IsoWeek),
      },
      { requiredMinutes: 0, rosteredMinutes: null, savedMinutes: 0, possibleMinutes: 0, largestGapDay: null },
      {
        requiredMinutes: 900,
        rosteredMinutes: null,
        savedMinutes: 0,
        possibleMinutes: null,
        largestGapDay: null,
      },
    ],
  }
}

export const someTransitions: CallOutput<'outlook.transitions'> = {
  months: ['2026-11', '2026-12'] as IsoMonth[],
  groups,
  transitions: [
    {
      childId: childId('maan'),
      name: 'Maan Liem',
      groupId: groupId('babies'),
      direction: 'out',
      kind: 'toGroup',
      day: isoDay('2026-11-30'),
      otherGroupId: groupId('toddlers'),
    },
    {
      childId: childId('maan'),
      name: 'Maan Liem',
      groupId: groupId('toddlers'),
      direction: 'in',
      kind: 'fromGroup',
      day: isoDay('2026-12-01'),
      otherGroupId: groupId('babies'),
    },
    {
      childId: childId('tess'),
      name: 'Tess Vos',
      groupId: groupId('toddlers'),
      direction: 'out',
      kind: 'fourYears',
      day: isoDay('2026-12-31'),
      otherGroupId: null,
    },
  ],
}
