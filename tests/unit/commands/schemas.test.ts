import { describe, expect, test } from 'vitest'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { rowSetValue } from '#shared/schema/rows/row-set.ts'
import { aGroupMove, aFixedFace } from '#tests/harness/builders/children.ts'
import { childId, groupId, locationId, requestId } from '#tests/harness/builders/ids.ts'
import { aSettledRoster } from '#tests/harness/builders/organisation.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { isoDay, parseIsoWeek } from '#shared/kernel/time.ts'
import type { Instant, IsoWeek } from '#shared/kernel/time.ts'
import type { CareRequest } from '#shared/domain/requests/model.ts'
import { planningRows } from './planning-rows.ts'

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

/** Fields that rows of before they existed do not have; those rows are read as they were meant. */
const laterFields: Partial<Record<TableName, readonly string[]>> = {
  location: ['legalEntityId'],
  care_request: ['payment', 'isAutomatic', 'isHeldForPerson'],
}

/** One good row of every table. */
const rows: Readonly<Record<TableName, object>> = {
  ...(Object.fromEntries(Object.entries(aRowSet()).map(([table, list]) => [table, list?.[0]])) as Record<
    TableName,
    object
  >),
  ...planningRows,
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

describe.each(tableNames)('a row of %s', (table) => {
  const row = rows[table] as Readonly<Record<string, unknown>>
  const accepts = (value: unknown): boolean => tables[table].schema.safeParse(value).success
  const mayBeMissing = (field: string): boolean => laterFields[table]?.includes(field) ?? false

  test('is accepted as it is, and has exactly the fields of its columns', () => {
    const parsed = tables[table].schema.parse(row)
    expect(parsed).toEqual(row)
    expect(Object.keys(row).sort()).toEqual(Object.keys(tables[table].columns).sort())
  })

  test('is refused with a field too many or any field too few', () => {
    expect(accepts({ ...row, extra: 1 })).toBe(false)
    for (const field of Object.keys(row)) {
      const without = Object.fromEntries(Object.entries(row).filter(([name]) => name !== field))
      expect(accepts(without), field).toBe(mayBeMissing(field))
    }
  })

  test('is refused when any text is 10,000 characters long', () => {
    const texts = Object.entries(row).filter(([, value]) => typeof value === 'string')
    const accepted = texts.filter(([field]) => accepts({ ...row, [field]: 'a'.repeat(10_000) }))
    expect(texts.length).toBeGreaterThan(0)
    expect(accepted).toEqual([])
  })

  test('is refused when any field is of another kind', () => {
    for (const field of Object.keys(row)) {
      for (const wrong of [{}, Number.NaN, Symbol('s')]) {
        expect(accepts({ ...row, [field]: wrong }), field).toBe(false)
      }
      expect(accepts({ ...row, [field]: undefined }), field).toBe(mayBeMissing(field))
    }
  })

  test.each(['', 'a b', "a'b", 'ä', 'a'.repeat(65), '../x', 'a\n'])('is refused with %j as its id', (id) => {
    expect(accepts({ ...row, id })).toBe(false)
  })
})

/** What, in which table, the change to a good row, and whether it still is one. */
const edgeCases = [
  ['a day that does not exist', 'child', { birthDate: '2025-02-29' }, false],
  ['29 February of a leap year', 'child', { birthDate: '2024-02-29' }, true],
  ['a name of spaces', 'child', { firstName: '   ' }, false],
  ['a name with a line break', 'child', { firstName: 'No\nor' }, false],
  ['a name of exactly 200 characters', 'child', { firstName: 'a'.repeat(200) }, true],
  ['a week 53 where there is one', 'settled_roster', { week: '2026-W53' }, true],
  ['a week 53 where there is none', 'settled_roster', { week: '2025-W53' }, false],
  ['reversed times', 'shift', { startMinute: 900, endMinute: 800 }, false],
  ['a stretch of no time', 'shift', { startMinute: 900, endMinute: 900 }, false],
  ['a minute after midnight', 'shift', { endMinute: 1441 }, false],
  ['half a minute', 'shift', { startMinute: 450.5 }, false],
  ['a break outside the shift', 'shift', { breaks: [{ startMinute: 400, endMinute: 430 }] }, false],
  [
    'breaks that overlap',
    'shift',
    {
      breaks: [
        { startMinute: 700, endMinute: 730 },
        { startMinute: 720, endMinute: 750 },
      ],
    },
    false,
  ],
  [
    'breaks one after the other',
    'shift',
    {
      breaks: [
        { startMinute: 700, endMinute: 730 },
        { startMinute: 730, endMinute: 750 },
      ],
    },
    true,
  ],
  ['an end before the start', 'contract', { startDate: '2026-01-02', endDate: '2026-01-01' }, false],
  ['an end on the first day', 'contract', { startDate: '2026-01-02', endDate: '2026-01-02' }, true],
  ['an absence with half its times', 'absence', { startMinute: 450, endMinute: null }, false],
  [
    'a contract line without any time',
    'contract_day',
    { startMinute: null, endMinute: null, holidayStartMinute: null, holidayEndMinute: null },
    false,
  ],
  ['a contract line that follows the school', 'contract_day', { startMinute: null }, true],
  ['a register number of eight digits', 'location', { lrkDayCare: '12345678' }, false],
  ['ages in the wrong order', 'base_group', { minAgeMonths: 48, maxAgeMonths: 12 }, false],
  ['a value that is no JSON', 'house_rule', { value: '{oops' }, false],
  [
    'a school holiday of a region and a school',
    'school_holiday',
    { region: 'north', schoolId: 'compass' },
    false,
  ],
  ['a school holiday of nobody', 'school_holiday', { region: null, schoolId: null }, false],
] as const

test.each(edgeCases.filter(([, , , isGood]) => isGood))('%s is accepted', (_what, table, change) => {
  expect(tables[table].schema.safeParse({ ...rows[table], ...change }).success).toBe(true)
})

test.each(edgeCases.filter(([, , , isGood]) => !isGood))('%s is refused', (_what, table, change) => {
  expect(tables[table].schema.safeParse({ ...rows[table], ...change }).success).toBe(false)
})

test('a set of rows names tables that exist, each with its own kind of rows', () => {
  expect(rowSetValue.safeParse(aRowSet()).success).toBe(true)
  expect(Object.keys(rowSetValue.shape).sort()).toEqual([...tableNames].sort())
  expect(rowSetValue.safeParse({ toString: [] }).success).toBe(false)
  expect(rowSetValue.safeParse({ child: [aFixedFace(childId('noor'), 'fatima')] }).success).toBe(false)
})
