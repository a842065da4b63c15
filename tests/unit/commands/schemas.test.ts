import { describe, expect, test } from 'vitest'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import type { TableName } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { rowSetValue } from '#shared/schema/rows/row-set.ts'
import { aFixedFace } from '#tests/harness/builders/children.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { goodRows as rows } from '#tests/harness/good-rows.ts'

/** Fields that rows of before they existed do not have; those rows are read as they were meant. */
const laterFields: Partial<Record<TableName, readonly string[]>> = {
  location: ['legalEntityId'],
  care_request: ['payment', 'isAutomatic', 'isHeldForPerson'],
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
