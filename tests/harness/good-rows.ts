import type { CareRequest } from '#shared/domain/requests/model.ts'
import { isoDay, parseIsoWeek } from '#shared/kernel/time.ts'
import type { Instant, IsoWeek } from '#shared/kernel/time.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { aGroupMove } from './builders/children.ts'
import { childId, groupId, locationId, requestId } from './builders/ids.ts'
import { aSettledRoster } from './builders/organisation.ts'
import { aRowSet } from './builders/row-set.ts'
import { planningRows } from './planning-rows.ts'
import { privacyRows } from './privacy-rows.ts'

const week53 = parseIsoWeek('2026-W53') as IsoWeek

const request: CareRequest = {
  id: requestId('request-1'),
  kind: 'swapDay',
  childId: childId('noor'),
  locationId: locationId('rainbow'),
  wantedDay: isoDay('2026-11-27'),
  wantedStartMinute: null,
  wantedEndMinute: null,
  wantedGroupId: null,
  givenDay: isoDay('2026-11-26'),
  givenStartMinute: null,
  givenEndMinute: null,
  swapReason: 'private',
  payment: null,
  receivedAt: '2026-11-20T08:15:00.000Z' as Instant,
  note: 'belt na 15:00\nterug',
  status: 'open',
  offeredWish: null,
  decidedAt: null,
  decidedBy: null,
  overrideReason: '',
  isAutomatic: false,
  isHeldForPerson: false,
  decisionSnapshot: null,
}

const instant = '2026-11-26T18:05:00.000Z' as Instant

/** One good row of every table. */
export const goodRows: Readonly<Record<TableName, object>> = {
  ...(Object.fromEntries(Object.entries(aRowSet()).map(([table, list]) => [table, list?.[0]])) as Record<
    TableName,
    object
  >),
  ...planningRows,
  ...privacyRows,
  settled_roster: aSettledRoster(week53),
  care_request: request,
  legal_entity: { id: 'boog-noord', organisationId: 'organisation', name: 'De Boog Noord bv' },
  family: { id: 'family-noor', isDirectDebit: true, language: 'nl' },
  logged_stay: {
    id: 'stay-1',
    childId: 'noor',
    locationId: 'rainbow',
    groupId: 'ladybirds',
    day: '2026-11-26',
    startMinute: 1080,
    endMinute: 1110,
    side: 'late',
    loggedAt: instant,
    loggedBy: 'fatima',
    tooTight: null,
    extraAttendanceId: 'extra-1',
    removedAt: null,
    removedBy: null,
  },
  observed_time: {
    id: 'observed-1',
    childId: 'noor',
    locationId: 'rainbow',
    day: '2026-11-26',
    arrivedMinute: 482,
    leftMinute: 1095,
  },
  tariff_card: {
    id: 'card-1',
    legalEntityId: null,
    setting: 'dayCare',
    product: 'extraDay',
    centsPerHour: 1020,
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
  },
  closed_month: {
    id: 'month-1',
    locationId: 'rainbow',
    month: '2026-10',
    closedAt: instant,
    closedBy: 'manager',
    entryCount: 3,
    minutesTotal: -90,
    centsTotal: 1650,
    controlTotal: '3-90-1650',
  },
  ledger_entry: {
    id: 'line-1',
    childId: 'noor',
    locationId: 'rainbow',
    account: 'extraHours',
    kind: 'charged',
    day: '2026-11-26',
    month: '2026-11',
    minutes: 30,
    cents: 550,
    centsPerHour: 1100,
    expiresOn: null,
    sourceKind: 'request',
    sourceId: 'request-1',
    correctsEntryId: null,
    reason: { code: 'ledger.reason.invoiced', params: { rule: 'MONEY-2' } },
    note: '',
    actorId: 'manager',
    at: instant,
  },
  group_move: aGroupMove({
    childId: childId('noor'),
    day: isoDay('2026-11-26'),
    toGroupId: groupId('bumblebees'),
  }),
}
