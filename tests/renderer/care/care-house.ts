import type { CallOutput } from '#shared/ipc/contract.ts'
import type { FlexibleDay } from '#shared/ipc/calls/flexible-days.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { childId, contractId, groupId, locationId, schoolId } from '#tests/harness/builders/ids.ts'

/** A child of day care with one contract, one absence for credit and one consent. */
export function aCard(overrides: Partial<CallOutput<'children.get'>> = {}): CallOutput<'children.get'> {
  return {
    id: childId('noor'),
    name: 'Noor Bakker',
    birthDate: isoDay('2024-05-15'),
    ageMonths: 30,
    groupName: 'Lieveheersbeestjes',
    schoolName: null,
    mentorName: null,
    contracts: [
      {
        id: contractId('noor-contract'),
        locationId: locationId('rainbow'),
        groupId: groupId('ladybirds'),
        setting: 'dayCare',
        groupName: 'Lieveheersbeestjes',
        form: 'fixed',
        startDate: isoDay('2024-01-01'),
        endDate: null,
        days: [{ weekday: 1, startMinute: 450, endMinute: 1110 }],
      },
    ],
    fixedFaces: [],
    consents: [
      {
        id: 'consent',
        groupName: 'Hommels',
        signedOn: isoDay('2026-10-01'),
        validFrom: isoDay('2026-10-01'),
        validUntil: isoDay('2027-03-01'),
      },
    ],
    otherGroups: [{ id: groupId('crickets'), name: 'Krekels' }],
    restrictedSince: null,
    absences: [
      {
        id: 'absence',
        startDay: isoDay('2026-12-01'),
        endDay: isoDay('2026-12-01'),
        startMinute: null,
        endMinute: null,
        creditMinutes: 660,
        mayRemove: true,
        reason: 'holiday',
      },
    ],
    requests: [],
    ...overrides,
  }
}

export function aPreview(
  overrides: Partial<CallOutput<'absences.preview'>> = {},
): CallOutput<'absences.preview'> {
  return {
    days: [
      {
        day: isoDay('2026-11-24'),
        stretches: [{ startMinute: 450, endMinute: 1110 }],
        creditMinutes: 0,
        expiresOn: null,
        credit: {
          code: 'absence.credit.tooLate',
          params: { day: '2026-11-24', deadline: '2026-11-22' },
        },
        place: {
          code: 'absence.place.lessStaff',
          params: { day: '2026-11-24', group: 'Lieveheersbeestjes', before: 3, after: 2 },
        },
      },
    ],
    creditMinutes: 0,
    isComplete: true,
    problem: null,
    ...overrides,
  }
}

export function aContractOf(
  overrides: Partial<CallOutput<'contracts.get'>> = {},
): CallOutput<'contracts.get'> {
  return {
    form: 'fixed',
    groupId: groupId('ladybirds'),
    groups: [{ id: groupId('ladybirds'), name: 'Lieveheersbeestjes' }],
    days: [
      { weekday: 1, startMinute: 450, endMinute: 1110, holidayStartMinute: null, holidayEndMinute: null },
    ],
    earliest: isoDay('2027-01-01'),
    noticeMonths: 1,
    earlyDays: [isoDay('2026-12-01'), isoDay('2026-12-16')],
    allowedDays: [isoDay('2027-01-01'), isoDay('2027-01-16')],
    ...overrides,
  }
}

export function aFlexibleDay(day: string, overrides: Partial<FlexibleDay> = {}): FlexibleDay {
  return {
    day: isoDay(day),
    state: 'free',
    verdict: 'ok',
    isGuaranteed: true,
    isGrantable: true,
    headline: null,
    minutes: 660,
    requestId: null,
    ...overrides,
  }
}

/** Saar's first week of December: Monday granted, Tuesday and Thursday to be asked, Wednesday does not fit. */
export function aMonth(
  overrides: Partial<CallOutput<'flexibleDays.month'>> = {},
): CallOutput<'flexibleDays.month'> {
  return {
    guaranteedFrom: isoDay('2026-12-14'),
    guaranteeDays: 21,
    choices: [{ childId: childId('saar'), name: 'Saar Visser' }],
    children: [
      {
        childId: childId('saar'),
        name: 'Saar Visser',
        groupName: 'Lieveheersbeestjes',
        balance: { minutes: 6_000, availableMinutes: 6_000 },
        days: [
          aFlexibleDay('2026-12-14', { state: 'granted', verdict: null }),
          aFlexibleDay('2026-12-15'),
          aFlexibleDay('2026-12-16', { verdict: 'no', isGuaranteed: false, isGrantable: false }),
          aFlexibleDay('2026-12-17'),
          aFlexibleDay('2026-12-19', { state: 'closed', verdict: null, minutes: 0 }),
        ],
      },
    ],
    ...overrides,
  }
}

export function aStudyDay(overrides: Partial<CallOutput<'studyDays.get'>> = {}): CallOutput<'studyDays.get'> {
  return {
    summary: {
      schoolId: schoolId('compass'),
      schoolName: 'De Kompasschool',
      day: isoDay('2026-12-18'),
      kind: 'studyDay',
      closingDay: isoDay('2026-12-04'),
      daysLeft: 11,
      isHouseClosed: false,
      pupils: 2,
      byContract: 1,
      registered: 0,
      waiting: 0,
      minimumChildren: 3,
    },
    children: [
      {
        childId: childId('sem'),
        name: 'Sem Dekker',
        ageMonths: 92,
        isByContract: true,
        isRegistered: false,
        requestId: null,
      },
      {
        childId: childId('pim'),
        name: 'Pim Vos',
        ageMonths: 80,
        isByContract: false,
        isRegistered: true,
        requestId: null,
      },
    ],
    cluster: {
      sentences: [
        {
          code: 'studyDay.cluster.saved',
          params: { before: 1_320, after: 660, saved: 660 },
        },
      ],
      apart: [
        { hostName: 'De Regenboog', fromNames: ['De Regenboog'], children: 1, peak: 1, staffMinutes: 660 },
      ],
      best: [
        {
          hostName: 'De Zwaluw',
          fromNames: ['De Regenboog', 'De Zwaluw'],
          children: 4,
          peak: 1,
          staffMinutes: 660,
        },
      ],
      together: [
        { hostName: 'De Regenboog', staffMinutes: null },
        { hostName: 'De Zwaluw', staffMinutes: 660 },
      ],
      savedMinutes: 660,
    },
    ...overrides,
  }
}
