import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { quickCheckOf } from '#shared/schema/quick-check.ts'
import { fitsTable } from '#shared/schema/rows/fits-table.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'
import { tables } from '#shared/schema/rows/tables.ts'
import { goodRows } from '#tests/harness/good-rows.ts'

/** A value at some place in a row becomes this one, or goes. */
interface Change {
  readonly places: readonly number[]
  readonly value: unknown
  readonly isGone: boolean
}

/** What a fault or an attack puts where something else belongs; also what is nearly right. */
const anyValue = fc.oneof(
  fc.constantFrom(
    ...['', ' ', 'noor ', 'a\nb', 'a'.repeat(65), 'a'.repeat(2_001), '2026-02-29', '2026-W54', '__proto__'],
    ...[0, -1, 0.5, 1_441, 1e300, Number.NaN, Number.POSITIVE_INFINITY, true, false, null, undefined],
  ),
  fc.string({ maxLength: 4, unit: 'binary' }),
  fc.integer({ min: -2, max: 1_500 }),
  fc.jsonValue({ maxDepth: 2 }),
)
const anyChange: fc.Arbitrary<Change> = fc.record({
  places: fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }),
  value: anyValue,
  isGone: fc.boolean(),
})

/** A copy with one change, as deep as its places lead. */
function changed(value: unknown, { places: [place, ...deeper], ...change }: Change): unknown {
  if (place === undefined || typeof value !== 'object' || value === null) return change.value
  const copy = structuredClone(value) as Record<string, unknown>
  // One place more than there are: a field or item too many.
  const names = [...Object.keys(copy), Array.isArray(copy) ? String(copy.length) : 'another']
  const name = names[place % names.length] ?? 'another'
  if (change.isGone && deeper.length === 0) delete copy[name]
  else copy[name] = changed(copy[name], { places: deeper, ...change })
  return copy
}

describe.each(tableNames)('a row of %s', (table) => {
  test('that is as it should be is let through at once', () => {
    expect(fitsTable(table, tables[table].schema.parse(goodRows[table]))).toBe(true)
  })

  test('that is let through at once is exactly what its schema makes of it', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 1, maxLength: 2 }), (changes) => {
        const good: unknown = tables[table].schema.parse(goodRows[table])
        const row = changes.reduce((made, change) => changed(made, change), good)
        if (!fitsTable(table, row)) return
        const parsed = tables[table].schema.safeParse(row)
        expect(parsed.success).toBe(true)
        expect(parsed.data).toStrictEqual(row)
        expect(JSON.stringify(parsed.data)).toBe(JSON.stringify(row))
      }),
      { numRuns: 400, seed: 20_261_121 },
    )
  })
})

test.each([
  ['a text that must be trimmed', z.string().trim(), ' a', 'a'],
  ['a number that is no number', z.number(), Number.NaN, 1],
  ['an integer with a fraction', z.int(), 0.5, 1],
  ['a field too many', z.strictObject({ id: z.string() }), { id: 'a', b: 1 }, { id: 'a' }],
  ['another order', z.strictObject({ a: z.int(), b: z.int() }), { b: 1, a: 1 }, { a: 1, b: 1 }],
  ['a field too few', z.strictObject({ id: z.string().nullable() }), {}, { id: null }],
  ['a value to be filled in', z.strictObject({ a: z.boolean().default(false) }), {}, { a: true }],
  ['a word that is not on the list', z.enum(['a', 'b']), 'c', 'b'],
  ['a rule that does not hold', z.number().refine((value) => value > 3), 3, 4],
  ['a list with something else in it', z.array(z.string()), ['a', 1], ['a']],
])('%s is left to the schema', (_what, schema, wrong, right) => {
  const check = quickCheckOf(schema)
  expect(check(wrong)).toBe(false)
  expect(check(right)).toBe(true)
})

test.each([
  ['fields that are dropped', z.object({ id: z.string() }), { id: 'a' }],
  ['values that are changed', z.string().transform((text) => text.length), 'a'],
  ['a form this check does not know', z.iso.date(), '2026-11-21'],
  ['keys that must all be there', z.record(z.enum(['a', 'b']), z.number()), { a: 1 }],
  ['one of several kinds of record', z.union([z.object({ a: z.string() }), z.string()]), 'a'],
])('a schema with %s is always asked', (_what, schema, value) => {
  expect(quickCheckOf(schema)(value)).toBe(false)
})
