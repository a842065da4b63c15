import { expect, test } from 'vitest'
import { retentionCoverage, rowTables } from '#shared/commands/privacy/retention-coverage.ts'
import { retentionKinds } from '#shared/domain/privacy/model.ts'
import { referencesTo } from '#shared/schema/references-to.ts'
import { tableNames } from '#shared/schema/rows/table-rows.ts'

test('every table of records has exactly one term, or it is said why it is kept (PRIV-1)', () => {
  expect(Object.keys(retentionCoverage).sort()).toEqual([...tableNames].sort())
})

test('every table whose rows go one by one is among those that can go', () => {
  const byDay = tableNames.filter((table) => retentionCoverage[table].how === 'row')
  expect(byDay.toSorted()).toEqual([...rowTables].sort())
})

test('everything that names a child goes with its dossier, or has a day of its own', () => {
  for (const { table } of referencesTo(['child'])) {
    expect(retentionCoverage[table].how, table).not.toBe('kept')
  }
})

test('who refers to a row that can go comes before it, so that nothing is left pointing nowhere', () => {
  for (const [place, table] of rowTables.entries()) {
    for (const referrer of referencesTo([table])) {
      const at = rowTables.findIndex((one) => one === referrer.table)
      if (referrer.table === table || at < 0) continue
      expect(at, `${referrer.table} -> ${table}`).toBeLessThan(place)
    }
  }
})

test('every kind of data but the log covers a table', () => {
  const covered = new Set(
    tableNames.flatMap((table) => {
      const coverage = retentionCoverage[table]
      return coverage.how === 'kept' ? [] : [coverage.kind]
    }),
  )
  expect(retentionKinds.filter((kind) => !covered.has(kind))).toEqual(['audit'])
})
