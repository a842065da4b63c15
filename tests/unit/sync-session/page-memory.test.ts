import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createPageMemory } from '#electron/sync/page-memory.ts'
import { writeRows } from '#electron/sync/read-pages.ts'
import type { ReadRow } from '#electron/sync/read-pages.ts'

const page = (ids: readonly string[]): { readonly rows: readonly ReadRow[]; readonly packed: string } => {
  const rows = ids.map((id) => ({ table: 'shift', id, version: 3, row: null }) as const)
  return { rows, packed: deflateRawSync(writeRows(rows), { level: 1 }).toString('base64') }
}

test('a page that waits holds the same rows, remembered or unpacked', () => {
  const memory = createPageMemory()
  const { rows, packed } = page(['a', 'b'])
  expect(memory.rowsOf(packed)).toEqual(rows)
  memory.remember(packed, rows)
  expect(memory.rowsOf(packed)).toBe(rows)
  memory.forgetAll()
  expect(memory.rowsOf(packed)).toEqual(rows)
})

test('what was remembered is never taken for another page of the same place', () => {
  const memory = createPageMemory()
  const first = page(['a', 'b'])
  memory.remember(first.packed, first.rows)
  const again = page(['a', 'c'])
  expect(memory.rowsOf(again.packed)).toEqual(again.rows)
})
