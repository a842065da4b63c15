import type { WaitingEntryId, OfferId } from '#shared/domain/ids.ts'
import type { OpenOffer, WaitingRow } from '#shared/ipc/calls/waiting-list.ts'
import type { CallOutput } from '#shared/ipc/contract.ts'
import { isoDay, isoWeekOf, type IsoWeek } from '#shared/kernel/time.ts'
import { childId, groupId } from '#tests/harness/builders/ids.ts'

const tuesday = { weekday: 2, startMinute: null, endMinute: null } as const

/** Lina, who would like Tuesdays and can have them. */
export function aRow(overrides: Partial<WaitingRow> = {}): WaitingRow {
  return {
    entryId: 'lina-waits' as WaitingEntryId,
    childId: childId('lina'),
    name: 'Lina Mulder',
    birthDate: isoDay('2025-09-12'),
    ageMonths: 15,
    setting: 'dayCare',
    days: [tuesday],
    minimumDays: 1,
    wishedFrom: isoDay('2027-01-04'),
    receivedOn: isoDay('2026-10-05'),
    priority: 'none',
    status: 'waiting',
    place: 1,
    placeReason: { code: 'waiting.place.sibling', params: { receivedOn: '2026-10-05' } },
    isInternal: false,
    verdict: 'ok',
    headline: { code: 'waiting.group.fits', params: { week: '2027-W01', group: 'Dreumesen' } },
    dayMessages: [
      { code: 'waiting.day.fits', params: { weekdayCode: 'waiting.weekday.2', week: '2027-W01' } },
    ],
    suggestion: {
      groupId: groupId('ladybirds'),
      groupName: 'Dreumesen',
      startDay: isoDay('2027-01-04'),
      days: [tuesday],
      needsStaff: false,
    },
    offer: null,
    ...overrides,
  }
}

export function anOpenOffer(overrides: Partial<OpenOffer> = {}): OpenOffer {
  return {
    offerId: 'offer' as OfferId,
    entryId: 'lina-waits' as WaitingEntryId,
    childName: 'Lina Mulder',
    groupId: groupId('ladybirds'),
    groupName: 'Dreumesen',
    days: [tuesday],
    startDay: isoDay('2027-01-04'),
    expiresOn: isoDay('2026-11-28'),
    daysLeft: 5,
    ...overrides,
  }
}

export function aList(
  overrides: Partial<CallOutput<'waitingList.list'>> = {},
): CallOutput<'waitingList.list'> {
  return {
    today: isoDay('2026-11-23'),
    order: { code: 'waiting.order.internalFirst', params: {} },
    entries: [aRow()],
    offers: [],
    closed: [],
    ...overrides,
  }
}

export function aMatch(): CallOutput<'waitingList.match'> {
  const row = aRow()
  return {
    row,
    groups: [
      {
        groupId: groupId('ladybirds'),
        groupName: 'Dreumesen',
        verdict: 'ok',
        headline: row.headline,
        firstDay: isoDay('2027-01-04'),
        days: [
          {
            weekday: 2,
            verdict: 'ok',
            message: {
              code: 'waiting.day.fits',
              params: { weekdayCode: 'waiting.weekday.2', week: '2027-W01' },
            },
            fitsFrom: isoDay('2027-01-05'),
            tightestDay: isoDay('2027-03-02'),
            free: 1,
          },
        ],
        untilDay: isoDay('2027-09-11'),
        isProvisional: true,
      },
    ],
  }
}

export function aFamily(
  overrides: Partial<CallOutput<'waitingList.get'>> = {},
): CallOutput<'waitingList.get'> {
  return {
    row: aRow(),
    note: 'Liefst zo snel mogelijk.',
    siblings: [{ childId: childId('floris'), name: 'Floris Mulder' }],
    friends: [],
    offers: [
      {
        offerId: 'old' as OfferId,
        groupName: 'Babies',
        days: [tuesday],
        startDay: isoDay('2026-11-02'),
        expiresOn: isoDay('2026-10-30'),
        status: 'declined',
        reasons: [
          {
            code: 'waiting.log.turn',
            params: { place: 2, receivedOn: '2026-10-05', sentenceCode: 'waiting.place.sibling' },
          },
        ],
        note: 'te ver rijden',
        offeredByName: 'Sanne Vermeer',
        offeredAt: '2026-10-20T08:00:00.000Z' as never,
        answeredByName: 'Sanne Vermeer',
        answeredAt: '2026-10-24T08:00:00.000Z' as never,
      },
    ],
    passedOver: [],
    ...overrides,
  }
}

export function aTry(
  overrides: Partial<CallOutput<'waitingList.tryOffer'>> = {},
): CallOutput<'waitingList.tryOffer'> {
  return {
    verdict: 'ok',
    sentences: [
      {
        code: 'waiting.offer.fits',
        params: { weekdayCode: 'waiting.weekday.2', day: '2027-03-02', count: 1 },
      },
    ],
    mayOffer: true,
    passedOver: [],
    expiresOn: isoDay('2026-12-07'),
    ...overrides,
  }
}

/** Two weeks of one weekday: a number and a word. */
export function aCapacity(): CallOutput<'waitingList.capacity'> {
  const week = (day: string): IsoWeek => isoWeekOf(isoDay(day))
  return {
    groupName: 'Dreumesen',
    ages: [1, 2],
    weekdays: [2],
    weeks: [
      {
        week: week('2026-11-23'),
        monday: isoDay('2026-11-23'),
        isProvisional: false,
        cells: [{ weekday: 2, day: isoDay('2026-11-24'), free: 2, room: 3, status: 'tight' }],
      },
      {
        week: week('2026-11-30'),
        monday: isoDay('2026-11-30'),
        isProvisional: true,
        cells: [{ weekday: 2, day: isoDay('2026-12-01'), free: 0, room: 0, status: 'full' }],
      },
    ],
  }
}
